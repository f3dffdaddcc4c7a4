import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Report } from '../../../domain/report.ts';
import { lendDates } from '../../../grouping/lend-dates.ts';
import { extractReport, type Resources } from '../../brief.ts';
import type { GroupedReport, LentReport, WindowReport } from './window-input.ts';
import { undated } from './windows.ts';

/** The report and what was read from it. */
export function parseReport({ document, extraction, windowKey }: WindowReport): GroupedReport {
  return {
    report: JSON.parse(document) as Report, // written by the derivation
    extraction: JSON.parse(extraction) as ReportExtraction, // likewise
    windowKey,
  };
}

/**
 * Undated reports take part in a window only where one of its own reports lends them its day; they are then read again,
 * as "on Friday" means another day. What was lent a day before lends none.
 */
export function withLentDates(
  key: string,
  parsed: readonly GroupedReport[],
  given: readonly WindowReport[],
  joined: ReadonlySet<string>,
  setAside: ReadonlySet<string>,
  resources: Resources,
): { readonly members: readonly GroupedReport[]; readonly lent: readonly LentReport[] } {
  if (key === undated) return { members: parsed, lent: [] };
  const dated = parsed.filter((m) => m.windowKey !== undated || joined.has(m.report.id));
  const mayLend = parsed.filter(
    ({ report }) => report.referenceDate?.lentBy === undefined && !setAside.has(report.id),
  );
  const ownIds = new Set<string>(dated.filter((m) => m.windowKey === key).map((m) => m.report.id));
  const versions = new Map(given.map((g) => [g.taken.report, g.taken.versionId]));
  const undatedIds = new Set<string>(parsed.filter((m) => m.windowKey === undated).map((m) => m.report.id));
  const members = [...dated];
  const lent: LentReport[] = [];
  for (const report of lendDates(mayLend.map((m) => m.report))) {
    const lender = report.referenceDate?.lentBy;
    if (lender === undefined || !undatedIds.has(report.id) || !ownIds.has(lender)) continue;
    if (joined.has(report.id)) continue;
    const extraction = extractReport(report, resources);
    members.push({ report, extraction, windowKey: key });
    lent.push({
      versionId: versions.get(report.id) ?? 0,
      lentBy: lender,
      referenceDate: report.referenceDate?.value ?? '',
      document: JSON.stringify(report),
      extraction: JSON.stringify(extraction),
    });
  }
  return { members, lent };
}
