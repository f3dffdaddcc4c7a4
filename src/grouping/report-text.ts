import { keptParts } from '../domain/report.ts';
import type { Report } from '../domain/report.ts';
import { roughSentences, wordsOf } from './words.ts';
import type { FoldedWords, Word } from './words.ts';

/** One sentence of a report as comparison sees it. */
export interface ComparedSentence {
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

/** A report cut into what grouping compares. */
export interface ComparedReport {
  readonly report: Report;
  /** Days since 1970-01-01 of the report's own date, or null where it has none. */
  readonly day: number | null;
  readonly title: readonly Word[];
  /** The kept sentences but the title, each once: a headline repeated in the body does not count twice. */
  readonly sentences: readonly ComparedSentence[];
}

/** Words beyond this are not compared: one report must not cost as much as a thousand. About twenty printed pages. */
const longest = 10_000;

/** Cuts a report's kept parts into sentences and words. */
export function compared(report: Report, known: FoldedWords = new Map()): ComparedReport {
  const seen = new Set<string>();
  const sentences: ComparedSentence[] = [];
  let total = 0;
  let title: readonly Word[] = [];
  for (const part of keptParts(report)) {
    if (part.kind === 'title' && title.length === 0) {
      title = wordsOf(report.text, part.start, part.end, known);
      seen.add(joined(title));
      continue;
    }
    for (const range of roughSentences(report.text, part.start, part.end)) {
      if (total > longest) break;
      const words = wordsOf(report.text, range.start, range.end, known);
      const key = joined(words);
      if (words.length === 0 || seen.has(key)) continue;
      seen.add(key);
      total += words.length;
      sentences.push({ ...range, words });
    }
  }
  if (title.length === 0 && report.title !== null) title = wordsOf(report.title.value);
  return {
    report,
    day: dayNumber(report.referenceDate?.value ?? report.published?.value ?? null),
    title,
    sentences,
  };
}

/** Reports in an order that depends on nothing but their ids. */
export function inOrder<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => byCode(a.id, b.id));
}

/** Code-unit comparison. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days since 1970-01-01 of a full ISO date; null for a month, a year, or none. */
export function dayNumber(date: string | null): number | null {
  if (date === null || date.length < 10) return null;
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round(at / 86_400_000);
}

function joined(words: readonly Word[]): string {
  return words.map((w) => w.text).join(' ');
}
