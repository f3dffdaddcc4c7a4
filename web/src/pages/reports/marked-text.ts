import type { MarkKind, ReportMark, ReportPart } from '../../api/views.ts';

/** The kinds of the legend: a statement's speaker, verb and content are one colour. The first wins where marks overlap. */
export const shownKinds = [
  'allegation',
  'commitment',
  'statement',
  'place',
  'actor',
  'date',
  'outlet',
] as const;
export type ShownKind = (typeof shownKinds)[number];

/** Names and dates are many and say little by themselves: they are shown when asked for. */
const usualKinds: readonly ShownKind[] = ['allegation', 'commitment', 'statement'];

/** The kinds that an address names, parted by commas: unknown names count for nothing. Where it is silent, the usual ones. */
export function kindsOf(show: string | undefined): ReadonlySet<ShownKind> {
  if (show === undefined) return new Set(usualKinds);
  const wanted = show.split(',');
  return new Set(shownKinds.filter((kind) => wanted.includes(kind)));
}

/** How an address names these kinds; nothing for the usual ones. */
export function showOf(kinds: readonly ShownKind[]): string | undefined {
  const usual = kinds.length === usualKinds.length && usualKinds.every((kind) => kinds.includes(kind));
  return usual ? undefined : kinds.join(',') || 'none';
}

export function kindShown(kind: MarkKind): ShownKind {
  return kind === 'speaker' || kind === 'cue' || kind === 'content' ? 'statement' : kind;
}

/** A stretch of the text that is shown in one way. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Kinds that it is marked as, first the one that gives the colour. */
  readonly kinds: readonly ShownKind[];
  readonly refs: readonly string[];
  /** Inside the range that is looked at. */
  readonly looked: boolean;
}

/** A part of the report with its stretches; `reason` says why it was dropped, null where it is kept. */
export interface ShownPart {
  readonly start: number;
  readonly kind: ReportPart['kind'];
  readonly reason: string | null;
  readonly stretches: readonly Stretch[];
}

interface Shown {
  readonly kinds: ReadonlySet<ShownKind>;
  /** A ref, or a range. */
  readonly at: string | null;
}

/** Cuts a report's text into parts and these into stretches. What lies between parts (white space) joins the part before. */
export function markText(
  text: string,
  parts: readonly ReportPart[],
  marks: readonly ReportMark[],
  shown: Shown,
): ShownPart[] {
  const range = rangeOf(shown.at);
  const visible = marks.filter(
    (mark) => shown.kinds.has(kindShown(mark.kind)) || (mark.ref !== null && mark.ref === shown.at),
  );
  const whole: readonly ReportPart[] =
    parts.length > 0 ? parts : [{ start: 0, end: text.length, kind: 'body' }];
  return whole.map((part, i) => {
    const start = i === 0 ? 0 : part.start;
    const end = whole[i + 1]?.start ?? text.length;
    return {
      start: part.start,
      kind: part.kind,
      reason: 'reason' in part ? part.reason : null,
      stretches: stretchesOf(text, start, end, visible, shown.at, range),
    };
  });
}

/** "120-260" as a range; null where it is none. */
export function rangeOf(at: string | null): { readonly start: number; readonly end: number } | null {
  const match = at === null ? null : /^(\d{1,9})-(\d{1,9})$/.exec(at);
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null;
}

function stretchesOf(
  text: string,
  start: number,
  end: number,
  marks: readonly ReportMark[],
  at: string | null,
  range: { readonly start: number; readonly end: number } | null,
): Stretch[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const bounds = new Set([start, end]);
  for (const { start: from, end: to } of [...here, ...(range ? [range] : [])]) {
    if (from > start && from < end) bounds.add(from);
    if (to > start && to < end) bounds.add(to);
  }
  const cuts = [...bounds].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? end;
    const over = here.filter((mark) => mark.start <= from && mark.end >= to);
    const kinds = new Set(over.map((mark) => kindShown(mark.kind)));
    const refs = new Set(over.flatMap((mark) => (mark.ref === null ? [] : [mark.ref])));
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      kinds: shownKinds.filter((kind) => kinds.has(kind)),
      refs: [...refs],
      looked: (at !== null && refs.has(at)) || (range !== null && range.start <= from && range.end >= to),
    };
  });
}
