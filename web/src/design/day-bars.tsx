import './charts.css';

export interface DayBar {
  readonly day: string;
  /** Null where there is no data, which is not zero. */
  readonly value: number | null;
  /** The day and its figures, in words. */
  readonly title: string;
}

/** A bar a day. `label` says in words what the picture shows; a table beside it gives the figures to who cannot see it. */
export function DayBars({ bars, label }: { readonly bars: readonly DayBar[]; readonly label: string }) {
  const max = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const step = 100 / Math.max(1, bars.length);
  return (
    <svg className="day-bars" viewBox="0 0 100 48" preserveAspectRatio="none" role="img" aria-label={label}>
      {bars.map((bar, i) => {
        const height = bar.value === null ? 48 : (bar.value / max) * 46;
        return (
          <rect
            key={bar.day}
            className={bar.value === null ? 'no-data' : 'bar'}
            x={i * step + step * 0.1}
            y={48 - height}
            width={step * 0.8}
            height={height}
          >
            <title>{bar.title}</title>
          </rect>
        );
      })}
    </svg>
  );
}
