import type { StatementId, ReportId } from './ids.ts';
import type { Passage } from './passage.ts';
import type { ActorMention } from './actor.ts';
import type { ToldDate } from './date.ts';

export const statementActs = [
  'assert',
  'accuse',
  'deny',
  'propose',
  'accept',
  'reject',
  'demand',
  'threaten',
  'promise',
  'declare',
  'condemn',
  'report',
  'decline',
] as const;
export type StatementAct = (typeof statementActs)[number];

/** Somebody said something. */
export interface Statement {
  readonly id: StatementId;
  readonly report: ReportId;
  /** The speaker as named, resolved from "he", "the ministry", "the spokesman"; an organisation or a source type ("activists") if no person. */
  readonly speaker: ActorMention;
  /** As given: "Pentagon spokesman". */
  readonly role: string | null;
  readonly act: StatementAct;
  /** What was said, shortest clear form, taken from the text's words. */
  readonly about: string;
  readonly addressee: ActorMention | null;
  /** True when any of the content stands in quotation marks. */
  readonly quoted: boolean;
  /** When it was said. */
  readonly when: ToldDate | null;
  /** Through whom this report has it: "Sputnik", "state television"; null when the report does not say. */
  readonly via: ActorMention | null;
  /** Where it was said: "briefing", "interview", "televised remarks", "statement", … null when not told. */
  readonly occasion: string | null;
  readonly speakerPassage: Passage;
  /** The verb or phrase that makes it a statement; null for a quotation that runs on. */
  readonly cuePassage: Passage | null;
  /** The content: one or several ranges in text order. */
  readonly contentPassages: readonly Passage[];
  /** A verbatim anchor of up to 12 words. */
  readonly evidence: string;
  /** 0–1: how sure the reading is; orders a report's statements, most important first, together with `weight`. */
  readonly confidence: number;
  /** Larger is more important to a monitor of a truce. */
  readonly weight: number;
  /** Which rule or model read it, in words. */
  readonly reason: string;
}
