import type { Overview } from '../../api/views.ts';
import { DayBars } from '../../design/day-bars.tsx';
import { DateText, Panel } from '../../design/small-parts.tsx';
import { formatDay } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { daysOf } from './period.ts';

/** How much was read for these days: a count of incidents means little without it. */
export function Effort({ overview }: { readonly overview: Overview }) {
  const { period, effort } = overview;
  const known = new Map(effort.map((each) => [each.day, each]));
  const days = daysOf(period);
  const total = effort.reduce(
    (sum, each) => sum + (each.day >= period.from && each.day <= period.to ? each.reports : 0),
    0,
  );
  const silent = days.filter((day) => !known.has(day)).length;
  const words = (day: string) => {
    const on = known.get(day);
    return on
      ? `${formatDay(day)}: ${t('today.effortDay', {
          reports: t('story.reports', { n: on.reports }),
          outlets: t('story.outlets', { n: on.outlets }),
        })}`
      : `${formatDay(day)}: ${t('today.noData')}`;
  };
  return (
    <Panel title={t('today.effort')}>
      <DayBars
        label={t('today.effortLabel', { n: total })}
        bars={days.map((day) => ({ day, value: known.get(day)?.reports ?? null, title: words(day) }))}
      />
      <div className="effort-axis soft small" aria-hidden="true">
        <DateText day={period.from} />
        <DateText day={period.to} />
      </div>
      <p className="small">
        {t('today.effortLabel', { n: total })} {silent > 0 && t('today.effortSilent', { n: silent })}
      </p>
      <ul className="visually-hidden">
        {days.map((day) => (
          <li key={day}>{words(day)}</li>
        ))}
      </ul>
    </Panel>
  );
}
