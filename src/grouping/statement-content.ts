import type { Statement } from '../domain/statement.ts';
import type { Report } from '../domain/report.ts';
import { rarity } from './background.ts';
import { namePartsOf } from './names.ts';
import type { NameParts } from './names.ts';
import { numberWords, stem } from './word-classes.ts';
import { hashText, wordsOf } from './words.ts';
import type { FoldedWords } from './words.ts';

/** What was said, as comparison sees it. */
export interface StatementContent {
  readonly statement: Statement;
  readonly day: number | null;
  /** The telling terms' numbers, ascending, and what each is worth. */
  readonly terms: Int32Array;
  readonly worths: Float64Array;
  /** What all of them are worth. */
  readonly weight: number;
  readonly runs: Runs;
  readonly speaker: NameParts;
}

/** A text's runs of five words. */
export interface Runs {
  /** Their hashes in text order. */
  readonly inOrder: Int32Array;
  readonly sorted: Int32Array;
  /** The text's words. */
  readonly words: number;
}

/** Words in a run: five in a row are the same words, not the same topic. */
const runWords = 5;
/** Words of one statement that are compared. */
const longest = 400;

/** The contents of a batch's statements; `dayOf` is the day of the report that tells it. */
export function contentsOf(
  statements: readonly Statement[],
  reports: ReadonlyMap<string, Report>,
  dayOf: (report: string) => number | null,
): StatementContent[] {
  const known: FoldedWords = new Map();
  const raw = statements.map((statement) => {
    const words = contentWords(statement, reports.get(statement.report)?.text ?? '', known);
    return { statement, words: words.length > 0 ? words : wordsOf(statement.about).map((w) => w.text) };
  });
  const holding = new Map<string, { readonly number: number; holders: number }>();
  for (const { words } of raw) {
    for (const term of termsOf(words)) {
      const entry = holding.get(term) ?? { number: holding.size, holders: 0 };
      entry.holders++;
      holding.set(term, entry);
    }
  }
  return raw.map(({ statement, words }) => {
    const terms = [...termsOf(words)].flatMap((term) => {
      const { number = 0, holders = 0 } = holding.get(term) ?? {};
      const worth = rarity(term, holders, raw.length);
      return worth > 0 ? [{ number, worth }] : [];
    });
    terms.sort((a, b) => a.number - b.number);
    return {
      statement,
      speaker: namePartsOf({ ...statement.speaker, role: statement.role }),
      day: dayOf(statement.report),
      terms: Int32Array.from(terms, (t) => t.number),
      worths: Float64Array.from(terms, (t) => t.worth),
      weight: terms.reduce((sum, t) => sum + t.worth, 0),
      runs: runsOf(words),
    };
  });
}

/** Words that outlets write as one or as two. */
const joined: ReadonlyMap<string, string> = new Map([
  ['cease fire', 'ceasefire'],
  ['air strike', 'airstrike'],
  ['air strikes', 'airstrike'],
]);

function termsOf(words: readonly string[]): Set<string> {
  const terms = new Set<string>();
  words.forEach((word, i) => {
    const whole = joined.get(`${word} ${words[i + 1] ?? ''}`);
    const second = joined.has(`${words[i - 1] ?? ''} ${word}`);
    if (whole !== undefined) terms.add(stem(whole));
    else if (!second) terms.add(stem(numberWords.get(word) ?? word));
  });
  return terms;
}

/** Shared content words, 0–1: half their share of the shorter, half their share of both together. */
export function contentLikeness(a: StatementContent, b: StatementContent): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const apart = (a.terms[i] ?? 0) - (b.terms[j] ?? 0);
    if (apart === 0) shared += a.worths[i] ?? 0;
    if (apart <= 0) i++;
    if (apart >= 0) j++;
  }
  const least = Math.min(a.weight, b.weight);
  const all = a.weight + b.weight - shared;
  return least <= 0 || all <= 0 ? 0 : (shared / least + shared / all) / 2;
}

/** The words that two contents have in common in one go: how many, and which share of the shorter one that is. */
export function sameWords(a: Runs, b: Runs): { words: number; share: number } {
  const [short, long] = a.inOrder.length <= b.inOrder.length ? [a, b] : [b, a];
  let longestRow = 0;
  let row = 0;
  for (const run of short.inOrder) {
    row = includesSorted(long.sorted, run) ? row + 1 : 0;
    longestRow = Math.max(longestRow, row);
  }
  const words = longestRow === 0 ? 0 : longestRow + runWords - 1;
  return { words, share: short.words === 0 ? 0 : words / short.words };
}

function includesSorted(sorted: Int32Array, value: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value;
}

/** The words of a statement's content as the report has them. */
export function contentWords(statement: Statement, text: string, known: FoldedWords = new Map()): string[] {
  return statement.contentPassages
    .flatMap((p) => wordsOf(text, p.start, p.end, known).map((w) => w.text))
    .slice(0, longest);
}

/** A text's runs of five words, as hashes. */
export function runsOf(words: readonly string[]): Runs {
  const runs = new Int32Array(Math.max(0, words.length - runWords + 1));
  for (let i = 0; i < runs.length; i++) runs[i] = hashText(words.slice(i, i + runWords).join(' '));
  return { inOrder: runs, sorted: runs.slice().sort(), words: words.length };
}
