import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilterChoice, FilterDay, Filters, FilterText } from '../../design/filter-fields.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { t, word } from '../../i18n/translate.ts';
import { PositionView } from './position-view.tsx';
import { sides, statementActs, type StatementsSearch } from './search.ts';
import { StatementList } from './statement-list.tsx';
import './statements.css';

/** Who has said what since when, and who may have turned. */
export function StatementsPage() {
  const search = useSearch({ from: '/statements' });
  const navigate = useNavigate({ from: '/statements' });
  const change = (part: Partial<StatementsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const view = search.view ?? 'list';
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('statements.title')}</h1>
        <p className="lead">{t('statements.lead')}</p>
      </header>
      <StatementFilters search={search} change={change} withAct={view === 'list'} />
      <Tabs
        label={t('statements.views')}
        value={view}
        onChange={(key) => {
          change({ view: key === 'list' ? undefined : key });
        }}
        tabs={[
          {
            key: 'list',
            title: t('statements.viewList'),
            content: <StatementList search={search} change={change} />,
          },
          {
            key: 'positions',
            title: t('statements.viewPositions'),
            content: <PositionView search={search} />,
          },
        ]}
      />
    </div>
  );
}

interface FilterProps {
  readonly search: StatementsSearch;
  readonly change: (part: Partial<StatementsSearch>) => void;
  readonly withAct: boolean;
}

function StatementFilters({ search, change, withAct }: FilterProps) {
  return (
    <Filters label={t('statements.filters')}>
      <FilterText
        label={t('statements.words')}
        value={search.q}
        onChange={(q) => {
          change({ q });
        }}
      />
      <FilterText
        label={t('statements.speaker')}
        value={search.speaker}
        onChange={(speaker) => {
          change({ speaker });
        }}
      />
      <FilterChoice
        label={t('statements.party')}
        value={sides.find((side) => side === search.party)}
        options={sides.map((key) => ({ key, label: word('side', key) }))}
        onChange={(party) => {
          change({ party });
        }}
      />
      {withAct && (
        <FilterChoice
          label={t('statements.act')}
          value={search.act}
          options={statementActs.map((key) => ({ key, label: word('act', key) }))}
          onChange={(act) => {
            change({ act });
          }}
        />
      )}
      <FilterDay
        label={t('frame.from')}
        value={search.from}
        onChange={(from) => {
          change({ from });
        }}
      />
      <FilterDay
        label={t('frame.to')}
        value={search.to}
        onChange={(to) => {
          change({ to });
        }}
      />
    </Filters>
  );
}
