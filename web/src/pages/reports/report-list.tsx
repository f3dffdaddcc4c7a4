import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Found } from '../../api/answers.ts';
import type { ReportSummary } from '../../api/views.ts';
import { t } from '../../i18n/translate.ts';
import { ReportRow } from './report-row.tsx';
import { toggle, type Selection } from './selection.ts';

/** A row's height before it is measured (px), and how many stand ready above and below what is seen. */
const guessedHeight = 84;
const ready = 8;

/** The rows that are seen, and some beside them: a list of any length costs the same. */
export function ReportList(props: {
  readonly reports: readonly ReportSummary[];
  /** What the words of the search found, by the report. */
  readonly found: ReadonlyMap<string, Found>;
  readonly total: number | null;
  readonly selection: Selection;
  readonly onSelect: (change: (selection: Selection) => Selection) => void;
  readonly onEnd: () => void;
}) {
  const { reports, found, total, selection, onSelect, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: reports.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    overscan: ready,
    getItemKey: (i) => reports[i]?.id ?? i,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= reports.length - ready * 2) onEnd();
  }, [last, reports.length, onEnd]);

  // The keys move the focus with them, so that a screen reader says where they are and Enter opens.
  const { current } = selection;
  const index = current === null ? -1 : reports.findIndex((report) => report.id === current);
  useEffect(() => {
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    const frame = requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`);
      if (row && !row.contains(document.activeElement))
        row.querySelector<HTMLElement>('[data-report]')?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [index, virtual]);

  const ids = reports.map((report) => report.id);
  return (
    <div ref={scroller} className="report-scroller">
      <div
        role="list"
        aria-label={t('reports.title')}
        className="report-list"
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const report = reports[row.index];
          if (!report) return null;
          return (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={total ?? -1}
              aria-posinset={row.index + 1}
              className="report-item"
              style={{ transform: `translateY(${String(row.start)}px)` }}
            >
              <ReportRow
                report={report}
                found={found.get(report.id)}
                isChosen={selection.chosen.has(report.id)}
                isCurrent={report.id === current}
                onToggle={(extend) => {
                  onSelect((before) => toggle(before, ids, report.id, extend));
                }}
                onFocus={() => {
                  onSelect((before) =>
                    before.current === report.id
                      ? before
                      : { ...before, current: report.id, anchor: report.id },
                  );
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
