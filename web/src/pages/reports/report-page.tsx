import { getRouteApi, Link } from '@tanstack/react-router';
import { useKeys } from '../../app/keys.ts';
import { useGet } from '../../api/queries.ts';
import type { ReportDetail } from '../../api/views.ts';
import { Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { kindsOf } from './marked-text.ts';
import { readingsOf } from './passages.ts';
import { ReadingCards } from './reading-cards.tsx';
import { ReportFacts } from './report-facts.tsx';
import { ReportHead } from './report-head.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportText } from './report-text.tsx';
import { ReportTools } from './report-tools.tsx';
import { VersionDiff } from './version-diff.tsx';
import './report.css';

const route = getRouteApi('/reports/$id');

/** One report: its text with what was read from where, what was dropped and why, its versions side by side. */
export function ReportPage() {
  const { id } = route.useParams();
  const { version } = route.useSearch();
  const query = useGet('/reports/{id}', { path: { id }, query: { version } });
  return (
    <div className="page report-page">
      <Answer
        query={query}
        lines={14}
        back={
          <Link to="/reports" className="button">
            {t('frame.reports')}
          </Link>
        }
      >
        {(report) => <Report report={report} />}
      </Answer>
    </div>
  );
}

function Report({ report }: { readonly report: ReportDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<ReportSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true });
  const readings = readingsOf(report);
  const at = search.at ?? null;
  const look = (ref: string) => {
    change({ at: ref });
  };
  const step = (by: number) => () => {
    const index = readings.findIndex((reading) => reading.id === at);
    const next =
      readings[
        index < 0 ? (by > 0 ? 0 : readings.length - 1) : (index + by + readings.length) % readings.length
      ];
    if (next) look(next.id);
  };
  useKeys(t('reports.oneTitle'), [
    { key: 'n', label: t('reports.keyNextPassage'), act: step(1) },
    { key: 'p', label: t('reports.keyPassageBefore'), act: step(-1) },
    {
      key: 'Escape',
      label: t('reports.keyNoPassage'),
      act: () => {
        change({ at: undefined });
      },
    },
  ]);
  const comparing = search.compare !== undefined && search.compare !== report.shown;
  const spot = readings.findIndex((reading) => reading.id === at);
  return (
    <>
      <ReportHead report={report} />
      <ReportTools report={report} search={search} onChange={change} />
      <span className="visually-hidden" role="status">
        {spot < 0 ? '' : t('reports.passageOf', { at: spot + 1, n: readings.length })}
      </span>
      {comparing ? (
        <VersionDiff report={report} other={search.compare} />
      ) : (
        <div className="report-columns">
          <article className="report-paper" aria-label={t('reports.text')}>
            <ReportText
              report={report}
              kinds={kindsOf(search.show)}
              at={at}
              showDropped={search.kept !== true}
              onLook={look}
            />
          </article>
          <aside className="report-beside" aria-label={t('reports.readFrom')}>
            <Panel title={t('reports.readFrom')}>
              <ReadingCards readings={readings} at={at} onLook={look} />
            </Panel>
            <Panel title={t('reports.about')}>
              <ReportFacts report={report} />
            </Panel>
          </aside>
        </div>
      )}
    </>
  );
}
