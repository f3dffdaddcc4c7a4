import { dayNumber, dayOf } from '../map/day-number.ts';
import { isWithin, type DayRange } from '../map/cluster-marks.ts';
import { undated, type Bounds, type IncidentMarks } from '../map/incident-marks.ts';
import { families } from '../map/type-families.ts';

/** A column of the timeline: `days` days from `first` on. */
export interface Bin {
  readonly first: number;
  readonly days: number;
  /** Incidents by family, in the order of `families`. */
  readonly byFamily: readonly number[];
  readonly total: number;
  /** Reports read that speak of these days; null where that is not known. */
  readonly reports: number | null;
}

export interface Bins {
  readonly bins: readonly Bin[];
  /** Days a column: 1, 7 or more. */
  readonly width: number;
  readonly highest: number;
  readonly mostReports: number;
  /** Incidents that no day is told of: they are in no column. */
  readonly undated: number;
}

/** Widths that a reader can name: a day, a week, four weeks, a quarter, a year. */
const widths = [1, 7, 28, 91, 364] as const;

/** Incidents per day or, where that would be more than `most` columns, per week and so on. Linear in the number of incidents. */
export function binDays(
  marks: IncidentMarks,
  range: { readonly first: number; readonly last: number },
  effort: readonly { readonly day: string; readonly reports: number }[] | null,
  most = 220,
  bounds: Bounds | null = null,
): Bins {
  const length = range.last - range.first + 1;
  const width = widths.find((w) => length / w <= most) ?? Math.ceil(length / most);
  const count = Math.max(1, Math.ceil(length / width));
  const byFamily = Array.from({ length: count }, () => families.map(() => 0));
  let without = 0;
  for (let i = 0; i < marks.size; i++) {
    if (bounds !== null && !isWithin(marks, i, bounds)) continue;
    const day = marks.day[i] ?? undated;
    if (day === undated) {
      without++;
      continue;
    }
    const column = byFamily[Math.floor((day - range.first) / width)];
    const family = marks.family[i] ?? 0;
    if (column) column[family] = (column[family] ?? 0) + 1;
  }
  const reports = effort === null ? null : Array.from({ length: count }, () => 0);
  for (const { day, reports: read } of effort ?? []) {
    const number = dayNumber(day);
    if (number === null || reports === null) continue;
    const i = Math.floor((number - range.first) / width);
    if (i >= 0 && i < count) reports[i] = (reports[i] ?? 0) + read;
  }
  const bins = byFamily.map((counts, i): Bin => ({
    first: range.first + i * width,
    days: Math.min(width, range.last - range.first - i * width + 1),
    byFamily: counts,
    total: counts.reduce((sum, n) => sum + n, 0),
    reports: reports?.[i] ?? null,
  }));
  return {
    bins,
    width,
    highest: Math.max(1, ...bins.map((bin) => bin.total)),
    mostReports: Math.max(1, ...bins.map((bin) => bin.reports ?? 0)),
    undated: without,
  };
}

/** Round numbers for the lines of a count's axis, 0 left out. */
export function axisTicks(highest: number, most = 4): readonly number[] {
  const steps = [1, 2, 5]
    .flatMap((step) => [1, 10, 100, 1000, 10_000].map((ten) => step * ten))
    .sort((a, b) => a - b);
  const step = steps.find((s) => highest / s <= most) ?? highest;
  return Array.from({ length: Math.max(1, Math.floor(highest / step)) }, (_, i) => (i + 1) * step);
}

/** First days of months (or years) among the days, at most `most`, to be written under the axis. */
export function dateTicks(
  first: number,
  last: number,
  most = 8,
): readonly { readonly day: number; readonly label: string }[] {
  const start = dayOf(first);
  const days = last - first + 1;
  if (days <= most * 2) {
    const step = Math.max(1, Math.ceil(days / most));
    return Array.from({ length: Math.ceil(days / step) }, (_, i) => first + i * step).map((day) => ({
      day,
      label: dayOf(day),
    }));
  }
  if (days <= 62) {
    const step = Math.ceil(days / most / 7) * 7;
    return Array.from({ length: Math.ceil(days / step) }, (_, i) => first + i * step).map((day) => ({
      day,
      label: dayOf(day),
    }));
  }
  const months: number[] = [];
  let [year = 1970, month = 1] = start.split('-').map(Number);
  for (;;) {
    const day = dayNumber(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
    if (day === null || day > last) break;
    if (day >= first) months.push(day);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const step = [1, 3, 6, 12, 24, 60, 120].find((s) => months.length / s <= most) ?? 120;
  return months
    .filter((day) => (Number(dayOf(day).slice(5, 7)) - 1 + 12 * Number(dayOf(day).slice(0, 4))) % step === 0)
    .map((day) => ({ day, label: dayOf(day).slice(0, step >= 12 ? 4 : 7) }));
}

/** A range that a brush or slider gives: whole range means no bound at all. */
export function rangeOf(
  from: number,
  to: number,
  span: { readonly first: number; readonly last: number },
): DayRange {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return { from: low <= span.first ? null : low, to: high >= span.last ? null : high };
}
