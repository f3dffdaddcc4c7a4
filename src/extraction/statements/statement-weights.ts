import type { Statement, StatementAct } from '../../domain/statement.ts';
import type { KeptKind } from '../../domain/report.ts';

/** What a statement's weight is made of. */
export interface WeightFacts {
  readonly act: StatementAct;
  readonly part: KeptKind;
  readonly quoted: boolean;
  readonly named: boolean;
  readonly clause: boolean;
  /** Words of the content, by class, that it has at all. */
  readonly happening: boolean;
  readonly truce: boolean;
  /** 0 at the first sentence, 1 at the last. */
  readonly depth: number;
  /** True where the cue is a weak one ("believe", a noun, a headline). */
  readonly weak: boolean;
}

// Answers, threats and blame decide what a monitor does next; telling comes after. The order was set on the open coded reports,
// by which statements the coders keep where they must choose.
const actWeight: Readonly<Record<StatementAct, number>> = {
  threaten: 1.3,
  propose: 1,
  reject: 1,
  accept: 1,
  deny: 1.2,
  promise: 1.1,
  demand: 1.3,
  condemn: 1.2,
  accuse: 1.15,
  declare: 0.8,
  report: 0.85,
  assert: 0.7,
  decline: 0.5,
};

/** How important a statement is to a monitor of a truce, 0–3. */
export function weigh(facts: WeightFacts): number {
  let weight = actWeight[facts.act];
  if (facts.happening) weight += 0.3;
  if (facts.truce) weight += 0.2;
  if (facts.named) weight += 0.15;
  if (facts.quoted) weight += 0.05;
  weight -= 0.25 * facts.depth;
  if (!facts.clause) weight -= 0.1;
  if (facts.part === 'title' || facts.part === 'subtitle') weight -= 0.6;
  if (facts.part === 'caption') weight -= 0.3;
  if (facts.weak) weight -= 0.4;
  return Math.max(0, Math.round(weight * 1000) / 1000);
}

// A report's sixth count by one monitor tells less than a second voice: each further statement of a speaker weighs this much of the last.
// 0.55: the open coded reports score the same from 0.4 to 0.6, and lower at 0.7.
const sameSpeakerShare = 0.55;

// Below this the speaker is of a kind that no list knows ("figures"), or the words only show a stance ("believes", "wants") or head a
// page. On the open coded reports none of ten such statements, in either half, was among those that the coders keep.
const leastConfidence = 0.66;

/**
 * The statements that are sure enough to stand for a report, most important first: by weight times confidence, less for every
 * statement of the same speaker before it; ties by place in the text.
 */
export function byImportance(statements: readonly Statement[]): Statement[] {
  const place = (s: Statement): number => s.contentPassages[0]?.start ?? 0;
  const sure = statements.filter((s) => s.confidence >= leastConfidence);
  const ordered = sure.sort(
    (a, b) => b.weight * b.confidence - a.weight * a.confidence || place(a) - place(b),
  );
  const before = new Map<string, number>();
  const scored = ordered.map((statement) => {
    const { name } = statement.speaker;
    const count = before.get(name) ?? 0;
    before.set(name, count + 1);
    return { statement, score: statement.weight * statement.confidence * sameSpeakerShare ** count };
  });
  return scored
    .sort((a, b) => b.score - a.score || place(a.statement) - place(b.statement))
    .map((s) => s.statement);
}
