import { useGet } from '../../api/queries.ts';
import type { AdherenceView, Agreement } from '../../api/views.ts';
import { Select } from '../../design/fields.tsx';
import { FilterDay, Filters } from '../../design/filter-fields.tsx';
import { Panel } from '../../design/small-parts.tsx';
import { Answer, Empty } from '../../design/states.tsx';
import { formatDay, formatNumber, formatSpan } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { AdherenceChart } from './adherence-chart.tsx';
import { largestCount } from './adherence-bars.ts';
import { type ChangeSearch, adherenceSteps, type AgreementSearch } from './search.ts';

interface Props {
  readonly agreement: Agreement;
  readonly search: AgreementSearch;
  readonly change: ChangeSearch;
}

/** Incidents told against each clause, by party, in small charts of one scale. What is told is not what is found. */
export function Adherence({ agreement, search, change }: Props) {
  const by = search.by ?? 'week';
  const query = { by, from: search.from, to: search.to };
  const adherence = useGet('/agreements/{id}/adherence', { path: { id: agreement.id }, query });
  return (
    <Panel title={t('agreement.adherence')} id="adherence">
      <div className="stacked">
        <p className="soft">{t('agreement.adherenceHow')}</p>
        <Filters label={t('agreement.adherenceFilters')}>
          <Select
            label={t('agreement.step')}
            value={by}
            options={adherenceSteps.map((key) => ({ key, label: t(`agreement.step.${key}`) }))}
            onChange={(step) => {
              change({ by: step === 'week' ? undefined : step });
            }}
          />
          <FilterDay
            label={t('frame.from')}
            value={search.from}
            onChange={(from) => {
              change({ from });
            }}
          />
          <FilterDay
            label={t('frame.to')}
            value={search.to}
            onChange={(to) => {
              change({ to });
            }}
          />
        </Filters>
        <Answer query={adherence}>{(view) => <Charts view={view} agreement={agreement} />}</Answer>
      </div>
    </Panel>
  );
}

function Charts({ view, agreement }: { readonly view: AdherenceView; readonly agreement: Agreement }) {
  const rows = view.rows.filter((row) => row.cells.some((cell) => cell.told > 0));
  const [first] = view.periods;
  const last = view.periods.at(-1);
  if (rows.length === 0 || !first || !last)
    return <Empty title={t('agreement.noAdherence')}>{t('agreement.noAdherenceAdvice')}</Empty>;
  const most = largestCount(view);
  const sides = [...new Set(rows.map((row) => row.side))];
  return (
    <>
      <Legend />
      <p className="soft small">
        {t('agreement.scale', {
          from: formatDay(first.from),
          to: formatDay(last.to),
          most: formatNumber(most),
        })}
      </p>
      {sides.map((side) => (
        <section key={side} className="multiples-of-side" aria-label={word('side', side)}>
          <h3>{word('side', side)}</h3>
          <div className="multiples">
            {rows
              .filter((row) => row.side === side)
              .map((row) => (
                <AdherenceChart key={row.clause} periods={view.periods} row={row} most={most} />
              ))}
          </div>
        </section>
      ))}
      <AsTable view={view} rows={rows} agreement={agreement} />
    </>
  );
}

function Legend() {
  return (
    <ul className="plain chart-legend small">
      <li>
        <span className="swatch told" /> {t('agreement.told')}
      </li>
      <li>
        <span className="swatch independent" /> {t('agreement.independent')}
      </li>
      <li>
        <span className="swatch zero" /> {t('agreement.zero')}
      </li>
      <li>
        <span className="swatch no-data" /> {t('agreement.noData')}
      </li>
    </ul>
  );
}

interface TableProps {
  readonly view: AdherenceView;
  readonly rows: AdherenceView['rows'];
  readonly agreement: Agreement;
}

/** The same as figures, for those who read or copy figures. */
function AsTable({ view, rows, agreement }: TableProps) {
  return (
    <details>
      <summary>{t('agreement.asTable')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('agreement.asTable')}>
        <table className="table small">
          <caption className="soft">{t('agreement.tableHow')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agreement.time')}</th>
              <th scope="col" className="number">
                {t('agreement.reports')}
              </th>
              {rows.map((row) => (
                <th key={row.side + row.clause} scope="col" className="number">
                  {word('side', row.side)}{' '}
                  <bdi>{agreement.clauses.find((c) => c.id === row.clause)?.id ?? row.clause}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.periods.map((period, i) => (
              <tr key={period.from}>
                <th scope="row">{formatSpan(period.from, period.to)}</th>
                <td className="number">{formatNumber(period.reports)}</td>
                {rows.map((row) => {
                  const cell = row.cells[i];
                  return (
                    <td key={row.side + row.clause} className="number">
                      {period.reports === 0 && (cell?.told ?? 0) === 0
                        ? t('agreement.noData')
                        : `${formatNumber(cell?.independent ?? 0)} / ${formatNumber(cell?.told ?? 0)}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
