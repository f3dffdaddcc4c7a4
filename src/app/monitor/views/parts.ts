import type { Side } from '../../../domain/actor.ts';
import type { DatePrecision } from '../../../domain/date.ts';
import type { Place } from '../../../domain/place.ts';

/** What the service shows of a passage: where it stands, and the words as they may be shown. Offsets are UTF-16 code units. */
export interface PassageView {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ActorView {
  /** As told. */
  readonly name: string;
  /** The reference actor's id; null where it is not known who that is. */
  readonly actor: string | null;
  readonly side: Side;
}

/** A day or a span as told; `from` and `to` are full days, inclusive. */
export interface DateView {
  readonly value: string;
  readonly from: string;
  readonly to: string;
  /** UCDP date_prec. */
  readonly precision: DatePrecision;
  readonly wording: string;
}

/** A named place, no finer than the harm gate lets through. `radius` in kilometres is how far off the mark the place may lie. */
export interface PlaceView {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly admin1: string | null;
  readonly kind: Place['kind'];
  readonly latitude: number;
  readonly longitude: number;
  /** UCDP where_prec. */
  readonly precision: Place['precision'];
  readonly radius: number;
}

/** People killed or injured, over all tellings: the smallest and the largest number told; `high` null where none bounds it. */
export interface TollView {
  readonly low: number;
  readonly high: number | null;
}

/** Admiralty grades. F and 6 mean "cannot be judged", not "worst". */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;
export interface GradeView {
  /** The best graded outlet that tells it. */
  readonly reliability: Reliability;
  readonly credibility: Credibility;
  readonly reason: string;
}
