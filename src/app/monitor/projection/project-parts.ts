import type { ActorMention, Side } from '../../../domain/actor.ts';
import type { ToldDate } from '../../../domain/date.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Copy } from '../../../domain/grouping.ts';
import type { Origin, OriginUse } from '../../../domain/origin.ts';
import type { Passage } from '../../../domain/passage.ts';
import type { Place } from '../../../domain/place.ts';
import type { BriefingIndex } from '../../../publishing/briefing-index.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import type { TouchedThings } from '../corrections/touching-corrections.ts';
import type { ActorView, DateView, PassageView, PlaceView, Reliability } from '../views/parts.ts';

/** What the projections read from: a gated briefing, and what the store alone knows. */
export interface Projected {
  readonly index: BriefingIndex;
  readonly windowKey: string | null;
  readonly taken: ReadonlyMap<string, TakenReport>;
  readonly extractionOf: ReadonlyMap<string, ReportExtraction>;
  /** What each report, statement, allegation and commitment belongs to, whichever window's that is. */
  readonly storyOf: ReadonlyMap<string, string>;
  readonly groupOf: ReadonlyMap<string, string>;
  readonly incidentOf: ReadonlyMap<string, string>;
  readonly commitmentGroupOf: ReadonlyMap<string, string>;
  /** Each report's and each incident's uses of origins, and each report's copies. */
  readonly usesOf: ReadonlyMap<string, readonly UseOfOrigin[]>;
  readonly copiesOf: ReadonlyMap<string, readonly Copy[]>;
  /** A person's word on commitments. */
  readonly settled: ReadonlyMap<string, 'kept' | 'broken' | 'open'>;
  /** Outlets that a person graded, by id and by name. */
  readonly grades: ReadonlyMap<string, Reliability>;
  readonly setAside: ReadonlySet<string>;
  readonly touched: TouchedThings;
}

export interface UseOfOrigin {
  readonly origin: Origin;
  readonly use: OriginUse;
}

export function outletOf(report: string, { index }: Projected): string | null {
  return reportOf(report, index)?.outlet?.value ?? null;
}

export function reportOf(id: string, index: BriefingIndex) {
  return index.report.get(id as Parameters<typeof index.report.get>[0])?.report; // any string may be asked for
}

export function recordedAt(report: string, { taken }: Projected): string {
  return taken.get(report)?.recordedAt ?? '';
}

/** The words of a passage, whole. */
export function passageView({ report, start, end }: Passage, { index }: Projected): PassageView {
  return { report, start, end, text: reportOf(report, index)?.text.slice(start, end) ?? '' };
}

export function actorView(mention: ActorMention): ActorView {
  return { name: mention.name, actor: mention.actor, side: mention.side };
}

export function actorViewOrNull(mention: ActorMention | null): ActorView | null {
  return mention && actorView(mention);
}

export function dateView(date: ToldDate | null): DateView | null {
  return (
    date && {
      value: date.value,
      from: date.from,
      to: date.to,
      precision: date.precision,
      wording: date.wording,
    }
  );
}

/**
 * How far off its mark a place of each UCDP precision may lie, kilometres: a town is a few across, "within 25 km" says so
 * itself, the rest are rounded half-widths of districts, provinces and countries.
 */
const radii: Readonly<Record<Place['precision'], number>> = { 1: 3, 2: 25, 3: 25, 4: 50, 5: 80, 6: 300 };

export function placeView(place: Place | null): PlaceView | null {
  return (
    place && {
      id: place.id,
      name: place.name,
      country: place.country,
      admin1: place.admin1,
      kind: place.kind,
      latitude: place.latitude,
      longitude: place.longitude,
      precision: place.precision,
      radius: radii[place.precision],
    }
  );
}

/** Distinct values, most frequent first, then by code units. */
export function mostOften<Value extends string>(values: readonly (Value | null)[]): readonly Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : a > b ? 1 : 0)).map(([value]) => value);
}

/** The side most told of, of those that are known. */
export function mainSide(sides: readonly Side[]): Side | null {
  return mostOften(sides.filter((side) => side !== 'unknown'))[0] ?? sides[0] ?? null;
}

/** A full ISO day of a date prefix: its first. */
export function firstDay(date: string | null): string | null {
  if (date === null || !/^\d{4}(?:-\d{2}){0,2}$/.test(date)) return null;
  return `${date}${'-01-01'.slice(date.length - 4)}`;
}

/** The fields of a row that come from a place. */
export function placeColumns(place: PlaceView | null, name: string | null, admin1: string | null) {
  return {
    country: place?.country ?? null,
    admin1: admin1 ?? place?.admin1 ?? null,
    place: place?.id ?? null,
    placeName: place?.name ?? name,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    radius: place?.radius ?? null,
  };
}

/** The day that a report speaks from. */
export function reportDay(report: string, { index }: Projected): string | null {
  const told = reportOf(report, index);
  return firstDay(told?.referenceDate?.value ?? told?.published?.value ?? null);
}
