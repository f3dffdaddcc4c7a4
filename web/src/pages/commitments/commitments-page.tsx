import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useList } from '../../api/queries.ts';
import type { CommitmentView } from '../../api/views.ts';
import { FilterChoice, FilterDay, Filters, FilterText } from '../../design/filter-fields.tsx';
import { ErrorState, Loading } from '../../design/states.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { t, word } from '../../i18n/translate.ts';
import { CommitmentCalendar } from './commitment-calendar.tsx';
import { CommitmentList } from './commitment-list.tsx';
import { commitmentKinds, commitmentQuery, commitmentStatuses, type CommitmentsSearch } from './search.ts';
import { SettleDialog } from './settle-dialog.tsx';
import './commitments.css';

/** A calendar holds this many at most; a monitor of one truce has a few dozen. */
const mostShown = 1_000;

/** What was promised, threatened or offered for a day, and what became of it. */
export function CommitmentsPage() {
  const search = useSearch({ from: '/commitments' });
  const navigate = useNavigate({ from: '/commitments' });
  const change = (part: Partial<CommitmentsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const [settling, setSettling] = useState<CommitmentView | null>(null);
  const list = useList('/commitments', { query: { ...commitmentQuery(search), sort: 'day', limit: 200 } });
  const { hasMore, isFetching, more, items } = list;
  const readAll = !hasMore || items.length >= mostShown;
  useEffect(() => {
    if (!readAll && !isFetching) more();
  }, [readAll, isFetching, more]);
  const view = search.view ?? (search.id === undefined ? 'calendar' : 'list');
  const shared = { items, search, change, settle: setSettling };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('commitments.title')}</h1>
        <p className="lead">{t('commitments.lead')}</p>
      </header>
      <CommitmentFilters search={search} change={change} />
      {list.error && items.length === 0 ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : list.isPending || !readAll ? (
        <Loading lines={8} />
      ) : (
        <>
          {hasMore && <p className="soft">{t('commitments.part', { n: items.length })}</p>}
          <Tabs
            label={t('commitments.views')}
            value={view}
            onChange={(key) => {
              change({ view: key, id: undefined });
            }}
            tabs={[
              {
                key: 'calendar',
                title: t('commitments.calendar'),
                content: <CommitmentCalendar {...shared} />,
              },
              { key: 'list', title: t('commitments.list'), content: <CommitmentList {...shared} /> },
            ]}
          />
        </>
      )}
      {settling && (
        <SettleDialog
          commitment={settling}
          onClose={() => {
            setSettling(null);
          }}
        />
      )}
    </div>
  );
}

interface FilterProps {
  readonly search: CommitmentsSearch;
  readonly change: (part: Partial<CommitmentsSearch>) => void;
}

function CommitmentFilters({ search, change }: FilterProps) {
  return (
    <Filters label={t('commitments.filters')}>
      <FilterText
        label={t('commitments.words')}
        value={search.q}
        onChange={(q) => {
          change({ q });
        }}
      />
      <FilterText
        label={t('commitments.by')}
        value={search.actor}
        onChange={(actor) => {
          change({ actor });
        }}
      />
      <FilterChoice
        label={t('commitments.kind')}
        value={search.kind}
        options={commitmentKinds.map((key) => ({ key, label: word('commitment', key) }))}
        onChange={(kind) => {
          change({ kind });
        }}
      />
      <FilterChoice
        label={t('commitments.status')}
        value={commitmentStatuses.find((status) => status === search.status)}
        options={commitmentStatuses.map((key) => ({ key, label: word('commitmentStatus', key) }))}
        onChange={(status) => {
          change({ status });
        }}
      />
      <FilterDay
        label={t('commitments.dueFrom')}
        value={search.from}
        onChange={(from) => {
          change({ from });
        }}
      />
      <FilterDay
        label={t('commitments.dueTo')}
        value={search.to}
        onChange={(to) => {
          change({ to });
        }}
      />
    </Filters>
  );
}
