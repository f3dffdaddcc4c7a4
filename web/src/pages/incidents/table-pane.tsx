import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Page } from '../../api/answers.ts';
import { apiUrl, request } from '../../api/client.ts';
import { useGet } from '../../api/queries.ts';
import type { IncidentSummary } from '../../api/views.ts';
import { filterQuery } from '../../app/search-params.ts';
import { Button } from '../../design/button.tsx';
import { Menu } from '../../design/menu.tsx';
import { ErrorState } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { IncidentGrid } from './incident-grid.tsx';
import { RowPages } from './row-pages.ts';
import { NoIncident } from './no-incident.tsx';
import type { IncidentsSearch } from './search.ts';
import { slimRow, tableColumns, type IncidentRow } from './table-columns.tsx';
import '../../map/map.css';

interface PaneProps {
  readonly search: IncidentsSearch;
  readonly onChange: (changed: Partial<IncidentsSearch>) => void;
}

/** Rows a request; the most that the API gives. */
const pageSize = 200;

export default function TablePane({ search, onChange }: PaneProps) {
  const query = JSON.stringify({ ...filterQuery(search), sort: search.sort ?? '-day' });
  // Asks again whenever the server tells of changes; the rows themselves stay until the reader wants the new ones.
  const newest = useGet('/incidents', { query: { ...filterQuery(search), sort: '-changed', limit: 1 } });
  const stamp = newest.data === undefined || newest.isPlaceholderData ? null : stampOf(newest.data);
  const [asOf, setAsOf] = useState<{
    readonly query: string;
    readonly stamp: string | null;
    readonly turn: number;
  }>({ query, stamp, turn: 0 });
  if (asOf.query !== query || (asOf.stamp === null && stamp !== null))
    setAsOf({ query, stamp, turn: asOf.turn });
  const isOld = asOf.query === query && asOf.stamp !== null && stamp !== null && asOf.stamp !== stamp;

  const reading = JSON.stringify({ query, turn: asOf.turn });
  const pages = useMemo(() => pagesOf(reading), [reading]);
  const state = useSyncExternalStore(pages.subscribe, pages.current);
  const hidden = useMemo(() => new Set((search.hide ?? '').split(',')), [search.hide]);
  const columns = useMemo(
    () => tableColumns.filter((column, i) => i === 0 || !hidden.has(column.key)),
    [hidden],
  );
  const toggle = (key: string): void => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    next.delete('');
    onChange({ hide: next.size === 0 ? undefined : [...next].sort().join(',') });
  };

  if (state.error !== null && state.rows.length === 0)
    return <ErrorState error={state.error} retry={pages.retry} />;
  if (state.done && state.rows.length === 0) return <NoIncident search={search} />;
  return (
    <div className="table-pane">
      <div className="table-tools">
        <p className="soft" aria-live="polite">
          {state.total === null
            ? t('incidents.table.many', { n: state.rows.length })
            : t('incidents.count', { n: state.total })}
          {state.loading ? ` ${t('frame.loading')}` : ''}
        </p>
        {isOld ? (
          <Button
            look="small"
            onPress={() => {
              setAsOf({ query, stamp, turn: asOf.turn + 1 });
            }}
          >
            {t('incidents.table.news')}
          </Button>
        ) : null}
        <Menu
          label={t('incidents.table.columns')}
          trigger={<Button look="small">{t('incidents.table.columns')}</Button>}
          entries={tableColumns.slice(1).map((column) => ({
            key: column.key,
            label: t(column.title),
            chosen: !hidden.has(column.key),
            act: () => {
              toggle(column.key);
            },
          }))}
        />
        <a className="button small" href={apiUrl('/exports/incidents.csv', filterQuery(search))} download>
          {t('incidents.table.csv')}
        </a>
      </div>
      {state.error === null ? null : <ErrorState error={state.error} retry={pages.retry} />}
      <IncidentGrid
        state={state}
        columns={columns}
        sort={search.sort ?? '-day'}
        want={pages.want}
        onSort={(sort) => {
          onChange({ sort });
        }}
      />
    </div>
  );
}

function pagesOf(reading: string): RowPages<IncidentSummary, IncidentRow> {
  const { query } = JSON.parse(reading) as { readonly query: string }; // written above
  const values = JSON.parse(query) as Record<string, string | undefined>; // written above
  return new RowPages<IncidentSummary, IncidentRow>(
    async (cursor) =>
      (await request('/incidents', {
        query: { ...values, limit: pageSize, cursor },
      })) as Page<IncidentSummary>, // typed by the API's own document
    slimRow,
  );
}

function stampOf(page: Page<IncidentSummary>): string {
  return `${page.items[0]?.id ?? ''} ${page.items[0]?.changedAt ?? ''} ${String(page.total)}`;
}
