import { typeFamilies, type Allegation, type IncidentType } from '../../src/domain/allegation.ts';
import { assignBest } from './assignment.ts';
import type { GoldIncident } from './gold.ts';

/** What the scorer compares; an `Allegation` has all of it. */
type ScoredAllegation = Pick<
  Allegation,
  'type' | 'date' | 'place' | 'perpetratorSide' | 'attribution' | 'saidBy' | 'killed' | 'injured' | 'evidence'
>;

export const scoredFields = [
  'type',
  'side',
  'place',
  'date',
  'killed',
  'injured',
  'attribution',
  'saidBy',
] as const;
type ScoredField = (typeof scoredFields)[number];

export interface ScoredPair {
  readonly gold: GoldIncident;
  readonly predicted: ScoredAllegation;
  readonly agrees: Readonly<Record<ScoredField, boolean>>;
}

/** The fields that the alignment maximises, as the guide names them. */
const alignedOn = ['type', 'side', 'place', 'date', 'killed'] as const;

/**
 * Aligns one report's gold incidents and predicted allegations one to one so that most fields agree over type, side, place,
 * date and killed (optimal: Hungarian method). A pair can match only when both types are of one family and either the places
 * agree or both evidences stand in one sentence of the text.
 */
export function alignReport(
  text: string,
  gold: readonly GoldIncident[],
  predicted: readonly ScoredAllegation[],
): ScoredPair[] {
  const sentences = sentencesOf(text);
  const pairs = gold.map((g) => predicted.map((p) => comparePair(sentences, g, p)));
  // One for being a pair at all keeps a pair that agrees on nothing but may match better than no pair.
  const weights = pairs.map((row) =>
    row.map((pair) => (pair === null ? 0 : 0.001 + alignedOn.filter((f) => pair.agrees[f]).length)),
  );
  return assignBest(weights).flatMap((column, row) => {
    const pair = pairs[row]?.[column];
    return pair ? [pair] : [];
  });
}

function comparePair(
  sentences: readonly string[],
  gold: GoldIncident,
  predicted: ScoredAllegation,
): ScoredPair | null {
  const place = placesAgree(gold.place, predicted.place);
  if (familyOf(gold.type) !== familyOf(predicted.type)) return null;
  if (!place && !inOneSentence(sentences, gold.evidence, predicted.evidence)) return null;
  const agrees = {
    type: gold.type === predicted.type,
    side: gold.perpetratorSide === predicted.perpetratorSide,
    place,
    date: gold.date === predicted.date,
    killed: rangesAgree(gold.killed, predicted.killed),
    injured: rangesAgree(gold.injured, predicted.injured),
    attribution: gold.attribution === predicted.attribution,
    saidBy: shareContentWord(gold.saidBy, predicted.saidBy),
  };
  return { gold, predicted, agrees };
}

function familyOf(type: IncidentType): string {
  return typeFamilies[type];
}

const unspecific = new Set(['the', 'al', 'city', 'town', 'village', 'province', 'area', 'countryside']);

/** Equal, or one contains the other, after folding; none agrees with none. */
function placesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [foldPlace(a), foldPlace(b)];
  return x === y || (x !== '' && y !== '' && (` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `)));
}

function foldPlace(name: string): string {
  return words(name)
    .filter((w) => !unspecific.has(w))
    .join(' ');
}

const functionWords = new Set('a an and as at by for from in of on or the to with'.split(' '));

/** True when a content word is shared; none agrees with none. */
function shareContentWord(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const second = new Set(words(b).filter((w) => !functionWords.has(w)));
  return words(a).some((w) => second.has(w));
}

function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '');
}

function rangesAgree(a: readonly (number | null)[] | null, b: readonly (number | null)[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a[0] === b[0] && a[1] === b[1];
}

/** Cut plainly at stops, so that the scorer does not lean on the program's own sentences. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["”']?)\s+(?=["“']?[\p{Lu}\d])/u).map(spaced);
}

/** Any sentence counts, as leads are repeated in the archive. */
function inOneSentence(sentences: readonly string[], a: string, b: string): boolean {
  const [x, y] = [spaced(a), spaced(b)];
  return sentences.some((s) => s.includes(x) && s.includes(y));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
