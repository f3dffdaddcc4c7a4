import type { IsoDate } from '../domain/date.ts';
import type { ReportDate, Told } from '../domain/report.ts';
import { resolveDate, weekdaysNamed, type DateEvidence } from './printed-dates.ts';
import type { Stamp } from './stamps.ts';

export interface ReportDates {
  readonly published: ReportDate | null;
  readonly updated: ReportDate | null;
  readonly referenceDate: Told<IsoDate> | null;
}

/** A date that stands beside the text: in a record's field or in a page's metadata. */
export interface OutsideDate {
  readonly value: IsoDate;
  readonly time: string | null;
}

/**
 * The report's dates from its own stamps first, else from what stands beside the text. "Today" is the day of the first
 * publication, else of the update: a report is written from its first day's point of view.
 */
export function reportDates(
  stamps: readonly Stamp[],
  lead: string,
  country: string | null,
  beside: { readonly published: OutsideDate | null; readonly updated: OutsideDate | null },
): ReportDates {
  const evidence: DateEvidence = {
    others: stamps.map((s) => s.date),
    record: beside.published?.value ?? null,
    country,
    weekdays: weekdaysNamed(lead),
  };
  const inOrder = [...stamps].sort((a, b) => a.start - b.start);
  const told = (kind: Stamp['kind']): ReportDate | null => {
    const stamp = inOrder.find((s) => s.kind === kind);
    if (!stamp) return null;
    const range = { start: stamp.dateStart, end: stamp.date.end };
    return { value: resolveDate(stamp.date, evidence), range, time: stamp.time };
  };
  const printed = told('published');
  const printedUpdate = told('updated');
  const published = printed ?? outside(beside.published);
  const updated = printedUpdate ?? outside(beside.updated);
  const today = printed ?? printedUpdate ?? published ?? updated;
  return { published, updated, referenceDate: today && { value: today.value, range: today.range } };
}

function outside(date: OutsideDate | null): ReportDate | null {
  return date && { value: date.value, range: null, time: date.time };
}
