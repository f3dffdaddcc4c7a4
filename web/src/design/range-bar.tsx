import './charts.css';

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Two ranges of one row on the scale of all rows: what is told now above what was told before. Full colour reaches to what
 * independent origins tell, the lighter part to all that is told. The numbers stand beside it, so it says nothing itself.
 */
export function RangeBar({
  now,
  before,
  max,
}: {
  readonly now: Range;
  readonly before: Range;
  readonly max: number;
}) {
  const x = (value: number) => (max === 0 ? 0 : (value / max) * 100);
  return (
    <svg className="range-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="told" x={0} y={0} width={x(now.high)} height={8} />
      <rect className="sure" x={0} y={0} width={x(now.low)} height={8} />
      <rect className="before-told" x={0} y={10} width={x(before.high)} height={4} />
      <rect className="before-sure" x={0} y={10} width={x(before.low)} height={4} />
    </svg>
  );
}

export function RangeLegend({
  now,
  sure,
  before,
}: {
  readonly now: string;
  readonly sure: string;
  readonly before: string;
}) {
  return (
    <ul className="plain chart-legend" aria-hidden="true">
      <li>
        <span className="swatch sure" />
        {sure}
      </li>
      <li>
        <span className="swatch told" />
        {now}
      </li>
      <li>
        <span className="swatch before-told" />
        {before}
      </li>
    </ul>
  );
}
