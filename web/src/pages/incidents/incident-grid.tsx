import { useNavigate, Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { languages } from '../../i18n/languages.ts';
import { spokenLanguage, t } from '../../i18n/translate.ts';
import { nextCell, type GridPlace } from './roving-rows.ts';
import type { RowsSoFar } from './row-pages.ts';
import type { IncidentRow, TableColumn } from './table-columns.tsx';

interface IncidentGridProps {
  readonly state: RowsSoFar<IncidentRow>;
  readonly columns: readonly TableColumn[];
  readonly sort: string;
  readonly want: (index: number) => void;
  readonly onSort: (sort: string) => void;
}

const rowHeight = 36;
/** Rows beyond the last one that is known, to be scrolled into while it is not known how many there are. */
const beyond = 200;

/** A grid of any number of rows: only those in sight are drawn, and those ahead are read before they are. */
export function IncidentGrid({ state, columns, sort, want, onSort }: IncidentGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const moving = useRef(false);
  const count = state.total ?? state.rows.length + (state.done ? 0 : beyond);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    want(last + beyond);
  }, [last, want]);

  // The cell that Tab comes to is always one that is drawn.
  const at: GridPlace = {
    row: active.row === -1 || (active.row >= first && active.row <= last) ? active.row : first,
    column: Math.min(active.column, columns.length - 1),
  };
  useEffect(() => {
    if (!moving.current) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${at.column}"]`);
    if (!cell) return;
    moving.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // The end of a list of which only a part is read: it is read on, and gone to when it is there.
  const toEnd = useRef(false);
  useEffect(() => {
    if (!state.done || !toEnd.current) return;
    toEnd.current = false;
    moving.current = true;
    rows.scrollToIndex(state.rows.length - 1);
    setActive(({ column }) => ({ row: state.rows.length - 1, column }));
  }, [state.done, state.rows.length, rows]);
  const focus = useCallback((row: number, column: number) => {
    setActive({ row, column });
  }, []);
  const template = columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ');
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const mirrored = languages[spokenLanguage()].direction === 'rtl';
  const open = (row: number): void => {
    const incident = state.rows[row];
    if (incident) void navigate({ to: '/incidents/$id', params: { id: incident.id }, search: {} });
  };

  return (
    <div
      ref={box}
      className="incident-grid"
      role="grid"
      aria-label={t('incidents.table.label')}
      aria-rowcount={state.total === null ? -1 : count + 1}
      aria-colcount={columns.length}
      aria-busy={state.loading}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && at.row >= 0) {
          open(at.row);
          return;
        }
        const size = {
          rows: count,
          columns: columns.length,
          page: Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / rowHeight) - 2),
        };
        const next = nextCell(event.key, event.ctrlKey || event.metaKey, at, size, mirrored);
        if (next === null) return;
        event.preventDefault();
        if (event.key === 'End' && next.row === count - 1 && !state.done) {
          toEnd.current = true;
          want(Number.MAX_SAFE_INTEGER);
          return;
        }
        toEnd.current = false;
        moving.current = true;
        setActive(next);
        if (next.row >= 0) rows.scrollToIndex(next.row);
      }}
    >
      <div
        className="grid-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minInlineSize: width }}
      >
        {columns.map((column, i) => (
          <HeadCell
            key={column.key}
            column={column}
            index={i}
            sort={sort}
            isAt={at.row === -1 && at.column === i}
            onSort={onSort}
            onFocus={() => {
              focus(-1, i);
            }}
          />
        ))}
      </div>
      <div
        className="grid-space"
        role="presentation"
        style={{ blockSize: rows.getTotalSize(), minInlineSize: width }}
      >
        {items.map((item) => (
          <GridRow
            key={item.key}
            row={state.rows[item.index]}
            index={item.index}
            start={item.start}
            columns={columns}
            template={template}
            at={at.row === item.index ? at.column : null}
            onFocus={focus}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps {
  readonly column: TableColumn;
  readonly index: number;
  readonly sort: string;
  readonly isAt: boolean;
  readonly onSort: (sort: string) => void;
  readonly onFocus: () => void;
}

function HeadCell({ column, index, sort, isAt, onSort, onFocus }: HeadCellProps) {
  const by = column.sort;
  const sorted =
    by === undefined ? undefined : sort === by.down ? 'descending' : sort === by.up ? 'ascending' : 'none';
  const title = t(column.title);
  const common = {
    'data-cell': `-1:${index}`,
    tabIndex: isAt ? 0 : -1,
    onFocus,
  };
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={sorted}
      className={column.end === true ? 'cell end' : 'cell'}
      {...(by === undefined ? common : {})}
    >
      {by === undefined ? (
        title
      ) : (
        <button
          type="button"
          className="sort-button"
          {...common}
          onClick={() => {
            onSort(sort === by.down && by.up !== null ? by.up : by.down);
          }}
        >
          {title}{' '}
          <span aria-hidden="true">{sorted === 'descending' ? '▾' : sorted === 'ascending' ? '▴' : '↕'}</span>
        </button>
      )}
    </div>
  );
}

interface GridRowProps {
  readonly row: IncidentRow | undefined;
  readonly index: number;
  readonly start: number;
  readonly columns: readonly TableColumn[];
  readonly template: string;
  /** The column that Tab comes to, where it is in this row. */
  readonly at: number | null;
  readonly onFocus: (row: number, column: number) => void;
}

const GridRow = memo(function GridRow({ row, index, start, columns, template, at, onFocus }: GridRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      style={{ gridTemplateColumns: template, blockSize: rowHeight, transform: `translateY(${start}px)` }}
    >
      {columns.map((column, i) => (
        <div
          key={column.key}
          role={i === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={i + 1}
          data-cell={`${index}:${i}`}
          tabIndex={at === i ? 0 : -1}
          className={column.end === true ? 'cell end' : 'cell'}
          onFocus={() => {
            onFocus(index, i);
          }}
        >
          {row === undefined ? (
            <span className="waiting-cell">{i === 0 ? t('frame.loading') : ''}</span>
          ) : i === 0 ? (
            <Link to="/incidents/$id" params={{ id: row.id }} search={{}} tabIndex={-1} preload={false}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
});
