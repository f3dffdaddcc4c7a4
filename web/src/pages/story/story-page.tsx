import { HistoryList } from '../../corrections/history-list.tsx';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { StoryDetail } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { formatNumber, formatSpan } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { FamilySign } from '../../map/family-sign.tsx';
import { familyOf } from '../../map/type-families.ts';
import { Contradictions } from '../../passages/contradictions.tsx';
import { reportNames, type ReportNames } from '../../passages/report-names.ts';
import { ReportLink } from '../../passages/told-passage.tsx';
import { incidentSentence } from '../incidents/incident-sentence.ts';
import { OriginGraph } from './origin-graph.tsx';
import { StatementMatrix } from './statement-matrix.tsx';
import {
  LinkDialog,
  MergeStoriesDialog,
  OriginDialog,
  SplitStoryDialog,
  UnlinkDialog,
} from './story-dialogs.tsx';
import '../../map/map.css';
import '../incidents/incident-page.css';
import './story.css';

const route = getRouteApi('/stories/$id');

/** The same news as several outlets tell it, side by side. */
export function StoryPage() {
  const { id } = route.useParams();
  const query = useGet('/stories/{id}', { path: { id } });
  return (
    <div className="page">
      <Answer
        query={query}
        lines={12}
        back={
          <Link to="/reports" className="button">
            {t('frame.reports')}
          </Link>
        }
      >
        {(story) => <Story key={story.id} story={story} />}
      </Answer>
    </div>
  );
}

type Doing =
  | { readonly what: 'link' | 'merge' | 'split' }
  | { readonly what: 'unlink' | 'origin'; readonly report: string };

function Story({ story }: { readonly story: StoryDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [doing, setDoing] = useState<Doing | null>(null);
  const names = useMemo(() => reportNames(story.reportList), [story.reportList]);
  const dialog = {
    story,
    names,
    onClose: () => {
      setDoing(null);
    },
  };
  const corrections = story.history.filter((event) => event.kind === 'correction');
  return (
    <>
      <header className="page-head">
        <h1 dir="auto" lang="en" className="story-title">
          {story.title}
        </h1>
        <p className="lead">
          {t('story.lead', {
            reports: t('story.reports', { n: story.reports }),
            outlets: t('story.outlets', { n: story.outlets.length }),
            origins: t('story.origins', { n: story.origins }),
          })}
          {story.from === null || story.to === null ? '' : ` · ${formatSpan(story.from, story.to)}`}
        </p>
        <div className="end no-print">
          <Button
            onPress={() => {
              setDoing({ what: 'link' });
            }}
          >
            {t('story.link')}
          </Button>
          <Button
            isDisabled={story.reportList.length < 2}
            onPress={() => {
              setDoing({ what: 'split' });
            }}
          >
            {t('story.split')}
          </Button>
          <Button
            onPress={() => {
              setDoing({ what: 'merge' });
            }}
          >
            {t('story.merge')}
          </Button>
        </div>
      </header>

      <Panel title={t('story.matrix')} bare>
        <StatementMatrix
          story={story}
          open={search.statement ?? null}
          onOpen={(statement) => {
            void navigate({ search: { statement: statement ?? undefined }, replace: true });
          }}
        />
      </Panel>
      <Panel title={t('incidents.contradictionsTitle', { n: story.contradictionList.length })}>
        <Contradictions list={story.contradictionList} names={names} />
      </Panel>
      <Panel title={t('story.originsTitle')}>
        <OriginGraph story={story} names={names} />
      </Panel>
      <Panel title={t('story.reports', { n: story.reportList.length })}>
        <StoryReports
          story={story}
          names={names}
          onUnlink={(report) => {
            setDoing({ what: 'unlink', report });
          }}
          onOrigin={(report) => {
            setDoing({ what: 'origin', report });
          }}
        />
      </Panel>
      <Panel title={t('incidents.count', { n: story.incidentList.length })}>
        {story.incidentList.length === 0 ? <p className="soft">{t('story.noIncidents')}</p> : null}
        <ul className="plain story-incidents">
          {story.incidentList.map((incident) => (
            <li key={incident.id}>
              <FamilySign family={familyOf(incident.type)} />
              <span>
                <Link to="/incidents/$id" params={{ id: incident.id }} search={{}}>
                  {incidentSentence(incident)}
                </Link>{' '}
                <span className="small soft">
                  {t('incidents.originsOf', {
                    reports: t('incidents.tellings', { n: incident.reports }),
                    origins: t('incidents.independent', { n: incident.independent }),
                  })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {corrections.length > 0 ? (
        <Panel title={t('story.corrected')}>
          <HistoryList history={corrections} names={names} wasKnown={() => true} />
        </Panel>
      ) : null}

      {doing?.what === 'link' ? <LinkDialog {...dialog} /> : null}
      {doing?.what === 'merge' ? <MergeStoriesDialog {...dialog} /> : null}
      {doing?.what === 'split' ? <SplitStoryDialog {...dialog} /> : null}
      {doing?.what === 'unlink' ? <UnlinkDialog {...dialog} report={doing.report} /> : null}
      {doing?.what === 'origin' ? <OriginDialog {...dialog} report={doing.report} /> : null}
    </>
  );
}

interface StoryReportsProps {
  readonly story: StoryDetail;
  readonly names: ReportNames;
  readonly onUnlink: (report: string) => void;
  readonly onOrigin: (report: string) => void;
}

/** The reports, whose text each shares with which, and what a person may correct of them. */
function StoryReports({ story, names, onUnlink, onOrigin }: StoryReportsProps) {
  return (
    <ul className="plain story-reports">
      {story.reportList.map((report) => {
        const copies = story.copies.filter((copy) => copy.reports.includes(report.id));
        return (
          <li key={report.id}>
            <div className="story-report">
              <p>
                <ReportLink report={report.id} names={names} />{' '}
                <span className="small soft">
                  <DateText day={report.published?.slice(0, 10) ?? report.referenceDate} />
                </span>
              </p>
              <p dir="auto" lang="en">
                {report.title ?? report.lead}
              </p>
              {copies.map((copy) => {
                const other = copy.reports.find((id) => id !== report.id) ?? '';
                return (
                  <p key={`${other} ${copy.kind}`} className="small">
                    <Badge tone="warn">{word('story.copy', copy.kind)}</Badge>{' '}
                    {t('story.shares', {
                      share: formatNumber(copy.share, { style: 'percent', maximumFractionDigits: 0 }),
                      outlet: names.get(other) ?? '',
                    })}
                  </p>
                );
              })}
            </div>
            <div className="story-report-acts no-print">
              <Button
                look="small"
                onPress={() => {
                  onOrigin(report.id);
                }}
              >
                {t('story.origin')}
              </Button>
              <Button
                look="small"
                isDisabled={story.reportList.length < 2}
                onPress={() => {
                  onUnlink(report.id);
                }}
              >
                {t('story.unlink')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
