import { Link } from '@tanstack/react-router';
import type { HistoryEvent } from '../../api/views.ts';
import { DateText } from '../../design/small-parts.tsx';
import { t } from '../../i18n/translate.ts';
import { NotYet } from './told-fields.tsx';

interface IncidentHistoryProps {
  readonly history: readonly HistoryEvent[];
  readonly wasKnown: (recordedAt: string) => boolean;
}

/** What changed in what was known, each with its entry of the record. */
export function IncidentHistory({ history, wasKnown }: IncidentHistoryProps) {
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
        </li>
      ))}
    </ol>
  );
}
