import { useEffect, useId, useRef, useState } from 'react';
import { formatDay, formatNumber } from '../i18n/format.ts';
import { languages } from '../i18n/languages.ts';
import { spokenLanguage, t } from '../i18n/translate.ts';
import { familyClass } from '../map/map-palette.ts';
import { families } from '../map/type-families.ts';
import { axisTicks, dateTicks, type Bin, type Bins } from './day-bins.ts';
import { rangeWords } from './range-words.ts';

interface DayStacksProps {
  readonly bins: Bins;
  readonly span: { readonly first: number; readonly last: number };
  readonly from: number;
  readonly to: number;
  readonly onBrush: (from: number, to: number) => void;
  readonly onBrushed: (from: number, to: number) => void;
}

const stackHeight = 240;
const effortHeight = 70;
const gap = 54;
const head = 14;
const axis = 44;
const height = head + stackHeight + gap + effortHeight + 8;

/** Incidents a day as stacks, reports read a day as a line beneath; dragging over it chooses days. */
export function DayStacks({ bins, span, from, to, onBrush, onBrushed }: DayStacksProps) {
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const [grabbed, setGrabbed] = useState<number | null>(null);
  const [under, setUnder] = useState<Bin | null>(null);
  const hatch = useId();
  useEffect(() => {
    if (!figure.current) return;
    const seen = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    seen.observe(figure.current);
    return () => {
      seen.disconnect();
    };
  }, []);

  const mirrored = languages[spokenLanguage()].direction === 'rtl';
  const length = span.last - span.first + 1;
  const inner = Math.max(1, width - axis - 6);
  /** Where a day begins, from the side where reading begins. */
  const along = (day: number): number => axis + ((day - span.first) / length) * inner;
  const x = (day: number): number => (mirrored ? width - along(day) : along(day));
  /** The left edge of some days. */
  const leftOf = (bin: Bin): number => x(mirrored ? bin.first + bin.days : bin.first);
  const dayAt = (clientX: number, box: DOMRect): number => {
    const offset = mirrored ? box.right - clientX : clientX - box.left;
    const day = span.first + Math.floor(((offset - axis) / inner) * length);
    return Math.min(span.last, Math.max(span.first, day));
  };
  const base = head + stackHeight;
  const effortBase = base + gap + effortHeight;
  const tall = (count: number): number => (count / bins.highest) * stackHeight;
  const known = bins.bins.some((bin) => bin.reports !== null);

  return (
    <figure ref={figure} className="day-stacks" aria-label={t('incidents.timeline.figure')}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('incidents.timeline.figure')}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            const day = dayAt(event.clientX, event.currentTarget.getBoundingClientRect());
            setGrabbed(day);
          }}
          onPointerMove={(event) => {
            const day = dayAt(event.clientX, event.currentTarget.getBoundingClientRect());
            setUnder(bins.bins[Math.floor((day - span.first) / bins.width)] ?? null);
            if (grabbed !== null) onBrush(Math.min(grabbed, day), Math.max(grabbed, day));
          }}
          onPointerUp={(event) => {
            if (grabbed === null) return;
            const day = dayAt(event.clientX, event.currentTarget.getBoundingClientRect());
            setGrabbed(null);
            onBrushed(Math.min(grabbed, day), Math.max(grabbed, day));
          }}
          onPointerLeave={() => {
            setUnder(null);
          }}
        >
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className="no-data" x1="0" y1="0" x2="0" y2="6" />
            </pattern>
          </defs>
          {axisTicks(bins.highest).map((count) => (
            <g key={count}>
              <line
                className="axis"
                x1={mirrored ? 6 : axis}
                x2={mirrored ? width - axis : width - 6}
                y1={base - tall(count)}
                y2={base - tall(count)}
              />
              <text
                className="tick"
                x={mirrored ? width - axis + 6 : axis - 6}
                y={base - tall(count)}
                dy="0.35em"
                textAnchor="end"
              >
                {formatNumber(count)}
              </text>
            </g>
          ))}
          {bins.bins.map((bin) => (
            <g key={bin.first} className={bin.first + bin.days - 1 < from || bin.first > to ? 'out' : ''}>
              {bin.reports === 0 ? (
                <rect
                  x={leftOf(bin)}
                  y={head}
                  width={(bin.days / length) * inner}
                  height={effortBase - head}
                  fill={`url(#${hatch})`}
                />
              ) : null}
              <Stack bin={bin} x={leftOf(bin)} width={(bin.days / length) * inner} base={base} tall={tall} />
            </g>
          ))}
          <line
            className="axis strong"
            x1={mirrored ? 6 : axis}
            x2={mirrored ? width - axis : width - 6}
            y1={base}
            y2={base}
          />
          {dateTicks(span.first, span.last, Math.max(3, Math.floor(inner / 100)))
            .filter(({ day }) => along(day) < width - 64)
            .map(({ day, label }) => (
              <text key={day} className="tick" x={x(day)} y={base + 16} textAnchor="start">
                {formatDay(label)}
              </text>
            ))}
          {known ? <Effort bins={bins} x={x} base={effortBase} mirrored={mirrored} width={width} /> : null}
          {under === null ? null : (
            <rect
              className="under"
              x={leftOf(under)}
              y={head}
              width={(under.days / length) * inner}
              height={effortBase - head}
            />
          )}
        </svg>
      )}
      <figcaption className="small">
        {under === null ? t('incidents.timeline.drag') : sayBin(under)}
      </figcaption>
    </figure>
  );
}

