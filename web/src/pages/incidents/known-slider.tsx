import { formatDay } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import '../../timeline/day-range-slider.css';

interface KnownSliderProps {
  /** The days on which something became known, in order. */
  readonly days: readonly string[];
  /** The day shown; null: as known now. */
  readonly known: string | null;
  readonly onChange: (known: string | null) => void;
}

/** How much was known at the end of a day. Its stops are the days on which something became known, and now. */
export function KnownSlider({ days, known, onChange }: KnownSliderProps) {
  const stop =
    known === null
      ? days.length
      : Math.max(
          0,
          days.findLastIndex((day) => day <= known),
        );
  const say = (i: number): string => {
    const day = days[i];
    return day === undefined ? t('incidents.known.now') : t('incidents.known.on', { day: formatDay(day) });
  };
  return (
    <div className="known-slider">
      <label htmlFor="known-on">{t('incidents.known')}</label>
      <input
        id="known-on"
        type="range"
        min={0}
        max={days.length}
        step={1}
        value={stop}
        aria-valuetext={say(stop)}
        onChange={(event) => {
          onChange(days[event.currentTarget.valueAsNumber] ?? null);
        }}
      />
      <output htmlFor="known-on">{say(stop)}</output>
    </div>
  );
}
