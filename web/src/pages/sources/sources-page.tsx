import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from '../../design/tabs.tsx';
import { t } from '../../i18n/translate.ts';
import { useChosenTabInView } from '../../design/use-chosen-tab-in-view.ts';
import { LetterForm } from './letter-form.tsx';
import { ObservationForm } from './observation-form.tsx';
import { SourceList } from './source-list.tsx';
import './sources.css';

/** Where reports come from, and the forms by which people hand in what they saw or allege. */
export function SourcesPage() {
  const search = useSearch({ from: '/sources' });
  const navigate = useNavigate({ from: '/sources' });
  useChosenTabInView(search.tab ?? 'list');
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('sources.title')}</h1>
        <p className="lead">{t('sources.lead')}</p>
      </header>
      <Tabs
        label={t('sources.parts')}
        value={search.tab ?? 'list'}
        onChange={(tab) =>
          void navigate({ search: { tab: tab === 'list' ? undefined : tab }, replace: true })
        }
        tabs={[
          { key: 'list', title: t('sources.tab.list'), content: <SourceList /> },
          { key: 'observation', title: t('sources.tab.observation'), content: <ObservationForm /> },
          { key: 'letter', title: t('sources.tab.letter'), content: <LetterForm /> },
        ]}
      />
    </div>
  );
}