function Stack({
  bin,
  x,
  width,
  base,
  tall,
}: {
  readonly bin: Bin;
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly tall: (count: number) => number;
}) {
  const between = width > 5 ? 1 : 0;
  const tops = bin.byFamily.reduce<readonly number[]>(
    (sums, count) => [...sums, (sums.at(-1) ?? 0) + count],
    [],
  );
  return bin.byFamily.map((count, family) =>
    count === 0 ? null : (
      <rect
        key={families[family]}
        className={`stack ${familyClass(families[family] ?? 'other')}`}
        x={x + between / 2}
        y={base - tall(tops[family] ?? 0)}
        width={Math.max(1, Math.min(36, width - between))}
        height={Math.max(1, tall(count) - (tall(count) > 4 ? 1 : 0))}
      />
    ),
  );
}

/** Reports read a day: a line of steps with its own scale, so that few incidents of a day of few reports are seen as such. */
function Effort(props: {
  readonly bins: Bins;
  readonly x: (day: number) => number;
  readonly base: number;
  readonly mirrored: boolean;
  readonly width: number;
}) {
  const { bins, x, base, mirrored, width } = props;
  const up = (reports: number): number => base - (reports / bins.mostReports) * effortHeight;
  const line = bins.bins
    .map(
      (bin, i) =>
        `${i === 0 ? 'M' : 'L'}${x(bin.first)},${up(bin.reports ?? 0)}L${x(bin.first + bin.days)},${up(bin.reports ?? 0)}`,
    )
    .join('');
  return (
    <g>
      <line
        className="axis strong"
        x1={mirrored ? 6 : axis}
        x2={mirrored ? width - axis : width - 6}
        y1={base}
        y2={base}
      />
      <text
        className="tick"
        x={mirrored ? width - axis + 6 : axis - 6}
        y={up(bins.mostReports)}
        dy="0.35em"
        textAnchor="end"
      >
        {formatNumber(bins.mostReports)}
      </text>
      <text
        className="tick strong"
        x={mirrored ? width - axis : axis}
        y={base - effortHeight - 6}
        textAnchor="start"
      >
        {t('incidents.timeline.effort')}
      </text>
      <path className="effort" d={line} />
    </g>
  );
}

function sayBin(bin: Bin): string {
  const days = rangeWords(bin.first, bin.first + bin.days - 1);
  const incidents = t('incidents.count', { n: bin.total });
  if (bin.reports === null) return t('incidents.timeline.bin', { days, incidents });
  if (bin.reports === 0) return t('incidents.timeline.binNoData', { days, incidents });
  return t('incidents.timeline.binEffort', {
    days,
    incidents,
    reports: t('incidents.reportsRead', { n: bin.reports }),
  });
}
