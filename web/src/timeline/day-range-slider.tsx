import { dayOf } from '../map/day-number.ts';
import { formatDay } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import './day-range-slider.css';

interface DayRangeSliderProps {
  readonly span: { readonly first: number; readonly last: number };
  readonly from: number;
  readonly to: number;
  /** At every move of a handle. */
  readonly onChange: (from: number, to: number) => void;
  /** When the handle is let go of. */
  readonly onSettle: () => void;
  readonly label: string;
}

/**
 * Two handles on a line of days. They are the browser's own sliders, one over the other, each with its day in words:
 * arrows move by a day, Page Up and Down by a tenth; it runs with the reading, from right to left in Arabic.
 */
export function DayRangeSlider({ span, from, to, onChange, onSettle, label }: DayRangeSliderProps) {
  const length = Math.max(1, span.last - span.first);
  return (
    <div className="day-slider" role="group" aria-label={label}>
      <div className="day-track" />
      <div
        className="day-chosen"
        style={{
          insetInlineStart: `${((from - span.first) / length) * 100}%`,
          inlineSize: `${((to - from) / length) * 100}%`,
        }}
      />
      {(['from', 'to'] as const).map((end) => (
        <input
          key={end}
          type="range"
          className={`day-handle ${end}`}
          min={span.first}
          max={span.first + length}
          step={1}
          value={end === 'from' ? from : to}
          aria-label={end === 'from' ? t('frame.from') : t('frame.to')}
          aria-valuetext={formatDay(dayOf(end === 'from' ? from : to), 'long')}
          onChange={(event) => {
            const day = event.currentTarget.valueAsNumber;
            if (end === 'from') onChange(Math.min(day, to), to);
            else onChange(from, Math.max(day, from));
          }}
          onPointerUp={onSettle}
          onKeyUp={onSettle}
          onBlur={onSettle}
        />
      ))}
    </div>
  );
}
