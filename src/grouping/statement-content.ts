import type { Statement } from '../domain/statement.ts';
import type { Report } from '../domain/report.ts';
import { rarity } from './background.ts';
import { namePartsOf } from './names.ts';
import type { NameParts } from './names.ts';
import { numberWords, stem } from './word-classes.ts';
import { hashText, wordsOf } from './words.ts';

/** What was said, as comparison sees it. */
export interface StatementContent {
  readonly statement: Statement;
  readonly day: number | null;
  /** Term -> weight. */
  readonly terms: ReadonlyMap<string, number>;
  readonly weight: number;
  /** Hashes of the runs of five words, in text order. */
  readonly runs: readonly number[];
  readonly runSet: ReadonlySet<number>;
  readonly words: number;
  readonly speaker: NameParts;
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
  const raw = statements.map((statement) => {
    const words = contentWords(statement, reports.get(statement.report)?.text ?? '');
    return { statement, words: words.length > 0 ? words : wordsOf(statement.about).map((w) => w.text) };
  });
  const holding = new Map<string, number>();
  for (const { words } of raw)
    for (const term of termsOf(words)) holding.set(term, (holding.get(term) ?? 0) + 1);
  return raw.map(({ statement, words }) => {
    const terms = new Map<string, number>();
    let weight = 0;
    for (const term of termsOf(words)) {
      const worth = rarity(term, holding.get(term) ?? 0, raw.length);
      if (worth <= 0) continue;
      terms.set(term, worth);
      weight += worth;
    }
    const runs = runsOf(words);
    return {
      statement,
      speaker: namePartsOf({ ...statement.speaker, role: statement.role }),
      day: dayOf(statement.report),
      terms,
      weight,
      runs,
      runSet: new Set(runs),
      words: words.length,
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
  const [small, large] = a.terms.size <= b.terms.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [term, worth] of small.terms) if (large.terms.has(term)) shared += worth;
  const least = Math.min(a.weight, b.weight);
  const all = a.weight + b.weight - shared;
  return least <= 0 || all <= 0 ? 0 : (shared / least + shared / all) / 2;
}

/** The words that two contents have in common in one go: how many, and which share of the shorter one that is. */
export function sameWords(
  a: Pick<StatementContent, 'runs' | 'runSet' | 'words'>,
  b: Pick<StatementContent, 'runs' | 'runSet' | 'words'>,
): { words: number; share: number } {
  const [short, long] = a.runs.length <= b.runs.length ? [a, b] : [b, a];
  let longestRow = 0;
  let row = 0;
  for (const run of short.runs) {
    row = long.runSet.has(run) ? row + 1 : 0;
    longestRow = Math.max(longestRow, row);
  }
  const words = longestRow === 0 ? 0 : longestRow + runWords - 1;
  return { words, share: short.words === 0 ? 0 : words / short.words };
}

/** The words of a statement's content as the report has them. */
export function contentWords(statement: Statement, text: string): string[] {
  return statement.contentPassages
    .flatMap((p) => wordsOf(text, p.start, p.end).map((w) => w.text))
    .slice(0, longest);
}

/** Hashes of a text's runs of five words, in order. */
export function runsOf(words: readonly string[]): number[] {
  const runs: number[] = [];
  for (let i = 0; i + runWords <= words.length; i++)
    runs.push(hashText(words.slice(i, i + runWords).join(' ')));
  return runs;
}
