/** A count as told: [low, high], high null where open ("at least 10" is [10, null], "dozens" is [24, null]). Persons. */
export type TollRange = readonly [low: number, high: number | null];

export interface Toll {
  readonly range: TollRange;
  /** The words, e.g. "at least 25 civilians". */
  readonly wording: string;
}
