import type { FindingOutcome } from '../../domain/finding.ts';
import { references } from '../answer.ts';
import { wordsOf } from '../briefing-index.ts';
import { harmlessLine } from '../harmless.ts';
import { summariseIncidents, type IncidentSummary } from '../incident-summary.ts';
import { shortened } from '../wording.ts';
import { hanging, section, type TextContext } from './section.ts';
import type { Column } from './table.ts';

/** A narrow column's words for the outcomes. */
const outcomeShort: Readonly<Record<FindingOutcome, string>> = {
  'would be a violation if true': 'violation if true',
  'to be watched': 'to be watched',
  undeterminable: 'cannot tell',
  'not prohibited': 'not forbidden',
  'outside the agreement': 'outside it',
};

/** The incidents, most telling first, and the words behind the first few. */
export function incidentSection(context: TextContext): readonly string[] {
  const rows = summariseIncidents(context.index).map((i) => [
    `${i.status === 'told' ? i.what : `${i.what} (${i.status})`}, ${i.where}, ${i.when}`,
    compactTolls(i.killed),
    compactTolls(i.injured),
    i.blamed,
    references(i.reports),
    String(i.independent),
    i.outcome === null ? '' : outcomeShort[i.outcome],
  ]);
  const columns: readonly Column[] = [
    { header: 'Incident', min: 16, grow: 4 },
    { header: 'Killed', min: 6, grow: 1 },
    { header: 'Injured', min: 7, grow: 1 },
    { header: 'Blamed', min: 9, grow: 2 },
    { header: 'Told in', min: 6, grow: 1 },
    { header: 'Orig.', min: 5, grow: 0, align: 'right', optional: true },
    { header: 'Under the truce', min: 9, grow: 1 },
  ];
  const table = section('INCIDENTS (24+: at least 24; Orig.: independent origins)', context, columns, rows);
  return [
    ...table,
    ...summariseIncidents(context.index)
      .slice(0, quotedIncidents)
      .flatMap((i) => evidenceLines(i, context)),
  ];
}

/** So many incidents are shown with the words behind them; the page has them for all. */
const quotedIncidents = 6;

function evidenceLines(summary: IncidentSummary, { index, width }: TextContext): readonly string[] {
  const quotes = summary.allegations.slice(0, 3).map((allegation) => {
    const number = index.report.get(allegation.report)?.number ?? '?';
    return `[${number}] “${shortened(wordsOf(allegation.evidencePassage, index), 110)}”`;
  });
  return hanging('- ', harmlessLine(`${summary.what}, ${summary.where}: ${quotes.join(' ')}`), width);
}

/** "6 / 14 / 24+": a column has no room for "at least". */
function compactTolls(told: readonly string[]): string {
  const compact = told.map((words) => words.replace(/^at least (\d+)$/, '$1+').replace(' to ', '–'));
  return compact.length > 3 ? `${compact[0] ?? ''} … ${compact.at(-1) ?? ''}` : compact.join(' / ');
}
