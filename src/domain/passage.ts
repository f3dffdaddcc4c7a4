import type { ReportId } from './ids.ts';

/** A half-open range of UTF-16 code units, `[start, end)`, of some text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range of a report's `text`. Everything derived carries the passages it was derived from. */
export interface Passage extends Range {
  readonly report: ReportId;
}

/** True when the two ranges share at least one character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
