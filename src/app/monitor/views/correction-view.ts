import type { Correction } from '../../../domain/correction.ts';

/** A correction as the record has it, and whether it still does something. */
export interface CorrectionView {
  /** The entry of the ledger. */
  readonly entry: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly correction: Correction;
  /**
   * 'holds': it is applied. 'agrees': the machine now says the same by itself. 'disagrees': the machine's newest reading
   * is another than the one that was corrected; look again. 'target gone': what it speaks of is no longer read.
   * 'withdrawn': a person took it back.
   */
  readonly standing: 'holds' | 'agrees' | 'disagrees' | 'target gone' | 'withdrawn';
  readonly note: string | null;
}
