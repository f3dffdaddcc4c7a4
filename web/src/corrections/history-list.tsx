import { Link } from '@tanstack/react-router';
import type { HistoryEvent } from '../api/views.ts';
import { DateText } from '../design/small-parts.tsx';
import { t } from '../i18n/translate.ts';
import { NotYet } from '../pages/incidents/told-fields.tsx';

interface HistoryListProps {
  readonly history: readonly HistoryEvent[];
  readonly wasKnown: (recordedAt: string) => boolean;
}

/** What changed in what was known, each with its entry of the record. */
export function HistoryList({ history, wasKnown }: HistoryListProps) {
  return (
    <ol className="plain history">
      {history.map((event) => (
        <li
          key={`${event.entry} ${event.what}`}
          className={wasKnown(event.at) ? event.kind : `${event.kind} not-yet`}
        >
          <DateText instant={event.at} />
          <span dir="auto" lang="en">
            {event.what}
          </span>{' '}
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
