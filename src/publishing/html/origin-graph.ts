import type { Origin } from '../../domain/origin.ts';
import { compare, tellers, type NumberedReport } from '../briefing-index.ts';
import { counted } from '../wording.ts';
import { tellingUse } from './citations.ts';
import { markup, type Markup } from './markup.ts';
import {
  capped,
  itemTag,
  pageSection,
  quoteInContext,
  reportNumbers,
  type PageContext,
} from './page-parts.ts';

interface DrawnOrigin {
  readonly origin: Origin;
  readonly reports: readonly NumberedReport[];
}

/** A graph of more is a hairball; the table holds all. */
const maxOrigins = 14;
const maxReports = 24;
const rowHeight = 30;
const shownRows = 12;

export function originSection(context: PageContext): Markup | null {
  const origins = context.index.briefing.origins
    .map((origin) => ({ origin, reports: tellers(origin.uses, context.index) }))
    .sort((a, b) => b.reports.length - a.reports.length || compare(a.origin.id, b.origin.id));
  const rows = origins.map((drawn) => originRow(drawn, context));
  const graph = originGraph(origins, context);
  return pageSection(
    'origins',
    'Where it comes from',
    'Reports that go back to one origin are one telling. An origin that is not known is never counted as independent.',
    rows.length === 0
      ? []
      : [
          ...(graph ? [graph] : []),
          ...capped(
            rows,
            shownRows,
            (items) =>
              markup`<ul class="origins">
                ${items}
              </ul>`,
          ),
        ],
  );
}

function originRow({ origin, reports }: DrawnOrigin, context: PageContext): Markup {
  const item = context.citations.itemOf('origin', origin.id);
  const use = tellingUse(origin);
  const passage = use?.passages[0];
  return markup`<li id="${item.anchor}">
    ${itemTag(item)} <b>${origin.name}</b>
    <span class="kind">${origin.kind}</span> ${reportNumbers(reports)}<br />${use?.reason ?? ''}
    ${passage ? quoteInContext(passage, context) : null}
  </li> `;
}

/** Reports on the left, origins on the right; a dashed line where an origin stands behind one claim only. */
function originGraph(origins: readonly DrawnOrigin[], context: PageContext): Markup | null {
  const drawn = origins.slice(0, maxOrigins);
  const used = new Set(drawn.flatMap((o) => o.reports.map((r) => r.number)));
  const reports = context.index.reports.filter((r) => used.has(r.number)).slice(0, maxReports);
  if (drawn.length === 0 || reports.length === 0) return null;
  const height = Math.max(drawn.length, reports.length) * rowHeight + 8;
  const y = (i: number, count: number) => (height * (i + 0.5)) / count;
  const reportY = new Map(reports.map((r, i) => [r.number, y(i, reports.length)]));
  const lines = drawn.flatMap(({ origin, reports: users }, i) =>
    users.flatMap((r) => {
      const from = reportY.get(r.number);
      if (from === undefined) return [];
      const whole = origin.uses.some((u) => u.report === r.report.id && u.claim === null);
      return [
        markup`<line
          class="${whole ? 'whole' : 'claim'} ${origin.kind}"
          x1="41%"
          x2="59%"
          y1="${from.toFixed(1)}"
          y2="${y(i, drawn.length).toFixed(1)}"
        />`,
      ];
    }),
  );
  const rest = origins.length - drawn.length;
  return markup`<figure class="graph">
    <svg width="100%" height="${height}" role="group" aria-label="Reports and the origins behind them">
      ${lines}${reports.map((r, i) =>
        graphLabel('report', `#r${r.number}`, `${r.number} ${r.label}`, y(i, reports.length)),
      )}${drawn.map(({ origin }, i) =>
        graphLabel(
          'origin',
          `#${context.citations.itemOf('origin', origin.id).anchor}`,
          origin.name,
          y(i, drawn.length),
        ),
      )}
    </svg>
    <figcaption>
      Reports (left) and origins (right). Solid: the report as a whole. Dashed: one claim in
      it.${rest > 0 ? ` ${counted(rest, 'further origin')} in the list.` : ''}
    </figcaption>
  </figure> `;
}

/** HTML inside the drawing: long names are cut off by the browser, whatever the page's width. */
function graphLabel(kind: string, href: string, label: string, y: number): Markup {
  const left = kind === 'report';
  const link = markup`<a class="node node-${kind}" href="${href}" title="${label}">${label}</a>`;
  const top = (y - 12).toFixed(1);
  return markup`<foreignObject x="${left ? '0' : '60%'}" y="${top}" width="40%" height="24">${link}</foreignObject>`;
}
