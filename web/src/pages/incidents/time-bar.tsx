import { useMemo } from 'react';
import type { DayRange } from '../../map/cluster-marks.ts';
import type { IncidentMarks } from '../../map/incident-marks.ts';
import { t } from '../../i18n/translate.ts';
import { binDays } from '../../timeline/day-bins.ts';
import { DayRangeSlider } from '../../timeline/day-range-slider.tsx';
import { rangeWords } from '../../timeline/range-words.ts';

interface TimeBarProps {
  readonly marks: IncidentMarks;
  readonly span: { readonly first: number; readonly last: number };
  readonly days: DayRange;
  readonly onDrag: (from: number, to: number) => void;
  readonly onSettle: () => void;
}

/** The map's time: how many incidents each day has, and two handles under them. */
export function TimeBar({ marks, span, days, onDrag, onSettle }: TimeBarProps) {
  const bins = useMemo(() => binDays(marks, span, null, 160), [marks, span]);
  const from = clamp(days.from ?? span.first, span);
  const to = clamp(days.to ?? span.last, span);
  const length = span.last - span.first + 1;
  return (
    <div className="time-bar">
      <p className="time-words" aria-live="polite">
        {days.from === null && days.to === null ? t('incidents.allDays') : rangeWords(from, to)}
        {days.from === null && days.to === null && bins.undated > 0 ? (
          <span className="soft"> · {t('incidents.undatedToo', { n: bins.undated })}</span>
        ) : null}
      </p>
      <div className="time-chart" aria-hidden="true">
        {bins.bins.map((bin) => (
          <div
            key={bin.first}
            className={bin.first + bin.days - 1 < from || bin.first > to ? 'time-column out' : 'time-column'}
            style={{
              inlineSize: `${(bin.days / length) * 100}%`,
              blockSize: `${bin.total === 0 ? 0 : Math.max(6, (bin.total / bins.highest) * 100)}%`,
            }}
          />
        ))}
      </div>
      <DayRangeSlider
        span={span}
        from={from}
        to={to}
        onChange={onDrag}
        onSettle={onSettle}
        label={t('incidents.days')}
      />
    </div>
  );
}

const clamp = (day: number, { first, last }: { readonly first: number; readonly last: number }): number =>
  Math.min(last, Math.max(first, day));
