import type { Allegation } from '../../domain/allegation.ts';
import { outcomeName } from '../answer.ts';
import { compare } from '../briefing-index.ts';
import { summariseIncidents, type IncidentSummary } from '../incident-summary.ts';
import { dateWords } from '../../domain/date-words.ts';
import { incidentName } from '../../domain/incident-names.ts';
import { tollWords } from '../wording.ts';
import { unplacedAllegations } from './citations.ts';
import { incidentMap } from './incident-map.ts';
import type { Outlines } from './map-projection.ts';
import { markup, type Markup } from './markup.ts';
import {
  capped,
  itemTag,
  pageSection,
  quoteLink,
  reportLink,
  reportNumbers,
  type PageContext,
} from './page-parts.ts';

const shown = 30;
const headers = [
  'Incident',
  'Where',
  'When',
  'Killed',
  'Injured',
  'Blamed',
  'Told in',
  'Origins',
  'Under the truce',
];

export function incidentSection(outlines: Outlines, context: PageContext): Markup | null {
  const incidents = summariseIncidents(context.index);
  const rows = incidents.map((i) => incidentRow(i, context));
  const map = incidentMap(incidents, outlines, context);
  const tables = capped(rows, shown, incidentTable);
  return pageSection(
    'incidents',
    'What happened, as told',
    'Every value that is told stands side by side. “Origins” counts independent ones only: a hundred copies of one agency’s report are one.',
    [...(map ? [map] : []), ...tables, ...otherAllegations(context)],
  );
}

/** Explicit roles: on a phone the rows become cards, and a table that is laid out as blocks would lose its meaning. */
function incidentTable(rows: readonly Markup[]): Markup {
  return markup`<table class="cards" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${headers.map((header) => markup`<th scope="col" role="columnheader">${header}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table> `;
}

function incidentRow(summary: IncidentSummary, context: PageContext): Markup {
  const item = context.citations.itemOf('incident', summary.incident.id);
  const outcome = summary.outcome === null ? null : outcomeName(summary.outcome);
  const cells: readonly (readonly [string, Markup | string | null])[] = [
    ['Where', summary.where],
    ['When', summary.when],
    ['Killed', summary.killed.join(' / ')],
    ['Injured', summary.injured.join(' / ')],
    ['Blamed', summary.blamed],
    ['Told in', reportNumbers(summary.reports)],
    ['Origins', String(summary.independent)],
    [
      'Under the truce',
      outcome === null
        ? ''
        : markup`<span class="outcome ${(summary.outcome ?? '').replaceAll(' ', '-')}">${outcome}</span>`,
    ],
  ];
  return markup`<tr id="${item.anchor}" role="row">
    <th scope="row" role="rowheader">
      <details>
        <summary>
          ${itemTag(item)}
          ${summary.what}${
            summary.status === 'told' ? null : markup` <span class="status">(${summary.status})</span>`
          }
        </summary>
        <ul class="tellings">
          ${summary.allegations.map((a) => telling(a, context))}
        </ul>
        ${summary.originReason === null ? null : markup`<p class="note">${summary.originReason}</p>`}
      </details>
    </th>
    ${cells.map(([label, content]) => markup`<td role="cell" data-label="${label}" ${content === '' ? markup` class="empty"` : null}>${content}</td>`)}
  </tr> `;
}

function telling(allegation: Allegation, context: PageContext): Markup {
  const report = context.index.report.get(allegation.report);
  const facts = [
    allegation.place,
    allegation.date === null ? null : dateWords(allegation.date),
    allegation.killed === null ? null : `${tollWords(allegation.killed)} killed`,
    allegation.injured === null ? null : `${tollWords(allegation.injured)} injured`,
    allegation.perpetrator === null ? null : `by ${allegation.perpetrator}`,
    allegation.saidBy === null ? 'told in the outlet’s own voice' : `says ${allegation.saidBy}`,
    allegation.negated ? 'denied' : null,
    allegation.hypothetical ? 'feared or threatened' : null,
    allegation.caption ? 'in a caption' : null,
  ].filter((fact) => fact !== null);
  return markup`<li>
    ${report ? reportLink(report) : null}: ${facts.join('; ')}:
    ${quoteLink(allegation.evidencePassage, context)}
  </li>`;
}

/** General, undated, unplaced: kept and shown, never counted as incidents. */
function otherAllegations(context: PageContext): readonly Markup[] {
  const { index, citations } = context;
  const others = [...unplacedAllegations(index)].sort(
    (a, b) =>
      (index.report.get(a.report)?.number ?? 0) - (index.report.get(b.report)?.number ?? 0) ||
      a.evidencePassage.start - b.evidencePassage.start ||
      compare(a.id, b.id),
  );
  if (others.length === 0) return [];
  const items = others.map((a) => {
    const item = citations.itemOf('incident', a.id);
    return markup`<li id="${item.anchor}">
      ${itemTag(item)} ${incidentName(a.type)}
      <ul class="tellings">
        ${telling(a, context)}
      </ul>
    </li>`;
  });
  return [
    markup`<details class="more">
      <summary>${others.length} general or undated allegations, kept but not counted as incidents</summary>
      <ul class="plain">
        ${items}
      </ul>
    </details>`,
  ];
}
