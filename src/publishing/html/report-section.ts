import type { ReportPart } from '../../domain/report.ts';
import type { Withheld } from '../harm-gate.ts';
import { reportDayWords, type NumberedReport } from '../briefing-index.ts';
import { dateWords } from '../../domain/date-words.ts';
import { counted } from '../wording.ts';
import type { CitedRange } from './citations.ts';
import { markup, type Markup } from './markup.ts';
import { itemTag, pageSection, type PageContext } from './page-parts.ts';

/** Up to so many reports are shown unfolded. */
const unfolded = 10;

/** The reports themselves: what is cited is marked and links back, what was left out is grey and says why. */
export function reportSection(withheld: readonly Withheld[], context: PageContext): Markup | null {
  const { reports } = context.index;
  const open = reports.length <= unfolded;
  return pageSection(
    'reports',
    'The reports',
    markup`Marked words are cited above; the small letters after them lead back. Grey words were left out, with
      the reason. <span class="masked">█</span> was held back by the harm gate.`,
    reports.map((r) => reportArticle(r, open, withheld, context)),
  );
}

function reportArticle(
  numbered: NumberedReport,
  open: boolean,
  withheld: readonly Withheld[],
  context: PageContext,
): Markup {
  const { report, number, label } = numbered;
  const ranges = context.citations.rangesOf(report.id);
  const dropped = report.parts.filter((part) => 'reason' in part).length;
  const held = withheld.filter((w) => w.passage?.report === report.id).length;
  const notes = [
    counted(ranges.length, 'cited passage'),
    dropped > 0 ? `${counted(dropped, 'part')} left out` : null,
    held > 0 ? `${counted(held, 'detail')} held back` : null,
  ].filter((note) => note !== null);
  return markup`<details class="report" id="r${number}"${open ? markup` open` : null}>
    <summary>
      <span class="no">${number}</span> <b>${label}</b> ${
        report.published
          ? markup`<time datetime="${report.published.value}">${reportDayWords(report, context.index)}</time>`
          : reportDayWords(report, context.index)
      } <span class="title">${report.title?.value ?? ''}</span>
    </summary>
    <p class="note">${metadata(numbered)}${notes.join(', ')}.</p>
    <div class="text" dir="auto">${textMarkup(report.text, report.parts, ranges, number)}</div>
  </details> `;
}

function metadata({ report }: NumberedReport): Markup {
  const facts = [
    report.outlet ? null : 'Outlet not named',
    report.agencies.length > 0
      ? `Credits ${report.agencies.map((a) => a.value).join(', ')}`
      : 'No agency credited',
    report.authors.length > 0 ? `By ${report.authors.map((a) => a.value).join(', ')}` : null,
    report.updated ? `Updated ${dateWords(report.updated.value)}` : null,
    report.url === null ? null : report.url,
    `Read from ${report.source}`,
  ].filter((fact) => fact !== null);
  return markup`${facts.join('. ')}. `;
}

/** Cuts the text at every boundary of a part or a cited range; each piece is escaped on its own, so offsets stay true. */
function textMarkup(
  text: string,
  parts: readonly ReportPart[],
  ranges: readonly CitedRange[],
  number: number,
): readonly Markup[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of [...parts, ...ranges]) {
    edges.add(Math.min(start, text.length));
    edges.add(Math.min(end, text.length));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  let active: CitedRange[] = [];
  let next = 0;
  let part = 0;
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length;
    active = active.filter((range) => range.end > start);
    const opening: CitedRange[] = [];
    for (let range = ranges[next]; range && range.start <= start; range = ranges[++next]) opening.push(range);
    active = [...active, ...opening];
    while ((parts[part]?.end ?? Infinity) <= start) part++;
    const current = parts[part];
    const within = current && current.start <= start ? current : undefined;
    const words = pieceMarkup(text.slice(start, end), active, opening, number);
    const ends = active.filter((range) => range.end === end);
    return markup`${partMarkup(words, within, end)}${backLinks(ends)}`;
  });
}

function pieceMarkup(
  words: string,
  active: readonly CitedRange[],
  opening: readonly CitedRange[],
  number: number,
): Markup {
  const kinds = [...new Set(active.flatMap((range) => range.kinds))].sort().map((kind) => `by-${kind}`);
  const marked =
    kinds.length === 0 ? markup`${words}` : markup`<mark class="${kinds.join(' ')}">${words}</mark>`;
  return opening.reduceRight(
    (inner, range) => markup`<span class="at" id="p${number}-${range.start}-${range.end}">${inner}</span>`,
    marked,
  );
}

function partMarkup(words: Markup, part: ReportPart | undefined, end: number): Markup {
  if (part === undefined) return words;
  if ('reason' in part) {
    const why = end === part.end ? markup`<span class="why"> [left out: ${part.reason}]</span>` : null;
    return markup`<span class="dropped">${words}</span>${why}`;
  }
  return part.kind === 'body' ? words : markup`<span class="part-${part.kind}">${words}</span>`;
}

function backLinks(ends: readonly CitedRange[]): Markup | null {
  const items = [
    ...new Map(ends.flatMap((range) => range.items).map((item) => [item.anchor, item])).values(),
  ];
  if (items.length === 0) return null;
  return markup`<sup class="back">${items.map((item, i) => markup`${i > 0 ? ' ' : null}${itemTag(item)}`)}</sup>`;
}
