import { Link } from '@tanstack/react-router';
import { useGet } from '../../api/queries.ts';
import type { IncidentSummary } from '../../api/views.ts';
import { Badge, DateText, Panel, RangeCount } from '../../design/small-parts.tsx';
import { formatList } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { outcomeTone } from './outcome-tone.ts';

/** How many stand there where nothing is new since the last look. */
const lastShown = 12;

/** Incidents that are new or changed since the last look, newest first; where none is, those that changed last. */
export function Changed({
  incidents: fresh,
  sinceLook,
}: {
  readonly incidents: readonly IncidentSummary[];
  readonly sinceLook: boolean;
}) {
  const none = fresh.length === 0;
  const last = useGet('/incidents', { query: { sort: '-changed', limit: lastShown } }, { enabled: none });
  const incidents = none ? (last.data?.items ?? []) : fresh;
  return (
    <Panel
      title={none || !sinceLook ? t('today.lastChanged') : t('today.changed')}
      bare
      end={
        <Link to="/incidents" search={{ sort: '-changed' }}>
          {t('today.all')}
        </Link>
      }
    >
      {incidents.length === 0 ? (
        <p className="panel-none soft">{t('today.changedNone')}</p>
      ) : (
        <ul className="plain changed-list">
          {incidents.map((incident) => (
            <li key={incident.id}>
              <Line incident={incident} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Line({ incident }: { readonly incident: IncidentSummary }) {
  const {
    id,
    type,
    date,
    place,
    placeName,
    perpetrators,
    killed,
    injured,
    reports,
    independent,
    contradictions,
    outcome,
    status,
  } = incident;
  const where = place?.name ?? placeName;
  return (
    <>
      <div className="changed-what">
        <Link to="/incidents/$id" params={{ id }} search={{}}>
          {where === null
            ? word('type', type)
            : t('today.typeAt', { type: word('type', type), place: where })}
        </Link>{' '}
        <span className="soft">
          <DateText date={date} />
        </span>
        {perpetrators.length > 0 && (
          <span className="soft">
            {' · '}
            <bdi>{formatList(perpetrators.map((actor) => actor.name))}</bdi>
          </span>
        )}
      </div>
      <div className="changed-facts">
        {killed && killed.high !== 0 && (
          <span>
            {t('field.killed')} <RangeCount {...killed} />
          </span>
        )}
        {injured && injured.high !== 0 && (
          <span>
            {t('field.injured')} <RangeCount {...injured} />
          </span>
        )}
        <span>{t('today.told', { n: reports, independent })}</span>
        {status !== 'told' && <Badge tone="warn">{word('status', status)}</Badge>}
        {contradictions > 0 && <Badge tone="warn">{t('today.contradictions', { n: contradictions })}</Badge>}
        {outcome !== null && <Badge tone={outcomeTone(outcome)}>{word('outcome', outcome)}</Badge>}
      </div>
    </>
  );
}
