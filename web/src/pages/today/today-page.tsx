import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useGet } from '../../api/queries.ts';
import type { Overview } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Menu } from '../../design/menu.tsx';
import { Empty, Answer } from '../../design/states.tsx';
import { formatSpan } from '../../i18n/format.ts';
import { useTimeZone } from '../../i18n/time-zone.ts';
import { t } from '../../i18n/translate.ts';
import { Changed } from './changed.tsx';
import { Comparison } from './comparison.tsx';
import { Due } from './due.tsx';
import { Effort } from './effort.tsx';
import { useLastLook } from './last-look.ts';
import { daysIn, periodEnding, periodLengths } from './period.ts';
import { SinceLastLook } from './since-last-look.tsx';
import { Work } from './work.tsx';
import './today.css';

const route = getRouteApi('/today');

/** What changed, what it comes to beside the days before, what falls due, and what the machine has still to do. */
export function TodayPage() {
  const { from, to } = route.useSearch();
  const [seen, setSeen] = useLastLook();
  const query = useGet('/overview', { query: { from, to, since: seen } });
  const newest = query.data?.newestSeq;
  // A store that was begun anew counts from its own start.
  useEffect(() => {
    if (newest !== undefined && seen !== null && seen > newest) setSeen(newest);
  });
  return (
    <div className="page today">
      <Answer query={query} lines={12}>
        {(overview) => <Today overview={overview} seen={seen} onSeen={setSeen} />}
      </Answer>
    </div>
  );
}

function Today(props: {
  readonly overview: Overview;
  readonly seen: number | null;
  readonly onSeen: (seq: number | null) => void;
}) {
  const { overview, seen, onSeen } = props;
  const { period, before, asOf } = overview;
  const zone = useTimeZone();
  return (
    <>
      <div className="page-head">
        <h1>{t('today.title')}</h1>
        {asOf !== null && (
          <p className="lead">
            {t('today.period', {
              now: formatSpan(period.from, period.to),
              before: formatSpan(before.from, before.to),
            })}
          </p>
        )}
        <div className="end">{asOf !== null && <PeriodChoice overview={overview} />}</div>
      </div>
      {asOf === null ? (
        <Empty
          title={t('today.empty')}
          actions={
            <Link className="button main" to="/reports">
              {t('today.toReports')}
            </Link>
          }
        >
          {t('today.emptyAdvice')}
        </Empty>
      ) : (
        <>
          <SinceLastLook overview={overview} seen={seen} onSeen={onSeen} />
          <Comparison overview={overview} />
          <div className="today-columns">
            <div className="today-side">
              <Changed incidents={overview.changed} sinceLook={seen !== null} />
              <div className="today-pair">
                <Effort overview={overview} />
                <Work overview={overview} />
              </div>
            </div>
            <Due commitments={overview.due} />
          </div>
        </>
      )}
      <p className="soft small">{zone === 'UTC' ? t('frame.zoneUtc') : t('frame.zone', { zone })}</p>
    </>
  );
}

function PeriodChoice({ overview }: { readonly overview: Overview }) {
  const navigate = route.useNavigate();
  const { to } = overview.period;
  const length = daysIn(overview.period);
  const lengths = [...new Set([...periodLengths, length])].sort((a, b) => a - b);
  return (
    <Menu
      label={t('today.periodLength')}
      trigger={
        <Button aria-label={`${t('today.periodLength')}: ${t('today.days', { n: length })}`}>
          {t('today.days', { n: length })} <Icon name="down" size={14} />
        </Button>
      }
      entries={lengths.map((n) => ({
        key: String(n),
        label: t('today.days', { n }),
        chosen: n === length,
        act: () => void navigate({ search: periodEnding(to, n), replace: true }),
      }))}
    />
  );
}
