import type { ReportId } from './ids.ts';
import type { Passage } from './passage.ts';

/** What a report tells in its own voice and other tellings can contradict. */
export type NarratedKind =
  | 'answer' // how somebody answered a proposal or request: rejected, welcomed, did not receive, …
  | 'place-of-talks' // where talks, negotiations or discussions are held
  | 'blame' // who breaks a truce
  | 'scope'; // whom a truce leaves out, or who keeps out of it

/** A claim that a report makes in its own voice, or passes on without a statement of its own around it. */
export interface NarratedClaim {
  readonly report: ReportId;
  readonly kind: NarratedKind;
  /** Who answered, who is blamed, who is left out, who talks; as the text names it, or null where it does not. */
  readonly subject: string | null;
  /** Whose claim it is comparable by: a country, else an actor's id, else a folded name; null where there is no subject. */
  readonly party: string | null;
  /** What is told, in words that are the same from report to report: "rejected", "not received", … */
  readonly value: string;
  /** Comparable names the value or the subject holds: places of talks, those left out; folded. */
  readonly terms: readonly string[];
  /** The sentence that says so. */
  readonly passage: Passage;
  /** The words of the passage that carry the value. */
  readonly cue: Passage;
  /** Something the text itself adds that sits oddly with the value; null as a rule. */
  readonly note: string | null;
}
