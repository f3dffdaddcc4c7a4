import type { ComparedReport } from './report-text.ts';
import { rarity } from './background.ts';
import { numberWords, stem, weekdays } from './word-classes.ts';
import type { Word } from './words.ts';

/** A unit vector over terms. */
export type TermVector = ReadonlyMap<string, number>;

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

interface Counts {
  readonly lead: Map<string, number>;
  readonly body: Map<string, number>;
  readonly names: Map<string, number>;
  readonly told: Set<number>;
}

/** Features of all reports of a batch; rare words weigh more, rarity being counted in the batch over a background. */
export function featuresOf(reports: readonly ComparedReport[]): Features[] {
  const counts = reports.map(countTerms);
  const holding = new Map<string, number>();
  for (const { body } of counts)
    for (const term of body.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const weigh = (term: string): number => rarity(term, holding.get(term) ?? 0, reports.length);
  return counts.map((count, index) => ({
    lead: unitVector(count.lead, weigh),
    body: unitVector(count.body, weigh),
    names: unitVector(count.names, weigh),
    day: reports[index]?.day ?? null,
    told: count.told,
  }));
}

function countTerms(of: ComparedReport): Counts {
  const counts: Counts = { lead: new Map(), body: new Map(), names: new Map(), told: new Set() };
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

/** A word as a term: numbers written either way are one; years say nothing of what happened. */
function termOf(word: string): string | null {
  const text = numberWords.get(word) ?? word;
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57)
    return text.length === 4 && /^(?:19|20)\d\d$/.test(text) ? null : `#${text}`;
  return text.length < 2 ? null : stem(text);
}

function increase(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

function unitVector(counts: ReadonlyMap<string, number>, weigh: (term: string) => number): TermVector {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * weigh(term);
    if (weight <= 0) continue;
    vector.set(term, weight);
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares);
  for (const [term, weight] of vector) vector.set(term, weight / norm);
  return vector;
}

/** The cosine of two unit vectors. */
export function cosine(a: TermVector, b: TermVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
