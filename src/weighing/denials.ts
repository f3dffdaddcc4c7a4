import type { Allegation } from '../domain/allegation.ts';
import type { Contradiction } from '../domain/contradiction.ts';
import type { Incident } from '../domain/grouping.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';
import { daysOf } from '../grouping/allegation-likeness.ts';
import { rarity } from '../grouping/background.ts';
import { placeKey } from '../grouping/place-likeness.ts';
import { contentWords } from '../grouping/statement-content.ts';
import { numberWords, stem } from '../grouping/word-classes.ts';
import { wordsOf } from '../grouping/words.ts';
import { aboutIncident, contradiction, sidesOf } from './contradiction-sides.ts';

/** An incident with what it takes to tell whether a denial is about it. */
interface Alleged {
  readonly incident: Incident;
  readonly told: readonly Allegation[];
  readonly terms: ReadonlySet<string>;
}

/** Characters on either side of an allegation's evidence that tell what it is about. */
const around = 80;
/** Words that a denial and an allegation must share beside the place; two are a coincidence. */
const leastShared = 3;
/** A denial comes within so many days of what it denies. */
const mostDays = 7;
/** Incidents of one place that a denial is held against, the nearest in text order of ids. */
const comparedAtMost = 50;

/** What is asked about reports: their text and their day. */
export interface ReportFacts {
  readonly textOf: (report: string) => string;
  readonly dayOf: (report: string) => number | null;
}

/**
 * Denials that stand as statements: somebody denies what an incident alleges, at the same place and in the same words. A
 * denial goes to the incident that it shares most with.
 */
export function statedDenials(
  incidents: readonly { readonly incident: Incident; readonly told: readonly Allegation[] }[],
  statements: readonly Statement[],
  facts: ReportFacts,
  storyOf: (report: string) => StoryId | null,
): Contradiction[] {
  const byPlace = indexByPlace(incidents, facts);
  const denials = new Map<Alleged, Statement[]>();
  for (const statement of statements) {
    if (statement.act !== 'deny') continue;
    const denied = bestMatch(statement, byPlace, facts);
    if (denied) denials.set(denied, [...(denials.get(denied) ?? []), statement]);
  }
  return [...denials].map(([{ incident, told }, denying]) => {
    const sides = sidesOf([
      ...told.map((a) => ({ value: 'happened', passages: [a.evidencePassage], allegation: a.id })),
      ...denying.map((s) => ({ value: 'denied', passages: s.contentPassages, statement: s.id })),
    ]);
    const first = told.find((a) => a.place !== null) ?? told[0];
    const about = aboutIncident('whether it happened as told', incident.type, {
      place: first?.place ?? null,
      date: first?.date ?? null,
    });
    const stories = new Set([...told, ...denying].map((t) => storyOf(t.report)));
    const [story] = stories;
    return contradiction(
      {
        field: 'happened',
        ...about,
        story: stories.size === 1 ? (story ?? null) : null,
        incident: incident.id,
      },
      sides,
    );
  });
}

function indexByPlace(
  incidents: readonly { readonly incident: Incident; readonly told: readonly Allegation[] }[],
  { textOf }: ReportFacts,
): Map<string, Alleged[]> {
  const byPlace = new Map<string, Alleged[]>();
  for (const { incident, told } of incidents) {
    const terms = new Set<string>();
    const asserted = told.filter((a) => !a.negated);
    for (const {
      report,
      evidencePassage: { start, end },
    } of asserted) {
      const text = textOf(report).slice(Math.max(0, start - around), end + around);
      for (const term of termsOf(wordsOf(text).map((w) => w.text))) terms.add(term);
    }
    const alleged = { incident, told: asserted, terms };
    for (const place of new Set(asserted.flatMap((a) => (a.place === null ? [] : [placeKey(a.place)])))) {
      const there = byPlace.get(place);
      if (there) there.push(alleged);
      else byPlace.set(place, [alleged]);
    }
  }
  return byPlace;
}

function bestMatch(
  statement: Statement,
  byPlace: ReadonlyMap<string, readonly Alleged[]>,
  { textOf, dayOf }: ReportFacts,
): Alleged | null {
  const words = contentWords(statement, textOf(statement.report));
  const terms = termsOf(words);
  const day = dayOf(statement.report);
  let best: Alleged | null = null;
  let most = leastShared - 1;
  for (const place of placesIn(words)) {
    const placeTerms = termsOf(place.split(' '));
    for (const alleged of (byPlace.get(place) ?? []).slice(0, comparedAtMost)) {
      if (!isInTime(alleged, day)) continue;
      const shared = [...terms].filter((t) => alleged.terms.has(t) && !placeTerms.has(t)).length;
      if (shared > most) {
        most = shared;
        best = alleged;
      }
    }
  }
  return best;
}

/** Runs of one to three words, as places are written. */
function* placesIn(words: readonly string[]): Generator<string, void> {
  for (let i = 0; i < words.length; i++) {
    for (let n = 1; n <= 3; n++) yield words.slice(i, i + n).join(' ');
  }
}

function isInTime({ told }: Alleged, day: number | null): boolean {
  return told.some((a) => {
    const days = daysOf(a);
    return days === null || day === null || (day >= days.from && day - days.to <= mostDays);
  });
}

function termsOf(words: readonly string[]): Set<string> {
  const terms = new Set<string>();
  for (const word of words) {
    const term = stem(numberWords.get(word) ?? word);
    if (rarity(term, 0, 0) > 0) terms.add(term);
  }
  return terms;
}
