import type { Commitment } from '../../domain/commitment.ts';
import { commitmentsOf, compare, tellers, type BriefingIndex } from '../briefing-index.ts';
import { mostTold } from '../incident-summary.ts';
import { dateWords, dayWords, toldDateWords } from '../../domain/date-words.ts';
import { markup, type Markup } from './markup.ts';
import { capped, itemTag, pageSection, quoteLink, reportNumbers, type PageContext } from './page-parts.ts';

interface Watched {
  readonly first: Commitment;
  readonly members: readonly Commitment[];
}

const shown = 40;
const dayLength = 86_400_000;

/** Promises, threats, offers and deadlines by date: a strip that shows when, and a list that says what. */
export function commitmentSection(context: PageContext): Markup | null {
  const watched = watchedOf(context.index);
  const { asOf } = context.index.briefing;
  const items = watched.map((w) => commitmentItem(w, asOf, context));
  const strip = timeline(watched, asOf, context);
  const lists = capped(
    items,
    shown,
    (some) =>
      markup`<ol class="commitments">
        ${some}
      </ol>`,
  );
  return pageSection(
    'commitments',
    'Promised, threatened, offered',
    asOf === null
      ? 'To be watched, by date.'
      : `To be watched, by date. This briefing speaks from ${dayWords(asOf)}.`,
    lists.length === 0 ? [] : [...(strip ? [strip] : []), ...lists],
  );
}

function watchedOf(index: BriefingIndex): readonly Watched[] {
  return index.briefing.commitmentGroups
    .map((group) => commitmentsOf(group, index))
    .flatMap((members) => (members[0] ? [{ first: members[0], members }] : []))
    .sort((a, b) => compare(a.first.due.from, b.first.due.from) || compare(a.first.id, b.first.id));
}

function commitmentItem({ first, members }: Watched, asOf: string | null, context: PageContext): Markup {
  const { index, citations } = context;
  const item = citations.itemOf('commitment', groupKey(first, index));
  const past = asOf !== null && first.due.to < asOf;
  const by = mostTold(members.map((m) => m.by.name))[0] ?? first.by.name;
  const passage = first.passages[0];
  return markup`<li id="${item.anchor}" class="${past ? 'past' : 'ahead'}">
    <p class="when"><b>${first.sense} ${toldDateWords(first.due)}</b>${past ? ' (past)' : ''}</p>
    <p>
      ${itemTag(item)} <span class="kind ${first.kind}">${first.kind}</span> <b>${by}</b>: ${first.content}
      ${reportNumbers(tellers(members, index))}
    </p>
    ${passage ? markup`<p class="evidence">${quoteLink(passage, context)}</p>` : null}
  </li> `;
}

/** Groups carry no id of their own: the first commitment's stands for the group. */
function groupKey(first: Commitment, index: BriefingIndex): string {
  const group = index.briefing.commitmentGroups.find((g) => g.commitments.includes(first.id));
  return group?.commitments[0] ?? first.id;
}

/**
 * The strip has no view box: positions are percentages and letters keep their size, so it is as readable on a phone as
 * on a desk. Marks on one day are stacked.
 */
function timeline(watched: readonly Watched[], asOf: string | null, context: PageContext): Markup | null {
  const days = [...watched.map((w) => w.first.due.from as string), ...(asOf === null ? [] : [asOf])].map(
    dayNumber,
  );
  const valid = days.filter((day) => Number.isFinite(day));
  if (watched.length === 0 || valid.length === 0) return null;
  const around = focus(valid, asOf);
  const span = Math.max(around.last - around.first, 1);
  const x = (day: number) => `${(6 + (88 * (day - around.first)) / span).toFixed(2)}%`;
  const inside = watched.filter(
    (w) => dayNumber(w.first.due.from) >= around.first && dayNumber(w.first.due.from) <= around.last,
  );
  const stacks = new Map<string, number>();
  const marks = inside.map(({ first }) => {
    const level = stacks.get(first.due.from) ?? 0;
    stacks.set(first.due.from, level + 1);
    const item = context.citations.itemOf('commitment', groupKey(first, context.index));
    const y = 70 - Math.min(level, 4) * 14;
    const title = `${toldDateWords(first.due)}: ${first.by.name}, ${first.kind}`;
    const circle = markup`<circle class="${first.kind}" cx="${x(dayNumber(first.due.from))}" cy="${y}" r="6" />`;
    return markup`<a href="#${item.anchor}"><title>${title}</title>${circle}</a>`;
  });
  const outside = watched.length - inside.length;
  return markup`<svg
      class="strip"
      width="100%"
      height="112"
      role="img"
      aria-label="Timeline of what was promised, threatened and offered"
    >
      <line class="axis" x1="2%" x2="98%" y1="82" y2="82" />
      ${ticks(around, x)}${todayMark(asOf, x)}${marks}
    </svg>
    ${outside > 0 ? markup`<p class="note">${outside} with dates further away stand in the list only.</p>` : null}`;
}

/** Background dates of years ago would squeeze what is due into one dot: the strip keeps to 60 days around the briefing's day. */
function focus(days: readonly number[], asOf: string | null): { first: number; last: number } {
  const centre = asOf === null ? Math.max(...days) : dayNumber(asOf);
  const near = days.filter((day) => Math.abs(day - centre) <= 60);
  const used = near.length > (asOf === null ? 0 : 1) ? near : days;
  return { first: Math.min(...used), last: Math.max(...used) };
}

function ticks(around: { first: number; last: number }, x: (day: number) => string): readonly Markup[] {
  const days = tickDays(around.first, around.last);
  return days.map((day, i) => {
    const anchor = i === 0 ? 'start' : i === days.length - 1 ? 'end' : 'middle';
    const label = shortDay(isoOf(day));
    return markup`<line class="axis" x1="${x(day)}" x2="${x(day)}" y1="78" y2="86"/><text x="${x(day)}" y="102" text-anchor="${anchor}">${label}</text>`;
  });
}

/** At most five days, evenly apart, the first and the last among them; more would touch on a phone. */
function tickDays(first: number, last: number): readonly number[] {
  const step = Math.max(1, Math.ceil((last - first) / 4));
  const days: number[] = [];
  for (let day = first; day < last - step / 2; day += step) days.push(day);
  return last > first || days.length === 0 ? [...days, last] : days;
}

function todayMark(asOf: string | null, x: (day: number) => string): Markup | null {
  if (asOf === null) return null;
  const at = x(dayNumber(asOf));
  return markup`<line class="today" x1="${at}" x2="${at}" y1="18" y2="88" />
    <text class="today" x="${at}" y="13" text-anchor="middle">as of</text>`;
}

/** "17 May": the strip has little room, and the list tells the year. */
function shortDay(iso: string): string {
  const [day = '', month = ''] = dateWords(iso).split(' ');
  return `${day} ${month.slice(0, 3)}`;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`) / dayLength);
}

function isoOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
