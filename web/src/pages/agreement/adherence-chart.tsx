import { useId } from 'react';
import type { AdherenceView } from '../../api/views.ts';
import { formatDay, formatNumber, formatSpan } from '../../i18n/format.ts';
import { languages } from '../../i18n/languages.ts';
import { spokenLanguage, t } from '../../i18n/translate.ts';
import { adherenceBars, type AdherenceBar } from './adherence-bars.ts';

/** In the drawing's own units; the picture is stretched to the width that there is. */
const size = { width: 300, height: 60 };

interface Props {
  readonly periods: AdherenceView['periods'];
  readonly row: AdherenceView['rows'][number];
  readonly most: number;
}

/** One clause and one party over time: all that is told, and within it what two independent origins tell. */
export function AdherenceChart({ periods, row, most }: Props) {
  const pattern = useId();
  const rightToLeft = languages[spokenLanguage()].direction === 'rtl';
  const bars = adherenceBars(periods, row.cells, { ...size, most }, rightToLeft);
  const told = row.cells.reduce((sum, cell) => sum + cell.told, 0);
  const independent = row.cells.reduce((sum, cell) => sum + cell.independent, 0);
  const blind = bars.filter((bar) => bar.noData).length;
  const summary = t('agreement.chartSays', { clause: row.clause, told, independent, blind });
  return (
    <figure className="multiple">
      <figcaption>
        <bdi>{row.clause}</bdi>{' '}
        <span className="soft number">
          <bdi dir="ltr">
            {formatNumber(independent)} / {formatNumber(told)}
          </bdi>
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        <defs>
          <pattern
            id={pattern}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="6" className="no-data-line" />
          </pattern>
        </defs>
        {bars.map((bar) => (
          <Bar key={bar.from} bar={bar} pattern={pattern} />
        ))}
        <line x1="0" x2={size.width} y1={size.height + 1} y2={size.height + 1} className="base-line" />
      </svg>
      <div className="multiple-ends soft">
        <span>{formatDay(periods[0]?.from ?? '')}</span>
        <span>{formatDay(periods.at(-1)?.to ?? '')}</span>
      </div>
    </figure>
  );
}

function Bar({ bar, pattern }: { readonly bar: AdherenceBar; readonly pattern: string }) {
  const { x, width, told, independent, from, to, noData } = bar;
  const says = noData
    ? t('agreement.barNoData', { span: formatSpan(from, to) })
    : t('agreement.barSays', {
        span: formatSpan(from, to),
        told: told.count,
        independent: independent.count,
      });
  return (
    <g>
      <title>{says}</title>
      <rect
        x={x}
        y={0}
        width={width}
        height={size.height}
        fill={noData ? `url(#${pattern})` : 'transparent'}
      />
      {!noData && told.count === 0 && (
        <rect x={x} y={size.height - 1.5} width={width} height={1.5} className="bar-zero" />
      )}
      <rect x={x} y={size.height - told.height} width={width} height={told.height} className="bar-told" />
      <rect
        x={x}
        y={size.height - independent.height}
        width={width}
        height={independent.height}
        className="bar-independent"
      />
    </g>
  );
}
