import type { Range } from '../domain/passage.ts';
import type { Name } from './analysis.ts';
import type { Gazetteer } from './gazetteer.ts';
import { makeConsistent } from './name-consistency.ts';
import { createRoom, decode, enlarge, type DecoderRoom } from './name-decoder.ts';
import { readNameDocument, type NameDocument } from './name-document.ts';
import { FEATURES_PER_WORD, nameFeatures } from './name-features.ts';
import { isBegin, kindOfLabel, LABEL_COUNT, NAME_KINDS, OUTSIDE, type WordName } from './name-labels.ts';
import { trimName } from './name-edges.ts';
import type { NameModel } from './name-model.ts';

/** The learner's units of margin to one logit of the score, and the score's logit at no margin: fitted on re3d cross-validated by source. */
const UNITS_PER_LOGIT = 27;
const SCORE_OFFSET = 1;

/**
 * The names in a text, in text order, never overlapping: people without their titles, organisations (armed groups are
 * organisations), places, weapons, platforms and nationalities. `sentences` give first and end token. Labels every sentence by itself, then
 * makes the document agree with itself. Linear; about 5 µs a word.
 */
export function findNames(
  text: string,
  tokens: readonly Range[],
  sentences: readonly { readonly first: number; readonly endToken: number }[],
  model: NameModel,
  gazetteer?: Gazetteer,
): Name[] {
  if (tokens.length === 0) return [];
  const words = tokens.map((token) => text.slice(token.start, token.end));
  const firsts = Int32Array.from([...sentences.map((sentence) => sentence.first), tokens.length]);
  const document = readNameDocument(words, firsts, model.lists, gazetteer);
  const names = makeConsistent(document, words, labelWords(document, model));
  return names.flatMap((name): Name[] => {
    const start = tokens[name.first]?.start;
    const end = tokens[name.end - 1]?.end;
    const kind = NAME_KINDS[name.kind];
    if (start === undefined || end === undefined || kind === undefined) return [];
    return [{ start, end, kind, firstToken: name.first, endToken: name.end, score: name.score }];
  });
}

/** Labels each sentence and reads the names off. */
export function labelWords(document: NameDocument, model: NameModel): WordName[] {
  const room = createRoom();
  const labels = new Uint8Array(document.count);
  const margins = new Float32Array(document.count);
  const addresses = new Int32Array(FEATURES_PER_WORD);
  for (let sentence = 0; sentence + 1 < document.sentenceFirst.length; sentence++) {
    const first = document.sentenceFirst[sentence] ?? 0;
    const end = document.sentenceFirst[sentence + 1] ?? 0;
    if (end <= first) continue;
    enlarge(room, end - first);
    for (let at = first; at < end; at++) {
      const mask = (1 << model.tableBits) - 1;
      const count = nameFeatures(document, at, first, end, mask, addresses, 0);
      addScores(model.features, addresses, count, room.scores, (at - first) * LABEL_COUNT);
    }
    decode(room, end - first, model.steps, labels, first);
    markMargins(room, labels, first, end, margins);
  }
  return namesFrom(document, labels, margins, model.unit * UNITS_PER_LOGIT);
}

/** Sums label by label: whole numbers in a register are faster than thirteen cells of a table in turn. */
function addScores(
  weights: Int8Array,
  addresses: Int32Array,
  count: number,
  scores: Float64Array,
  row: number,
): void {
  for (let feature = 0; feature < count; feature++) {
    addresses[feature] = (addresses[feature] ?? 0) * LABEL_COUNT;
  }
  for (let label = 0; label < LABEL_COUNT; label++) {
    let sum = 0;
    for (let feature = 0; feature < count; feature++) sum += weights[(addresses[feature] ?? 0) + label] ?? 0;
    scores[row + label] = sum;
  }
}

/** How far a word's label lies above the best one of another kind. */
function markMargins(
  room: DecoderRoom,
  labels: Uint8Array,
  first: number,
  end: number,
  margins: Float32Array,
): void {
  for (let at = first; at < end; at++) {
    const row = (at - first) * LABEL_COUNT;
    const own = labels[at] ?? 0;
    let rival = -Infinity;
    for (let label = 0; label < LABEL_COUNT; label++) {
      if (kindOfLabel(label) !== kindOfLabel(own)) rival = Math.max(rival, room.scores[row + label] ?? 0);
    }
    margins[at] = (room.scores[row + own] ?? 0) - rival;
  }
}

function namesFrom(
  document: NameDocument,
  labels: Uint8Array,
  margins: Float32Array,
  logit: number,
): WordName[] {
  const names: WordName[] = [];
  const { sentenceFirst } = document;
  let sentence = 0;
  for (let at = 0; at < labels.length; at++) {
    while ((sentenceFirst[sentence + 1] ?? Infinity) <= at) sentence++;
    const label = labels[at] ?? OUTSIDE;
    if (label === OUTSIDE || !isBegin(label)) continue;
    const limit = sentenceFirst[sentence + 1] ?? labels.length;
    let end = at + 1;
    let margin = margins[at] ?? 0;
    while (end < limit && labels[end] === label + 1) margin += margins[end++] ?? 0;
    const kind = kindOfLabel(label);
    const score = 1 / (1 + Math.exp(-(margin / (end - at) / logit + SCORE_OFFSET)));
    const name = trimName(document, { first: at, end, kind });
    if (name.first < name.end) names.push({ ...name, score });
  }
  return names;
}
