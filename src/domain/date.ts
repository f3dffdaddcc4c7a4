/**
 * An ISO 8601 date prefix that carries its own precision: `2016`, `2016-05`, `2016-05-20`.
 * No time of day, no zone: a date is the calendar date at the place that the report speaks of.
 */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** UCDP date_prec: 1 a day, 2 a span of 2–6 days, 3 a week, 4 a month, 5 a year. */
export type DatePrecision = 1 | 2 | 3 | 4 | 5;

/**
 * A date as a report tells it. `value` is the longest ISO prefix that the words support;
 * `from`/`to` are the first and last day that the words allow (full ISO dates, inclusive).
 */
export interface ToldDate {
  readonly value: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly precision: DatePrecision;
  /** The words, e.g. "last week". */
  readonly wording: string;
}
