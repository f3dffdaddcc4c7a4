import { byCode } from './report-text.ts';
import type { ComparedReport } from './report-text.ts';
import { rarity } from './background.ts';
import { numberWords, stem, weekdays } from './word-classes.ts';
import type { Word } from './words.ts';

/** A unit vector over terms: the terms' numbers, ascending, and their weights. */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** What two reports are compared by, to tell whether they tell the same news. */
export interface Features {
  /** Headline and first sentences: what the report says is new. */
  readonly lead: TermVector;
  readonly body: TermVector;
  /** Words spelled with a capital inside sentences: mostly names. */
  readonly names: TermVector;
  readonly day: number | null;
  /** Days that the lead names by weekday, as day numbers: when it happened, rather than when it was printed. */
  readonly told: ReadonlySet<number>;
}

/** Words of the lead. 40–150 were tried on the open stories: 70 to 150 are alike, shorter is worse. */
const leadWords = 100;

/** Term -> how often a report has it. */
type Counts = ReadonlyMap<string, number>;

interface Counted {
  readonly lead: Counts;
  readonly body: Counts;
  readonly names: Counts;
  readonly told: ReadonlySet<number>;
}

/** Features of all reports of a batch; rare words weigh more, rarity being counted in the batch over a background. */
export function featuresOf(reports: readonly ComparedReport[]): Features[] {
  const termOf = termReader();
  const counted = reports.map((report) => countTerms(report, termOf));
  const terms = weighTerms(counted);
  return counted.map((count, index) => ({
    lead: unitVector(count.lead, terms),
    body: unitVector(count.body, terms),
    names: unitVector(count.names, terms),
    day: reports[index]?.day ?? null,
    told: count.told,
  }));
}

/** What a batch knows of a term: its place among all in code order, and how much it weighs. */
interface WeighedTerm {
  readonly number: number;
  readonly weight: number;
}

function weighTerms(counted: readonly Counted[]): ReadonlyMap<string, WeighedTerm> {
  const holding = new Map<string, number>();
  for (const { body } of counted) for (const term of body.keys()) increase(holding, term);
  return new Map(
    [...holding]
      .sort(([a], [b]) => byCode(a, b))
      .map(([term, holders], number) => [term, { number, weight: rarity(term, holders, counted.length) }]),
  );
}

function countTerms(of: ComparedReport, termOf: (word: string) => string | null): Counted {
  const counts = {
    lead: new Map<string, number>(),
    body: new Map<string, number>(),
    names: new Map<string, number>(),
    told: new Set<number>(),
  };
  let seen = 0;
  const take = (word: Word, inTitle: boolean, first: boolean): void => {
    const inLead = seen < leadWords;
    if (inLead) tellDay(word, of.day, counts.told);
    const term = termOf(word.text);
    if (term === null) return;
    if (inLead) increase(counts.lead, term);
    increase(counts.body, term);
    if (word.capital && !inTitle && !first) increase(counts.names, term);
  };
  for (const word of of.title) take(word, true, false);
  for (const sentence of of.sentences) {
    sentence.words.forEach((word, index) => {
      take(word, false, index === 0);
      seen++;
    });
  }
  return counts;
}

/** The last day that bore the weekday's name, counted from the report's own day. */
function tellDay(word: Word, day: number | null, told: Set<number>): void {
  const weekday = weekdays.indexOf(word.text);
  // 1970-01-01 was a Thursday: day 0 has weekday 4.
  if (weekday >= 0 && day !== null) told.add(day - ((((day + 4) % 7) - weekday + 7) % 7));
}

/** Reads words as terms, each spelling once a batch. */
function termReader(): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    let term = known.get(word);
    if (term === undefined) {
      term = termFrom(word);
      known.set(word, term);
    }
    return term;
  };
}

/** A word as a term: numbers written either way are one; years say nothing of what happened. */
function termFrom(word: string): string | null {
  const text = numberWords.get(word) ?? word;
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57)
    return text.length === 4 && /^(?:19|20)\d\d$/.test(text) ? null : `#${text}`;
  return text.length < 2 ? null : stem(text);
}

function increase(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

function unitVector(counts: Counts, terms: ReadonlyMap<string, WeighedTerm>): TermVector {
  const weighed: { number: number; weight: number }[] = [];
  let squares = 0;
  for (const [term, count] of counts) {
    const known = terms.get(term);
    if (!known || known.weight <= 0) continue;
    const weight = (1 + Math.log(count)) * known.weight;
    weighed.push({ number: known.number, weight });
    squares += weight * weight;
  }
  weighed.sort((a, b) => a.number - b.number);
  const norm = Math.sqrt(squares);
  return {
    terms: Int32Array.from(weighed, (w) => w.number),
    weights: Float64Array.from(weighed, (w) => w.weight / norm),
  };
}

/** The cosine of two unit vectors. */
export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const apart = (a.terms[i] ?? 0) - (b.terms[j] ?? 0);
    if (apart === 0) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
    if (apart <= 0) i++;
    if (apart >= 0) j++;
  }
  return sum;
}

/** The numbers of a vector's `count` heaviest terms; of equals the first in code order. */
export function heaviest({ terms, weights }: TermVector, count: number): number[] {
  return Array.from(terms.keys())
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, count)
    .map((at) => terms[at] ?? 0);
}
