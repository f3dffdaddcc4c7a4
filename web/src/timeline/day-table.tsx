import { formatNumber } from '../i18n/format.ts';
import { t, word } from '../i18n/translate.ts';
import { families } from '../map/type-families.ts';
import type { Bins } from './day-bins.ts';
import { rangeWords } from './range-words.ts';

/** The same figures as a table, for those who cannot see the drawing or want the numbers. */
export function DayTable({ bins }: { readonly bins: Bins }) {
  const present = families.filter((_, i) => bins.bins.some((bin) => (bin.byFamily[i] ?? 0) > 0));
  const told = bins.bins.filter((bin) => bin.total > 0 || bin.reports === 0);
  return (
    <details className="day-table">
      <summary>{t('incidents.timeline.asTable')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('incidents.timeline.asTable')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('incidents.column.day')}</th>
              {present.map((family) => (
                <th key={family} scope="col" className="number">
                  {word('incidents.family', family)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('incidents.column.all')}
              </th>
              <th scope="col" className="number">
                {t('incidents.timeline.effort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.map((bin) => (
              <tr key={bin.first}>
                <th scope="row">{rangeWords(bin.first, bin.first + bin.days - 1)}</th>
                {present.map((family) => (
                  <td key={family} className="number">
                    {formatNumber(bin.byFamily[families.indexOf(family)] ?? 0)}
                  </td>
                ))}
                <td className="number">{formatNumber(bin.total)}</td>
                <td className="number">
                  {bin.reports === null
                    ? '–'
                    : bin.reports === 0
                      ? t('incidents.timeline.noData')
                      : formatNumber(bin.reports)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
