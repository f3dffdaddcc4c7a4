import type { AllegationId, ContradictionId, IncidentId, StatementId, StoryId } from './ids.ts';
import type { Passage } from './passage.ts';

export type ContradictionField =
  'who' | 'where' | 'when' | 'how many' | 'answer' | 'speaker' | 'blame' | 'scope' | 'happened';

export interface ContradictionSide {
  readonly value: string;
  readonly passages: readonly Passage[];
  readonly statements: readonly StatementId[];
  readonly allegations: readonly AllegationId[];
}

/** A field on which tellings cannot all be true. All sides are kept; the machine resolves none. */
export interface Contradiction {
  readonly id: ContradictionId;
  readonly field: ContradictionField;
  /** One line: what is told differently. */
  readonly about: string;
  readonly story: StoryId | null;
  readonly incident: IncidentId | null;
  readonly sides: readonly ContradictionSide[];
  /** Something the text itself shows about a side, e.g. that it says "the Jordanian capital" beside "Oman". */
  readonly note: string | null;
}
