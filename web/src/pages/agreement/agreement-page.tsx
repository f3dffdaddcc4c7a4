import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useGet } from '../../api/queries.ts';
import type { Agreement } from '../../api/views.ts';
import { Select } from '../../design/fields.tsx';
import { Answer, Empty, Loading } from '../../design/states.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { t, tx } from '../../i18n/translate.ts';
import { ClausesTab } from './clauses-tab.tsx';
import { ComplianceTab } from './compliance-tab.tsx';
import { PartiesTab } from './parties-tab.tsx';
import { agreementTabs, type AgreementSearch, type AgreementTab, type ChangeSearch } from './search.ts';
import { useChosenTabInView } from '../../design/use-chosen-tab-in-view.ts';
import './agreement.css';

/** The map's projections and the editor's YAML are read when they are seen. */
const ZonesTab = lazy(() => import('./zones-tab.tsx').then((module) => ({ default: module.ZonesTab })));
const EditorTab = lazy(() => import('./editor-tab.tsx').then((module) => ({ default: module.EditorTab })));

/** The truce's own words as data: what it says, whom it binds, where, and how it is kept. */
export function AgreementPage() {
  const search = useSearch({ from: '/agreement' });
  const navigate = useNavigate({ from: '/agreement' });
  const change: ChangeSearch = (part) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const list = useGet('/agreements');
  const agreements = list.data?.items ?? [];
  const id = search.id ?? (agreements.find((one) => one.current) ?? agreements[0])?.id;
  const agreement = useGet('/agreements/{id}', { path: { id: id ?? '' } }, { enabled: id !== undefined });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('agreement.title')}</h1>
        {agreements.length > 1 && id !== undefined && (
          <div className="end">
            <Select
              label={t('agreement.which')}
              hideLabel
              value={id}
              options={agreements.map((one) => ({ key: one.id, label: one.title }))}
              onChange={(chosen) => {
                change({ id: chosen, clause: undefined });
              }}
            />
          </div>
        )}
      </header>
      {id !== undefined ? (
        <Answer query={agreement}>
          {(data) => <AgreementTabs agreement={data} search={search} change={change} />}
        </Answer>
      ) : (
        <Answer query={list}>
          {() => (
            <Empty title={t('agreement.none')}>
              {tx('agreement.noneAdvice', {
                command: <code key="command">trucewatch serve --agreement FILE</code>,
              })}
            </Empty>
          )}
        </Answer>
      )}
    </div>
  );
}

interface TabsProps {
  readonly agreement: Agreement;
  readonly search: AgreementSearch;
  readonly change: ChangeSearch;
}

function AgreementTabs({ agreement, search, change }: TabsProps) {
  useChosenTabInView(search.tab ?? 'clauses');
  const contents: Record<AgreementTab, React.ReactNode> = {
    clauses: <ClausesTab agreement={agreement} change={change} />,
    parties: <PartiesTab agreement={agreement} search={search} change={change} />,
    zones: <ZonesTab agreement={agreement} />,
    compliance: <ComplianceTab agreement={agreement} search={search} change={change} />,
    editor: <EditorTab key={agreement.id} agreement={agreement} />,
  };
  return (
    <>
      <div className="agreement-head">
        <h2>
          <bdi lang="en">{agreement.title}</bdi>
        </h2>
        <p lang="en" dir="auto" className="soft">
          {agreement.summary}
        </p>
      </div>
      <Tabs
        label={t('agreement.parts')}
        value={search.tab ?? 'clauses'}
        onChange={(tab) => {
          change({ tab: tab === 'clauses' ? undefined : tab });
        }}
        tabs={agreementTabs.map((key) => ({
          key,
          title: t(`agreement.tab.${key}`),
          content: <Suspense fallback={<Loading />}>{contents[key]}</Suspense>,
        }))}
      />
    </>
  );
}
