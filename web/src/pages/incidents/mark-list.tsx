import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState } from 'react';
import { dayOf } from '../../map/day-number.ts';
import { FamilySign } from '../../map/family-sign.tsx';
import { undated, type IncidentMarks } from '../../map/incident-marks.ts';
import { families } from '../../map/type-families.ts';
import { formatDay } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { nextRow } from './roving-rows.ts';

interface MarkListProps {
  readonly marks: IncidentMarks;
  readonly shown: readonly number[];
  readonly label: string;
  /** Told of the incident that focus or pointer is on; null when on none. */
  readonly onPoint: (mark: number | null) => void;
}

const rowHeight = 74;

/** The incidents of the map as a list: what the canvas cannot say to a screen reader or a keyboard. */
export const MarkList = memo(function MarkList({ marks, shown, label, onPoint }: MarkListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const moving = useRef(false);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const current = Math.min(active, Math.max(0, shown.length - 1));
  const first = rows.getVirtualItems()[0]?.index ?? 0;
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  // The row that Tab comes to is always one that is drawn.
  const tabRow = current >= first && current <= last ? current : first;

  useEffect(() => {
    if (!moving.current) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${active}"] a`);
    if (!link) return;
    moving.current = false;
    link.focus({ preventScroll: true });
  });

  return (
    <div
      ref={box}
      className="mark-list"
      role="list"
      aria-label={label}
      onKeyDown={(event) => {
        const next = nextRow(event.key, current, shown.length, 8);
        if (next === null) return;
        event.preventDefault();
        moving.current = true;
        setActive(next);
        rows.scrollToIndex(next);
      }}
      onBlur={() => {
        onPoint(null);
      }}
      onPointerLeave={() => {
        onPoint(null);
      }}
    >
      <div className="mark-list-space" style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const mark = shown[item.index];
          if (mark === undefined) return null;
          return (
            <div
              key={item.key}
              data-row={item.index}
              role="listitem"
              aria-setsize={shown.length}
              aria-posinset={item.index + 1}
              className="mark-row"
              style={{ transform: `translateY(${item.start}px)`, blockSize: rowHeight }}
              onPointerEnter={() => {
                onPoint(mark);
              }}
            >
              <MarkLink
                marks={marks}
                mark={mark}
                tabIndex={item.index === tabRow ? 0 : -1}
                onFocus={() => {
                  setActive(item.index);
                  onPoint(mark);
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
});

function MarkLink({
  marks,
  mark,
  tabIndex,
  onFocus,
}: {
  readonly marks: IncidentMarks;
  readonly mark: number;
  readonly tabIndex: number;
  readonly onFocus: () => void;
}) {
  const day = marks.day[mark] ?? undated;
  const place = marks.place[mark] ?? null;
  return (
    <Link
      to="/incidents/$id"
      params={{ id: marks.id[mark] ?? '' }}
      tabIndex={tabIndex}
      onFocus={onFocus}
      preload={false}
    >
      <FamilySign family={families[marks.family[mark] ?? 0] ?? 'other'} />
      <span className="mark-what">
        {word('type', marks.type[mark] ?? '')}
        {place === null ? null : (
          <>
            {' · '}
            <bdi>{place}</bdi>
          </>
        )}
      </span>
      <span className="mark-more small soft">
        {day === undated ? t('frame.noDate') : formatDay(dayOf(day))}
        {' · '}
        {word('side', marks.side[mark] ?? 'unknown')}
      </span>
      <span className="mark-more small soft">
        {t('incidents.originsOf', {
          reports: t('incidents.tellings', { n: marks.reports[mark] ?? 0 }),
          origins: t('incidents.independent', { n: marks.independent[mark] ?? 0 }),
        })}
      </span>
    </Link>
  );
}
