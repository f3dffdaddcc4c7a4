import type { ClaimRef, OriginKind } from '../../../domain/origin.ts';
import type { ContradictionField } from '../../../domain/contradiction.ts';
import type { FindingOutcome, FindingQuestion, Answer } from '../../../domain/finding.ts';
import type { PassageView } from './parts.ts';

export interface OriginUseView {
  readonly origin: string;
  readonly name: string;
  readonly kind: OriginKind;
  readonly report: string;
  readonly claim: ClaimRef | null;
  readonly passages: readonly PassageView[];
  readonly reason: string;
}

/** Where content comes from; several reports of one origin are one telling. */
export interface OriginView {
  readonly id: string;
  readonly kind: OriginKind;
  readonly name: string;
  readonly reports: readonly string[];
  readonly uses: readonly OriginUseView[];
}

export interface CorroborationView {
  readonly reports: readonly string[];
  readonly origins: readonly string[];
  readonly independent: number;
  readonly reason: string;
}

export interface ContradictionView {
  readonly id: string;
  readonly field: ContradictionField;
  readonly about: string;
  readonly story: string | null;
  readonly incident: string | null;
  readonly day: string | null;
  readonly sides: readonly {
    readonly value: string;
    readonly reports: readonly string[];
    readonly passages: readonly PassageView[];
  }[];
  readonly note: string | null;
}

export interface FindingStepView {
  readonly question: FindingQuestion;
  readonly answer: Answer;
  readonly reason: string;
  readonly passages: readonly PassageView[];
}

/** An incident or statement held against one clause. The machine proposes; a person finds. */
export interface FindingView {
  readonly id: string;
  readonly agreement: string;
  readonly clause: string;
  readonly clauseText: string;
  readonly subject: {
    readonly kind: 'incident' | 'statement group' | 'commitment';
    readonly id: string;
    /** What it is about, in a line. */
    readonly title: string;
  };
  readonly outcome: FindingOutcome;
  readonly summary: string;
  readonly day: string | null;
  readonly steps: readonly FindingStepView[];
}
