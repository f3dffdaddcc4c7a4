import { Link } from '@tanstack/react-router';
import type { HistoryEvent } from '../api/views.ts';
import { DateText } from '../design/small-parts.tsx';
import { t, tx } from '../i18n/translate.ts';
import { NotYet } from '../pages/incidents/told-fields.tsx';
import type { ReportNames } from '../passages/report-names.ts';
import { ReportLink } from '../passages/told-passage.tsx';

interface HistoryListProps {
  readonly history: readonly HistoryEvent[];
  readonly names: ReportNames;
  readonly wasKnown: (recordedAt: string) => boolean;
}

/** What changed in what was known, each with its entry of the record. */
export function HistoryList({ history, names, wasKnown }: HistoryListProps) {
  return (
    <ol className="plain history">
      {history.map((event) => (
        <li
          key={`${event.entry} ${event.what}`}
          className={wasKnown(event.at) ? event.kind : `${event.kind} not-yet`}
        >
          <DateText instant={event.at} />
          <What event={event} names={names} />{' '}
          <Link to="/record" search={{ entry: event.entry }}>
            {t('incidents.entry', { entry: String(event.entry) })}
          </Link>
          {wasKnown(event.at) ? null : <NotYet />}
          <CorrectionWords event={event} />
        </li>
      ))}
    </ol>
  );
}

/** That a report tells it, by its name; what was corrected, in the API's words. */
function What({ event, names }: { readonly event: HistoryEvent } & Pick<HistoryListProps, 'names'>) {
  if (event.kind === 'telling' && event.report !== null)
    return tx('incidents.tells', {
      report: <ReportLink key="report" report={event.report} names={names} />,
    });
  return (
    <span dir="auto" lang="en">
      {event.what}
    </span>
  );
}

/** Who corrected it and why, and what has become of it. */
function CorrectionWords({ event: { by, reason, undone } }: { readonly event: HistoryEvent }) {
  if (by === null) return null;
  return (
    <p className="why">
      {undone ? (
        <>
          <Link to="/record" search={{ entry: undone.by }}>
            {t(undone.how === 'withdrawn' ? 'incidents.withdrawnBy' : 'incidents.replacedBy', {
              entry: String(undone.by),
            })}
          </Link>{' '}
        </>
      ) : null}
      <bdi>{by}</bdi>: <bdi>{reason}</bdi>
    </p>
  );
}
