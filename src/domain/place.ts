import type { PlaceId } from './ids.ts';
import type { Passage } from './passage.ts';

/** UCDP where_prec: 1 exact place, 2 within 25 km, 3 district, 4 province, 5 vague area, 6 country. */
export type WherePrecision = 1 | 2 | 3 | 4 | 5 | 6;

/** A named place of the reference data. Coordinates are the place's, never anything finer. */
export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  /** ISO 3166-1 alpha-2; "XA"–"XZ" for made-up countries. */
  readonly country: string;
  /** First-order division, English name, or null. */
  readonly admin1: string | null;
  readonly kind: 'settlement' | 'quarter' | 'district' | 'province' | 'area' | 'country' | 'site';
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: WherePrecision;
}

/** A place as a report names it; `place` is null where the reference data does not know it or it is ambiguous. */
export interface PlaceMention {
  /** As the text spells it. */
  readonly name: string;
  readonly place: Place | null;
  readonly passage: Passage;
}
