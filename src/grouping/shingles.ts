import type { ComparedReport } from './report-text.ts';
import { hashText } from './words.ts';

/** Words in a shingle. 4 finds a sentence again after an editor's pen; 3 finds clichés ("the syrian observatory for"). */
const shingleWords = 4;
/** Sentences shorter than this ("AFP", "Photo: …") say nothing about copying. */
const shortestSentence = 5;

/** A sentence as shingles: places in its report's `shingles`, and its length in words. */
export interface ShingledSentence {
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

/** A report as what copying is told by. */
export interface Shingled {
  readonly of: ComparedReport;
  readonly sentences: readonly ShingledSentence[];
  /** A number for each shingle that another report holds too, in text order; -1 for those that none does. */
  readonly shingles: Int32Array;
  readonly words: number;
}

/** Cuts reports into shingles; equal shingles get equal numbers, from 0 on. Linear, and 4 bytes a word. */
export function shingleReports(reports: readonly ComparedReport[]): Shingled[] {
  const cut = reports.map(hashed);
  const shared = sharedHashes(cut.map((c) => c.shingles));
  for (const { shingles } of cut) {
    for (let i = 0; i < shingles.length; i++) shingles[i] = shared.get(shingles[i] ?? 0) ?? -1;
  }
  return cut;
}

function hashed(of: ComparedReport): Shingled {
  const hashes: number[] = [];
  const sentences: ShingledSentence[] = [];
  let total = 0;
  for (const { words } of of.sentences) {
    if (words.length < shortestSentence) continue;
    const from = hashes.length;
    for (let i = 0; i + shingleWords <= words.length; i++) {
      let text = '';
      for (let j = i; j < i + shingleWords; j++) text += `${words[j]?.text ?? ''} `;
      // Signed, as an Int32Array holds it.
      hashes.push(hashText(text) | 0);
    }
    sentences.push({ from, to: hashes.length, words: words.length });
    total += words.length;
  }
  return { of, sentences, shingles: Int32Array.from(hashes), words: total };
}

/** Hash -> number, for the hashes that two reports or more hold. Sorting takes a tenth of the memory of a map of all. */
function sharedHashes(reports: readonly Int32Array[]): ReadonlyMap<number, number> {
  const all = new Int32Array(reports.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const hashes of reports) {
    const own = hashes.slice().sort();
    for (let i = 0; i < own.length; i++) if (i === 0 || own[i] !== own[i - 1]) all[length++] = own[i] ?? 0;
  }
  const sorted = all.subarray(0, length).sort();
  const shared = new Map<number, number>();
  for (let i = 1; i < length; i++) {
    const hash = sorted[i] ?? 0;
    if (hash === sorted[i - 1] && !shared.has(hash)) shared.set(hash, shared.size);
  }
  return shared;
}
