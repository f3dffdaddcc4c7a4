import type { Passage } from '../../domain/passage.ts';
import { wordsOf, type BriefingIndex, type NumberedReport } from '../briefing-index.ts';
import { shortened } from '../wording.ts';
import type { Citations } from './citations.ts';
import { markup, type Content, type Markup } from './markup.ts';

/** What every section of the page is made from. */
export interface PageContext {
  readonly index: BriefingIndex;
  readonly citations: Citations;
}

/** A section with its heading; nothing where it has no content. */
export function pageSection(
  id: string,
  title: string,
  lead: Content,
  content: readonly Markup[],
): Markup | null {
  if (content.length === 0) return null;
  return markup`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${title}</h2>
    ${lead ? markup`<p class="lead">${lead}</p>` : null} ${content}
  </section> `;
}

/** The first `shown` items, the rest folded away. */
export function capped(
  items: readonly Markup[],
  shown: number,
  wrap: (items: readonly Markup[]) => Markup,
): readonly Markup[] {
  if (items.length <= shown) return items.length === 0 ? [] : [wrap(items)];
  const rest = items.slice(shown);
  return [
    wrap(items.slice(0, shown)),
    markup`<details class="more">
      <summary>${rest.length} more</summary>
      ${wrap(rest)}
    </details>`,
  ];
}

/** The words of a passage as a quotation that links to where they stand. */
export function quoteLink(passage: Passage, { index, citations }: PageContext, limit = 220): Markup {
  const words = shortened(bare(wordsOf(passage, index)), limit);
  return markup`<a class="quote" href="#${citations.anchorOf(passage)}">${words}</a>`;
}

/** Without a quotation mark of its own at an end where it has no partner inside: the page sets marks around the whole. */
function bare(words: string): string {
  const [first, last] = [words.slice(0, 1), words.slice(-1)];
  const opens = /[“"‘']/.test(first);
  const closes = /[”"’']/.test(last);
  const inner = words.slice(1, -1);
  if (opens && closes && !/[“”"]/.test(inner)) return inner;
  if (opens && !/[”"’]/.test(words.slice(1))) return words.slice(1);
  return closes && !/[“"‘]/.test(words.slice(0, -1)) ? words.slice(0, -1) : words;
}

/** The same with the words around it, for passages too short to say anything alone ("he", "Jordan"). */
export function quoteInContext(passage: Passage, context: PageContext): Markup {
  const { index, citations } = context;
  const text = index.report.get(passage.report)?.report.text ?? '';
  if (passage.end - passage.start >= longEnough) return quoteLink(passage, context);
  const before = lineBefore(text, passage.start);
  const after = lineAfter(text, passage.end);
  return markup`<a class="quote" href="#${citations.anchorOf(passage)}">${before}<b>${wordsOf(passage, index)}</b>${after}</a>`;
}

/** Code units; about six words. */
const longEnough = 40;
const around = 70;

function lineBefore(text: string, at: number): string {
  const line =
    text
      .slice(Math.max(0, at - around), at)
      .split('\n')
      .at(-1) ?? '';
  const cut = line.length === around ? line.indexOf(' ') + 1 : 0;
  return `${cut > 0 ? '…' : ''}${line.slice(cut)}`;
}

function lineAfter(text: string, at: number): string {
  const line = text.slice(at, at + around).split('\n')[0] ?? '';
  const cut = line.length === around ? line.lastIndexOf(' ') : line.length;
  return `${line.slice(0, Math.max(cut, 0))}${cut < line.length ? '…' : ''}`;
}

export function reportLink({ number, label }: NumberedReport): Markup {
  return markup`<a class="report-ref" href="#r${number}"><span class="no">${number}</span> ${label}</a>`;
}

/** Numbers only, for table cells; the name is the link's title. */
export function reportNumbers(reports: readonly NumberedReport[], shown = 8): Markup {
  const rest = reports.length - shown;
  const links = reports
    .slice(0, shown)
    .map(({ number, label }) => markup`<a class="no" href="#r${number}" title="${label}">${number}</a> `);
  return markup`<span class="refs">${links}${rest > 0 ? `and ${rest} more` : null}</span>`;
}

/** The little name of an item, which its passages link back to. */
export function itemTag(item: { readonly anchor: string; readonly name: string }): Markup {
  return markup`<a class="tag" href="#${item.anchor}">${item.name}</a>`;
}
