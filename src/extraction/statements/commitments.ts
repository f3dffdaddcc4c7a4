import type { Commitment, CommitmentKind } from '../../domain/commitment.ts';
import { asId, type CommitmentId } from '../../domain/ids.ts';
import { overlaps, type Range } from '../../domain/passage.ts';
import type { Statement, StatementAct } from '../../domain/statement.ts';
import type { ReportContext } from '../context.ts';
import type { FoundDate } from '../dates/dates.ts';

/** What an act with a day ahead commits to; acts that are left out commit to nothing. */
const kindOfAct: Readonly<Partial<Record<StatementAct, CommitmentKind>>> = {
  propose: 'offer',
  threaten: 'threat',
  promise: 'promise',
  accept: 'promise',
  declare: 'promise',
  demand: 'deadline',
};

/** Acts that commit only where the words speak of what is to come. */
const loose: ReadonlySet<StatementAct> = new Set(['assert', 'report']);
const toCome =
  /\b(?:will|would|shall|plan(?:s|ned)?|set to|due to|to (?:begin|start|resume|meet|hold|take)|begin(?:ning|s)?|start(?:ing|s)?|resum(?:e|es|ing))\b/i;
const takenUp =
  /\b(as of|from|starting|since|by|before|until|on|after) (?:that|this|the same|said) (?:date|day)\b/i;

/**
 * Reads the promises, threats, offers and deadlines that have a day ahead of the report's own, each with the sense of the day.
 * A statement that only takes up a day named before ("as of that date") gets that one.
 */
export function extractCommitments(context: ReportContext, statements: readonly Statement[]): Commitment[] {
  const datesBySentence = indexBySentence(context);
  const ahead = context.dates.filter((d) => isAhead(context, d));
  const found: Commitment[] = [];
  const seen = new Set<string>();
  for (const [i, statement] of statements.entries()) {
    for (const { date, sense } of dueDates(context, statement, datesBySentence, ahead)) {
      const kind = kindOf(context, statement, statements[i - 1]);
      if (kind === null) continue;
      const key = `${kind}|${statement.speaker.name}|${date.told.value}|${statement.about}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(commitmentOf(context, statement, kind, date, sense, found.length));
    }
  }
  return found;
}

function indexBySentence(context: ReportContext): ReadonlyMap<number, readonly FoundDate[]> {
  const index = new Map<number, FoundDate[]>();
  for (const date of context.dates) {
    const sentence = context.analysis.tokens[date.firstToken]?.sentence ?? -1;
    const list = index.get(sentence);
    if (list) list.push(date);
    else index.set(sentence, [date]);
  }
  return index;
}

/** Ahead of the report's own day; where that is unknown, dates that something starts from or must be done by. */
function isAhead(context: ReportContext, date: FoundDate): boolean {
  if (date.future) return true;
  const today = context.report.referenceDate?.value;
  if (today !== undefined && today.length === 10) return date.told.to > today && date.told.precision <= 3;
  return date.role === 'from' || date.role === 'until';
}

interface Due {
  readonly date: FoundDate;
  readonly sense: Commitment['sense'];
}

function dueDates(
  context: ReportContext,
  statement: Statement,
  bySentence: ReadonlyMap<number, readonly FoundDate[]>,
  ahead: readonly FoundDate[],
): Due[] {
  const sentences = sentencesOf(context, statement.contentPassages);
  const near = sentences.flatMap((s) => bySentence.get(s) ?? []);
  const inside = near.filter(
    (d) => isAhead(context, d) && statement.contentPassages.some((p) => overlaps(p, d)),
  );
  if (inside.length > 0) return inside.map((date) => ({ date, sense: senseOf(context, date) }));
  const words = statement.contentPassages.map((p) => context.report.text.slice(p.start, p.end)).join(' ');
  const taken = takenUp.exec(words)?.[1];
  const start = statement.contentPassages[0]?.start ?? 0;
  const earlier = taken === undefined ? undefined : lastBefore(ahead, start);
  return earlier === undefined ? [] : [{ date: earlier, sense: senseOfWord(taken ?? '') }];
}

/** Binary search: the last of the dates that ends before `start`. */
function lastBefore(dates: readonly FoundDate[], start: number): FoundDate | undefined {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return dates[low - 1];
}

function sentencesOf(context: ReportContext, passages: readonly Range[]): number[] {
  const { sentences } = context.analysis;
  const found = new Set<number>();
  for (const passage of passages) {
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle]?.end ?? Infinity) <= passage.start) low = middle + 1;
      else high = middle;
    }
    for (let s = low; (sentences[s]?.start ?? Infinity) < passage.end; s++) found.add(s);
  }
  return [...found];
}

function kindOf(
  context: ReportContext,
  statement: Statement,
  before: Statement | undefined,
): CommitmentKind | null {
  const kind = kindOfAct[statement.act];
  if (kind !== undefined) return kind;
  if (!loose.has(statement.act)) return null;
  const said = statement.contentPassages.some((p) => toCome.test(context.report.text.slice(p.start, p.end)));
  if (!said) return null;
  // "Such a step would begin as of …", right after the offer of it, is the offer.
  return before?.act === 'propose' && before.speaker.name === statement.speaker.name ? 'offer' : 'promise';
}

function senseOf(context: ReportContext, date: FoundDate): Commitment['sense'] {
  if (date.role === 'from' || date.role === 'since') return 'from';
  if (date.role === 'until') return 'by';
  const before = context.report.text.slice(Math.max(0, date.start - 24), date.start);
  if (/\b(?:from|as of|starting|starting from|beginning)\s*(?:on\s*)?$/i.test(before)) return 'from';
  return /\b(?:by|until|till|before|within|no later than)\s*$/i.test(before) ||
    /^within\b/i.test(date.told.wording)
    ? 'by'
    : 'on';
}

function senseOfWord(word: string): Commitment['sense'] {
  if (/^(?:by|before|until)$/i.test(word)) return 'by';
  return /^on$/i.test(word) ? 'on' : 'from';
}

function commitmentOf(
  context: ReportContext,
  statement: Statement,
  kind: CommitmentKind,
  date: FoundDate,
  sense: Commitment['sense'],
  index: number,
): Commitment {
  const report = context.report.id;
  const passages = [...statement.contentPassages];
  if (!passages.some((p) => overlaps(p, date))) passages.push({ report, start: date.start, end: date.end });
  return {
    id: asId<CommitmentId>(`${report}:c${index + 1}`),
    report,
    statement: statement.id,
    kind,
    by: statement.speaker,
    content: statement.about,
    due: date.told,
    sense,
    passages: passages.sort((a, b) => a.start - b.start),
    confidence: Math.round(statement.confidence * (loose.has(statement.act) ? 0.6 : 0.9) * 100) / 100,
  };
}
