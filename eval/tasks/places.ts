import { join } from 'node:path';
import { asId } from '../../src/domain/ids.ts';
import type { Place } from '../../src/domain/place.ts';
import type { Report } from '../../src/domain/report.ts';
import { placeNameOver } from '../../src/extraction/places/place-names.ts';
import { distance } from '../../src/extraction/places/place-resolution.ts';
import { findPlaces, resolveNames } from '../../src/extraction/places/places.ts';
import type { Reference } from '../../src/extraction/reference/reference.ts';
import { listWords, type Word } from '../../src/extraction/words.ts';
import type { Analysis } from '../../src/language/analysis.ts';
import { loadReference } from '../../src/storage/reference-files.ts';
import { readJsonLines } from '../data-files.ts';
import type { EvalRow, Task } from '../task.ts';

interface GeoLine {
  readonly id: string;
  readonly text: string;
  readonly toponyms: readonly {
    readonly start: number;
    readonly end: number;
    readonly lat: number | null;
    readonly lon: number | null;
  }[];
}

/** 100 miles: the usual bound of "resolved" in this field (Leidner 2007 and after). */
const boundKm = 161;

/** Toponyms: found (F1 over character ranges that overlap one to one) and, given the gold ranges, resolved within 161 km. */
export const placesTask: Task = {
  name: 'places',
  run: async (context) => {
    const rows: EvalRow[] = [];
    const analyse = await context.analyse();
    const reference = loadReference();
    for (const corpus of ['lgl', 'geovirus']) {
      const lines = readJsonLines<GeoLine>(join(context.dataDir, 'geo', `${corpus}.jsonl`));
      if (lines.length === 0) continue;
      const score = { right: 0, placed: 0, toponyms: 0, found: 0, predicted: 0 };
      for (const line of lines) {
        const analysis = analyse(line.text);
        scoreResolution(line, analysis, reference, score);
        scoreDetection(line, analysis, reference, score);
      }
      const f1 = (2 * score.found) / Math.max(1, score.predicted + score.toponyms);
      rows.push({
        metric: `places.resolution.${corpus}`,
        score: score.right / Math.max(1, score.placed),
        size: score.placed,
      });
      rows.push({ metric: `places.detection.${corpus}`, score: f1, size: score.toponyms });
    }
    return rows;
  },
};

interface Counts {
  right: number;
  placed: number;
  toponyms: number;
  found: number;
  predicted: number;
}

function scoreResolution(line: GeoLine, analysis: Analysis, reference: Reference, score: Counts): void {
  const words = listWords(analysis);
  const spans = line.toponyms.map((toponym) => wordsOf(words, toponym.start, toponym.end));
  const names = spans.map(({ first, end }) => placeNameOver(words, first, end, reference));
  const { places } = resolveNames(line.text, words, names, reference);
  line.toponyms.forEach((toponym, i) => {
    if (toponym.lat === null || toponym.lon === null) return; // the annotators found no entry for it
    score.placed += 1;
    const place: Place | null = places[i] ?? null;
    if (place !== null && distance(place, { latitude: toponym.lat, longitude: toponym.lon }) <= boundKm)
      score.right += 1;
  });
}

/** Indices of the first word that overlaps a range and of the one after the last. */
function wordsOf(words: readonly Word[], start: number, end: number): { first: number; end: number } {
  const first = Math.max(
    0,
    words.findIndex((word) => word.end > start),
  );
  let last = first;
  while (last < words.length && (words[last]?.start ?? Infinity) < end) last += 1;
  return { first, end: Math.max(last, first + 1) };
}

function scoreDetection(line: GeoLine, analysis: Analysis, reference: Reference, score: Counts): void {
  const found = findPlaces(bareReport(line), analysis, reference);
  score.predicted += found.length;
  score.toponyms += line.toponyms.length;
  const open = new Set(found);
  for (const toponym of line.toponyms) {
    const hit = [...open].find((place) => place.start < toponym.end && toponym.start < place.end);
    if (hit === undefined) continue;
    open.delete(hit);
    score.found += 1;
  }
}

/** A report of nothing but its text: finding places asks for no more. */
function bareReport(line: GeoLine): Report {
  return {
    id: asId(line.id),
    source: line.id,
    contentHash: '',
    url: null,
    text: line.text,
    parts: [{ kind: 'body', start: 0, end: line.text.length }],
    title: null,
    outlet: null,
    agencies: [],
    authors: [],
    published: null,
    updated: null,
    referenceDate: null,
    datelinePlace: null,
    language: null,
    encoding: 'utf-8',
  };
}
