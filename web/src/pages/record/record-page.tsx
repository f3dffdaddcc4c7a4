import { useNavigate, useSearch } from '@tanstack/react-router';
import { apiUrl } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { FilterChoice, Filters } from '../../design/filter-fields.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { EntryRow } from './entry-row.tsx';
import { LogState } from './log-state.tsx';
import { OfflineCheck } from './offline-check.tsx';
import { entryKinds, type RecordSearch } from './search.ts';
import { useEntries } from './use-record.ts';
import './record.css';

/** The log as people read it, and the means to check it without trusting the server. */
export function RecordPage() {
  const search = useSearch({ from: '/record' });
  const navigate = useNavigate({ from: '/record' });
  const change = (part: Partial<RecordSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('record.title')}</h1>
        <p className="lead">{t('record.lead')}</p>
        <div className="end">
          <a className="button" href={apiUrl('/record/export')} download>
            {t('record.export')}
          </a>
        </div>
      </header>
      <div className="record-columns">
        <div className="record-main">
          <Filters label={t('record.filters')}>
            <FilterChoice
              label={t('record.kind')}
              value={search.kind}
              options={entryKinds.map((key) => ({ key, label: t(`record.kind.${key}`) }))}
              onChange={(kind) => {
                change({ kind });
              }}
            />
          </Filters>
          <EntryList search={search} change={change} />
        </div>
        <div className="record-side">
          <LogState />
          <OfflineCheck />
        </div>
      </div>
    </div>
  );
}

interface ListProps {
  readonly search: RecordSearch;
  readonly change: (part: Partial<RecordSearch>) => void;
}

function EntryList({ search, change }: ListProps) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntries(
    search.kind,
  );
  if (isPending) return <Loading lines={10} />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  const entries = data.pages.flatMap((page) => page.items);
  if (entries.length === 0) {
    return search.kind === undefined ? (
      <Empty title={t('record.empty')}>{t('record.emptyAdvice')}</Empty>
    ) : (
      <Empty title={t('record.none')}>{t('record.noneAdvice')}</Empty>
    );
  }
  const open = search.entry;
  const listed = entries.some((entry) => entry.seq === open);
  return (
    <>
      {open !== undefined && !listed && (
        <EntryRow
          seq={open}
          entry={null}
          open
          onToggle={() => {
            change({ entry: undefined });
          }}
        />
      )}
      <ol className="plain entry-list">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <EntryRow
              seq={entry.seq}
              entry={entry}
              open={entry.seq === open}
              onToggle={() => {
                change({ entry: entry.seq === open ? undefined : entry.seq });
              }}
            />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <p>
          <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {t('record.older')}
          </Button>
        </p>
      )}
    </>
  );
}
