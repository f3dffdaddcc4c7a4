import type { Contradiction } from '../../domain/contradiction.ts';
import type { Passage } from '../../domain/passage.ts';
import type { BriefingIndex } from '../briefing-index.ts';
import { sentenceCase, sideWords } from '../wording.ts';
import { markup, type Markup } from './markup.ts';
import { capped, itemTag, pageSection, quoteInContext, reportLink, type PageContext } from './page-parts.ts';

const shown = 20;
const shownPassages = 3;

export function contradictionSection(context: PageContext): Markup | null {
  const items = context.index.briefing.contradictions.map((c) => contradictionArticle(c, context));
  return pageSection(
    'contradictions',
    'Told differently',
    'Where the tellings cannot all be true. Every side is kept; the program resolves none.',
    capped(items, shown, (some) => markup`${some}`),
  );
}

function contradictionArticle(contradiction: Contradiction, context: PageContext): Markup {
  const item = context.citations.itemOf('contradiction', contradiction.id);
  return markup`<article class="contradiction" id="${item.anchor}">
    <h3>${itemTag(item)} ${sentenceCase(contradiction.about)}</h3>
    <div class="sides">${contradiction.sides.map((side) => sideBlock(contradiction.field, side, context))}</div>
    ${contradiction.note === null ? null : markup`<p class="note">Note: ${contradiction.note}</p>`}
  </article> `;
}

function sideBlock(
  field: Contradiction['field'],
  side: Contradiction['sides'][number],
  context: PageContext,
): Markup {
  const { index } = context;
  const passages = eachReportFirst(side.passages, index);
  const items = passages.map((passage) => {
    const report = index.report.get(passage.report);
    return markup`<li>${report ? reportLink(report) : null}: ${quoteInContext(passage, context)}</li>`;
  });
  return markup`<div class="side"><h4>${sideWords(field, side.value)}</h4>${capped(items, shownPassages, (some) => markup`<ul>${some}</ul>`)}</div>
`;
}

/** By report; every report's first passage stands before any report's second, so that none is folded away unheard. */
function eachReportFirst(passages: readonly Passage[], index: BriefingIndex): readonly Passage[] {
  const numberOf = (passage: Passage) => index.report.get(passage.report)?.number ?? 0;
  const sorted = [...passages].sort(
    (a, b) => numberOf(a) - numberOf(b) || a.start - b.start || a.end - b.end,
  );
  const turn = (passage: Passage, i: number) =>
    sorted.slice(0, i).filter((p) => p.report === passage.report).length;
  return sorted
    .map((passage, i) => ({ passage, turn: turn(passage, i), i }))
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .map(({ passage }) => passage);
}
