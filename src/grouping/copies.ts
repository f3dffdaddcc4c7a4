import type { Copy, CopyKind } from '../domain/grouping.ts';
import { orderByDay, visitNeighbours } from './neighbours.ts';
import { byCode } from './report-text.ts';
import type { ComparedReport } from './report-text.ts';
import { shingleReports } from './shingles.ts';
import type { Shingled } from './shingles.ts';

/** A sentence stands in the other report when this share of its shingles does. Pair F1 on the open copies: .25 .97, .3 .95, .35 .92. */
const sentenceShare = 0.25;
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

/**
 * Pairs of reports of which much of the shorter one's text is the other's. Shingles of four words over an inverted
 * index; background paragraphs that recur over weeks are left out. Linear in the number of reports.
 */
export function findCopies(reports: readonly ComparedReport[]): Copy[] {
  const shingled = shingleReports(reports);
  const order = orderByDay(reports.map((r) => r.day));
  const background = backgroundOf(order, shingled);
  const telling = shingled.map(({ shingles }) =>
    Int32Array.from(new Set(shingles.filter((s) => s >= 0 && background[s] !== 1))),
  );
  const copies: Copy[] = [];
  const shares = sharesIn(background);
  visitNeighbours(order, telling, { next: neighbours }, (x, y, count) => {
    const a = shingled[Math.min(x, y)];
    const b = shingled[Math.max(x, y)];
    const copy = a && b && count >= leastShared ? copyOf(a, b, shares) : null;
    if (copy) copies.push(copy);
  });
  return copies.sort((x, y) => byCode(x.reports[0], y.reports[0]) || byCode(x.reports[1], y.reports[1]));
}

/** For each shingle 1 where it is background: in order of date, it is told again after a long pause, twice. */
function backgroundOf(order: readonly number[], shingled: readonly Shingled[]): Uint8Array {
  const count =
    shingled.reduce((most, { shingles }) => shingles.reduce((m, s) => Math.max(m, s), most), -1) + 1;
  const lastDay = new Float64Array(count).fill(NaN);
  const pauses = new Uint8Array(count);
  for (const index of order) {
    const of = shingled[index];
    const day = of?.of.day ?? null;
    if (!of || day === null) continue;
    for (const shingle of of.shingles) {
      if (shingle < 0) continue;
      // False as well where it was not told before: NaN compares with nothing.
      if (day - (lastDay[shingle] ?? NaN) > backgroundDays)
        pauses[shingle] = Math.min(2, (pauses[shingle] ?? 0) + 1);
      lastDay[shingle] = day;
    }
  }
  return pauses.map((p) => (p >= 2 ? 1 : 0));
}

/** The share of one report's words in sentences that the other holds too. */
type ShareOf = (of: Shingled, other: Shingled) => number;

/** Background counts on neither side. */
function sharesIn(background: Uint8Array): ShareOf {
  // One mark a shingle, for the report that was looked at last, in place of a set for every report.
  const marks = new Int32Array(background.length);
  let mark = 0;
  return (of, other) => {
    mark++;
    for (const shingle of other.shingles) if (shingle >= 0) marks[shingle] = mark;
    let held = 0;
    let all = 0;
    for (const { from, to, words } of of.sentences) {
      let own = 0;
      let common = 0;
      for (let i = from; i < to; i++) {
        const shingle = of.shingles[i] ?? -1;
        if (background[shingle] === 1) continue;
        own++;
        if (marks[shingle] === mark) common++;
      }
      if (own * 2 < to - from) continue;
      all += words;
      if (common >= own * sentenceShare) held += words;
    }
    return all === 0 ? 0 : held / all;
  };
}

function copyOf(a: Shingled, b: Shingled, shareOf: ShareOf): Copy | null {
  const [shorter, longer] =
    a.words < b.words || (a.words === b.words && a.of.report.id < b.of.report.id) ? [a, b] : [b, a];
  const share = shareOf(shorter, longer);
  const apart = a.of.day === null || b.of.day === null ? 0 : Math.abs(a.of.day - b.of.day);
  if (!isCopy(share, share * shorter.words, apart, isSameOutlet(shorter, longer))) return null;
  const [x, y] = [a.of.report.id, b.of.report.id].sort(byCode);
  if (x === undefined || y === undefined) return null;
  return {
    reports: [x, y],
    kind: kindOf(shorter, longer, share, shareOf(longer, shorter)),
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

/** Told by how much of each stands in the other, and by who published them. */
function kindOf(shorter: Shingled, longer: Shingled, share: number, back: number): CopyKind {
  if (share >= 0.96 && back >= 0.85) return 'same-text';
  if (isSameOutlet(shorter, longer)) return 'update';
  return share >= 0.85 && back < 0.7 ? 'excerpt' : 'shared-wire';
}
