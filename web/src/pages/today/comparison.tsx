import { Link } from '@tanstack/react-router';
import { useGet } from '../../api/queries.ts';
import type { CountRange, Overview } from '../../api/views.ts';
import { RangeBar, RangeLegend } from '../../design/range-bar.tsx';
import { Panel, RangeCount } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { countryName } from '../../i18n/code-name.ts';

/** Rows shown of each table: the rest is summed up in the list of incidents. */
const rowsShown = 10;

interface Row {
  readonly key: string;
  readonly name: string;
  readonly search: { readonly place?: string; readonly country?: string; readonly party?: string } | null;
  readonly now: CountRange;
  readonly before: CountRange;
}

/** New and changed incidents by area and by party, as ranges against the period before. */
export function Comparison({ overview }: { readonly overview: Overview }) {
  const { incidents, period } = overview;
  const nothingRead = useNothingRead(overview.before);
  const byArea: Row[] = overview.byArea.map(({ admin1, country, now, before }) => ({
    key: `${country ?? ''}/${admin1 ?? ''}`,
    name:
      admin1 ??
      (country === null ? t('today.noPlace') : t('today.countryOnly', { country: countryName(country) })),
    search: admin1 !== null ? { place: admin1 } : country !== null ? { country } : null,
    now,
    before,
  }));
  const byParty: Row[] = overview.byParty.map(({ side, now, before }) => ({
    key: side,
    name: word('side', side),
    search: { party: side },
    now,
    before,
  }));
  return (
    <>
      <section className="totals" aria-label={t('today.incidents')}>
        <p className="total">
          <strong>
            <RangeCount {...incidents.now} />
          </strong>{' '}
          {t('today.incidentsNow')}
          <span className="soft">
            {' '}
            {t('today.against')} <CountBefore count={incidents.before} nothingRead={nothingRead} />
          </span>
        </p>
        <RangeLegend
          sure={t('today.legendSure')}
          now={t('today.legendTold')}
          before={t('today.legendBefore')}
        />
      </section>
      <div className="today-pair">
        <Panel title={t('today.byArea')} bare>
          <RangeTable rows={byArea} period={period} head={t('today.area')} nothingRead={nothingRead} />
        </Panel>
        <Panel title={t('today.byParty')} bare>
          <RangeTable rows={byParty} period={period} head={t('today.party')} nothingRead={nothingRead} />
        </Panel>
      </div>
    </>
  );
}

/** Whether no report at all is of these days: then what they count is no data, not zero. */
function useNothingRead({ from, to }: Overview['before']): boolean {
  const { data, isPlaceholderData } = useGet('/reports', { query: { from, to, limit: 1 } });
  return !isPlaceholderData && data?.items.length === 0;
}

function CountBefore({ count, nothingRead }: { readonly count: CountRange; readonly nothingRead: boolean }) {
  return nothingRead && count.high === 0 ? t('today.noData') : <RangeCount {...count} />;
}

function RangeTable({
  rows,
  period,
  head,
  nothingRead,
}: {
  readonly rows: readonly Row[];
  readonly period: Overview['period'];
  readonly head: string;
  readonly nothingRead: boolean;
}) {
  const shown = rows.slice(0, rowsShown);
  const max = Math.max(1, ...shown.flatMap((row) => [row.now.high, row.before.high]));
  if (rows.length === 0) return <p className="panel-none soft">{t('today.noIncidents')}</p>;
  return (
    <>
      <table className="table range-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="number">
              {t('today.now')}
            </th>
            <th scope="col" className="number">
              {t('today.before')}
            </th>
            <th scope="col" className="bar-column" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.search === null ? (
                  row.name
                ) : (
                  <Link to="/incidents" search={{ ...row.search, from: period.from, to: period.to }}>
                    {row.name}
                  </Link>
                )}
              </th>
              <td className="number">
                <RangeCount {...row.now} />
              </td>
              <td className="number soft">
                <CountBefore count={row.before} nothingRead={nothingRead} />
              </td>
              <td className="bar-column" aria-hidden="true">
                <RangeBar now={row.now} before={row.before} max={max} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown && (
        <p className="panel-none">
          <Link to="/incidents" search={{ from: period.from, to: period.to }}>
            {t('today.moreRows', { n: rows.length - rowsShown })}
          </Link>
        </p>
      )}
    </>
  );
}
