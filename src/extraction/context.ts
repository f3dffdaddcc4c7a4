import type { Analysis } from '../language/analysis.ts';
import type { Report } from '../domain/report.ts';
import type { Reference } from './reference/reference.ts';
import { findActors, type FoundActor } from './actors/actors.ts';
import { findDates, type FoundDate } from './dates/dates.ts';
import { findPlaces, isUnsurePerson, type FoundPlace } from './places/places.ts';
import { findQuantities, type FoundQuantity } from './quantities/quantities.ts';

/** All that the extraction of one report's statements, allegations and commitments may use. */
export interface ReportContext {
  readonly report: Report;
  readonly analysis: Analysis;
  readonly reference: Reference;
  /** Each list is in text order, without overlaps inside one list. */
  readonly actors: readonly FoundActor[];
  readonly places: readonly FoundPlace[];
  readonly dates: readonly FoundDate[];
  readonly quantities: readonly FoundQuantity[];
}

/** Runs the four finders over one analysed report. Pure; linear in the length of the text. */
export function createReportContext(report: Report, analysis: Analysis, reference: Reference): ReportContext {
  const dates = findDates(report, analysis);
  const quantities = findQuantities(report, analysis, reference);
  const named = findActors(report, analysis, reference);
  const places = findPlaces(report, analysis, reference, named);
  const actors = withoutPlaces(named, places);
  return { report, analysis, reference, actors, places, dates, quantities };
}

/** What looked like a person's name and is a place is no actor. */
function withoutPlaces(actors: readonly FoundActor[], places: readonly FoundPlace[]): FoundActor[] {
  let at = 0;
  return actors.filter((actor) => {
    while (at < places.length && (places[at]?.end ?? 0) <= actor.start) at += 1;
    const place = places[at];
    return !(place !== undefined && place.start < actor.end && isUnsurePerson(actor));
  });
}
