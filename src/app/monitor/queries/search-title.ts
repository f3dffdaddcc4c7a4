import { dateWords } from '../../../domain/date-words.ts';
import { incidentName } from '../../../domain/incident-names.ts';
import { actVerb } from '../../../publishing/wording.ts';
import type { IncidentSummary } from '../views/incident-views.ts';
import type { ReportSummary } from '../views/report-views.ts';
import type { CommitmentView, StatementView } from '../views/statement-views.ts';
import type { StorySummary } from '../views/story-views.ts';

/** Kinds that have words in the search table, in the order they are shown in. */
export const searched = ['incident', 'story', 'report', 'statement', 'commitment'] as const;
export type Searched = (typeof searched)[number];

/** What a thing is called where it is one line among others. */
export function searchTitle(kind: Searched, summary: object): string {
  switch (kind) {
    case 'report': {
      const { title, outlet, referenceDate } = summary as ReportSummary;
      return [title ?? 'Untitled', outlet?.name, dayOf(referenceDate)].filter((part) => part).join(' · ');
    }
    case 'story': {
      const { title, from } = summary as StorySummary;
      return [title, dayOf(from)].filter((part) => part).join(' · ');
    }
    case 'incident': {
      const { type, place, placeName, date } = summary as IncidentSummary;
      return [incidentName(type), place?.name ?? placeName, dayOf(date?.value)]
        .filter((part) => part)
        .join(' · ');
    }
    case 'statement': {
      const { speaker, act, about } = summary as StatementView;
      return `${speaker.name} ${actVerb(act)}: ${about}`.slice(0, 200);
    }
    case 'commitment': {
      const { by, kind: what, due } = summary as CommitmentView;
      return `${by.name} · ${what} · ${dateWords(due.value)}`;
    }
  }
}

function dayOf(day: string | null | undefined): string | null {
  return day ? dateWords(day) : null;
}
