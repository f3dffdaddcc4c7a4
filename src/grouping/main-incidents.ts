import type { ReportExtraction } from '../domain/extraction.ts';
import type { ReportId, StoryId } from '../domain/ids.ts';
import type { Story } from '../domain/grouping.ts';

/** A report with more incidents than these is a round-up of a day or a front, about no single one. Tuned on the open sets. */
const mostIncidents = 10;

/** Reports of one story whose main content is one and the same single incident. */
export interface MainIncident {
  readonly story: StoryId;
  readonly reports: readonly ReportId[];
}

/** Of each story the reports that tell one incident, where they are two or more; a report is in one at most. */
export function mainIncidents(
  stories: readonly Story[],
  extractions: readonly ReportExtraction[],
): MainIncident[] {
  const told = new Map<string, number>(
    extractions.map((e) => [
      e.report,
      e.allegations.filter((a) => !a.general && !a.hypothetical && !a.negated).length,
    ]),
  );
  return stories
    .map(({ id, reports }) => ({
      story: id,
      reports: reports.filter((report) => {
        const incidents = told.get(report) ?? 0;
        return incidents > 0 && incidents <= mostIncidents;
      }),
    }))
    .filter(({ reports }) => reports.length > 1);
}
