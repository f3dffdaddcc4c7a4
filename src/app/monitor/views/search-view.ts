/** What ⌘K finds: mixed, grouped by kind. */
export interface SearchView {
  readonly query: string;
  readonly groups: readonly {
    readonly kind: SearchKind;
    readonly items: readonly SearchItem[];
  }[];
}
export type SearchKind = 'report' | 'story' | 'incident' | 'statement' | 'commitment' | 'outlet' | 'place';
export interface SearchItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Ranges of `detail`, UTF-16 code units, half open. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
}

/** All incidents that match, compact: `rows` hold their values in the order of `columns`. At most 20,000. */
export interface IncidentMapView {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** True where more match than are given. */
  readonly cut: boolean;
}
