import type { Copy, CopyKind } from '../domain/grouping.ts';
import { byCode } from './report-text.ts';
import type { ComparedReport } from './report-text.ts';
import { hashText } from './words.ts';

/** Words in a shingle. 4 finds a sentence again after an editor's pen; 3 finds clichés ("the syrian observatory for"). */
const shingleWords = 4;
/** A sentence stands in the other report when this share of its shingles does. Pair F1 on the open copies: .25 .97, .3 .95, .35 .92. */
const sentenceShare = 0.25;
/** Sentences shorter than this ("AFP", "Photo: …") say nothing about copying. */
const shortestSentence = 5;
/** A copy is a pair whose shorter report has at least this share of its words in such sentences. */
const leastShare = 0.3;
/** Apart by more days than a wire text is passed on within, it is more likely background; it then takes more. */
const leastShareLater = 0.6;
const closeDays = 2;
/** An outlet repeats itself: under this share, or so many words, that is its house background, no update of a report. */
const leastShareOfOwn = 0.5;
const leastWordsOfOwn = 150;
/** One sentence in common is a quotation or a headline, unless it is most of the report. */
const leastWords = 35;
const mostOfIt = 0.7;
/** Shingles to share before two reports are looked at. */
const leastShared = 5;
/** A shingle told on three occasions further apart than this is background that outlets paste, not copying. */
const backgroundDays = 10;
/** A shingle's reports are compared with the next so many in date order, so that a common phrase stays linear. */
const neighbours = 24;

interface Shingled {
  readonly of: ComparedReport;
  readonly sentences: readonly { readonly shingles: readonly number[]; readonly words: number }[];
  readonly all: ReadonlySet<number>;
  readonly words: number;
}

/**
 * Pairs of reports of which much of the shorter one's text is the other's. Shingles of four words over an inverted
 * index; background paragraphs that recur over weeks are left out. Linear in the number of reports.
 */
export function findCopies(reports: readonly ComparedReport[]): Copy[] {
  const shingled = reports.map(shingle);
  const postings = postingsOf(shingled);
  const background = new Set<number>();
  const shared = new Map<number, number>();
  for (const [hash, holders] of postings) {
    if (isBackground(holders, shingled)) {
      background.add(hash);
      continue;
    }
    for (let i = 0; i < holders.length; i++) {
      const a = holders[i] ?? 0;
      for (let j = i + 1; j < holders.length && j <= i + neighbours; j++) {
        const b = holders[j] ?? 0;
        const key = Math.min(a, b) * shingled.length + Math.max(a, b);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  const copies: Copy[] = [];
  for (const [key, count] of shared) {
    if (count < leastShared) continue;
    const a = shingled[Math.floor(key / shingled.length)];
    const b = shingled[key % shingled.length];
    const copy = a && b ? copyOf(a, b, background) : null;
    if (copy) copies.push(copy);
  }
  return copies.sort((x, y) => byCode(x.reports[0], y.reports[0]) || byCode(x.reports[1], y.reports[1]));
}

function shingle(of: ComparedReport): Shingled {
  const all = new Set<number>();
  const sentences = [];
  let total = 0;
  for (const sentence of of.sentences) {
    const words = sentence.words;
    if (words.length < shortestSentence) continue;
    const shingles: number[] = [];
    for (let i = 0; i + shingleWords <= words.length; i++) {
      let text = '';
      for (let j = i; j < i + shingleWords; j++) text += `${words[j]?.text ?? ''} `;
      const hash = hashText(text);
      shingles.push(hash);
      all.add(hash);
    }
    sentences.push({ shingles, words: words.length });
    total += words.length;
  }
  return { of, sentences, all, words: total };
}

/** For every shingle that two reports or more hold, the reports in order of date. */
function postingsOf(shingled: readonly Shingled[]): Map<number, number[]> {
  const order = shingled
    .map((s, index) => ({ index, day: s.of.day ?? 0 }))
    .sort((a, b) => a.day - b.day || a.index - b.index);
  const postings = new Map<number, number[]>();
  for (const { index } of order) {
    for (const hash of shingled[index]?.all ?? []) {
      const holders = postings.get(hash);
      if (holders) holders.push(index);
      else postings.set(hash, [index]);
    }
  }
  return postings;
}

function isBackground(holders: readonly number[], shingled: readonly Shingled[]): boolean {
  if (holders.length < 3) return false;
  const days: number[] = [];
  for (const holder of holders) {
    const day = shingled[holder]?.of.day ?? null;
    if (day !== null) days.push(day);
  }
  let apart = 0;
  for (let i = 1; i < days.length; i++) {
    if ((days[i] ?? 0) - (days[i - 1] ?? 0) > backgroundDays) apart++;
  }
  return apart >= 2;
}

function copyOf(a: Shingled, b: Shingled, background: ReadonlySet<number>): Copy | null {
  const [shorter, longer] =
    a.words < b.words || (a.words === b.words && a.of.report.id < b.of.report.id) ? [a, b] : [b, a];
  const share = sharedWords(shorter, longer, background);
  const apart = a.of.day === null || b.of.day === null ? 0 : Math.abs(a.of.day - b.of.day);
  if (!isCopy(share, share * shorter.words, apart, isSameOutlet(shorter, longer))) return null;
  const [x, y] = [a.of.report.id, b.of.report.id].sort(byCode);
  if (x === undefined || y === undefined) return null;
  return {
    reports: [x, y],
    kind: kindOf(shorter, longer, share, sharedWords(longer, shorter, background)),
    share: Math.round(share * 1000) / 1000,
  };
}

function isCopy(share: number, words: number, apart: number, sameOutlet: boolean): boolean {
  if (share < (apart <= closeDays ? leastShare : leastShareLater)) return false;
  if (sameOutlet && share < leastShareOfOwn && words < leastWordsOfOwn) return false;
  return words >= leastWords || share >= mostOfIt;
}

function isSameOutlet(a: Shingled, b: Shingled): boolean {
  const outlet = a.of.report.outlet?.value ?? null;
  return outlet !== null && outlet === (b.of.report.outlet?.value ?? null);
}

/** Share of `of`'s words in sentences that `other` holds too; background counts on neither side. */
function sharedWords(of: Shingled, other: Shingled, background: ReadonlySet<number>): number {
  let held = 0;
  let all = 0;
  for (const sentence of of.sentences) {
    let own = 0;
    let common = 0;
    for (const hash of sentence.shingles) {
      if (background.has(hash)) continue;
      own++;
      if (other.all.has(hash)) common++;
    }
    if (own * 2 < sentence.shingles.length) continue;
    all += sentence.words;
    if (common >= own * sentenceShare) held += sentence.words;
  }
  return all === 0 ? 0 : held / all;
}

/** Told by how much of each stands in the other, and by who published them. */
function kindOf(shorter: Shingled, longer: Shingled, share: number, back: number): CopyKind {
  if (share >= 0.96 && back >= 0.85) return 'same-text';
  if (isSameOutlet(shorter, longer)) return 'update';
  return share >= 0.85 && back < 0.7 ? 'excerpt' : 'shared-wire';
}
