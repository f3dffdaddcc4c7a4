import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useGet, useList } from '../../api/queries.ts';
import type { AllegationView, IncidentDetail } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { timeZone } from '../../i18n/time-zone.ts';
import { t, word } from '../../i18n/translate.ts';
import { FamilySign } from '../../map/family-sign.tsx';
import { familyOf } from '../../map/type-families.ts';
import { Contradictions } from '../../passages/contradictions.tsx';
import { reportNames } from '../../passages/report-names.ts';
import { FindingSteps } from './finding-steps.tsx';
import { DismissDialog, MergeDialog, RereadDialog, SplitDialog } from './incident-dialogs.tsx';
import { HistoryList } from '../../corrections/history-list.tsx';
import { incidentSentence } from './incident-sentence.ts';
import { IncidentTellings } from './incident-tellings.tsx';
import { knownDays, wasKnown } from './known-on.ts';
import { KnownSlider } from './known-slider.tsx';
import { writeStand } from './search.ts';
import { outcomeTone } from './table-columns.tsx';
import { ToldFields } from './told-fields.tsx';
import { WeighingPanel } from './weighing-panel.tsx';
import '../../map/map.css';
import './incident-page.css';

const route = getRouteApi('/incidents/$id');

/** One incident: what is told of it and by whom, how it weighs, what it means under the agreement, and what was known when. */
export function IncidentPage() {
  const { id } = route.useParams();
  const query = useGet('/incidents/{id}', { path: { id } });
  return (
    <div className="page">
      <Answer
        query={query}
        lines={12}
        back={
          <Link to="/incidents" className="button">
            {t('frame.incidents')}
          </Link>
        }
      >
        {(incident) => <Incident key={incident.id} incident={incident} />}
      </Answer>
    </div>
  );
}

type Doing =
  | { readonly what: 'split' | 'merge' }
  | { readonly what: 'reread' | 'dismiss'; readonly allegation: AllegationView };

function Incident({ incident }: { readonly incident: IncidentDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [doing, setDoing] = useState<Doing | null>(null);
  const reports = useList('/reports', { query: { incident: incident.id, limit: 200 } });
  const names = useMemo(
    () =>
      new Map([
        ...reportNames(
          incident.allegations.map(({ report, outlet }) => ({
            id: report,
            outlet: outlet === null ? null : { name: outlet },
            title: null,
          })),
        ),
        ...reportNames(reports.items),
      ]),
    [incident.allegations, reports.items],
  );
  const days = useMemo(() => knownDays(incident.history, timeZone()), [incident.history]);
  const known = search.known ?? null;
  const wasKnownThen = (at: string): boolean => wasKnown(at, known, timeZone());
  const close = (): void => {
    setDoing(null);
  };
  const place = incident.place;
  return (
    <>
      <header className="page-head incident-head">
        <p className="small incident-kind">
          <FamilySign family={familyOf(incident.type)} /> {word('type', incident.type)}
          <span className="soft"> · {incident.subEvent}</span>
        </p>
        <h1>{incidentSentence(incident)}</h1>
        <p className="incident-badges">
          {incident.outcome === null ? null : (
            <Badge tone={outcomeTone[incident.outcome]}>{word('outcome', incident.outcome)}</Badge>
          )}
          <Badge tone={incident.status === 'told' ? 'plain' : 'warn'}>
            {word('status', incident.status)}
          </Badge>
          <Badge>
            {t('incidents.originsOf', {
              reports: t('incidents.tellings', { n: incident.reports }),
              origins: t('incidents.independent', { n: incident.independent }),
            })}
          </Badge>
          {incident.corrected ? <Badge tone="accent">{t('incidents.corrected')}</Badge> : null}
        </p>
        <div className="end no-print">
          {place === null ? null : (
            <Link
              className="button"
              to="/incidents"
              search={{
                view: 'map',
                at: writeStand({ longitude: place.longitude, latitude: place.latitude, zoom: 8 }),
              }}
            >
              {t('incidents.onMap')}
            </Link>
          )}
          <Button
            isDisabled={incident.allegations.length < 2}
            onPress={() => {
              setDoing({ what: 'split' });
            }}
          >
            {t('incidents.split')}
          </Button>
          <Button
            onPress={() => {
              setDoing({ what: 'merge' });
            }}
          >
            {t('incidents.merge')}
          </Button>
        </div>
      </header>

      {days.length === 0 ? null : (
        <KnownSlider
          days={days}
          known={known}
          onChange={(day) => {
            void navigate({ search: { known: day ?? undefined }, replace: true });
          }}
        />
      )}
      {known === null ? null : <p className="small soft">{t('incidents.known.advice')}</p>}

      <div className="incident-columns">
        <div className="incident-main">
          <Panel title={t('incidents.fields')}>
            <ToldFields fields={incident.fields} names={names} wasKnown={wasKnownThen} />
          </Panel>
          <Panel title={t('incidents.contradictionsTitle', { n: incident.contradictionList.length })}>
            <Contradictions list={incident.contradictionList} names={names} />
          </Panel>
          <Panel title={t('incidents.findings')}>
            <FindingSteps findings={incident.findings} names={names} />
          </Panel>
        </div>
        <div className="incident-aside">
          <Panel title={t('incidents.weighing')}>
            <WeighingPanel incident={incident} names={names} />
          </Panel>
          <Panel title={t('incidents.history')}>
            <HistoryList history={incident.history} names={names} wasKnown={wasKnownThen} />
          </Panel>
        </div>
      </div>
      <Panel title={t('incidents.tellingsTitle', { n: incident.allegations.length })}>
        <IncidentTellings
          allegations={incident.allegations}
          names={names}
          wasKnown={wasKnownThen}
          onReread={(allegation) => {
            setDoing({ what: 'reread', allegation });
          }}
          onDismiss={(allegation) => {
            setDoing({ what: 'dismiss', allegation });
          }}
        />
      </Panel>

      {doing?.what === 'split' ? <SplitDialog incident={incident} names={names} onClose={close} /> : null}
      {doing?.what === 'merge' ? <MergeDialog incident={incident} names={names} onClose={close} /> : null}
      {doing?.what === 'reread' ? (
        <RereadDialog
          allegation={doing.allegation}
          outlet={names.get(doing.allegation.report) ?? ''}
          onClose={close}
        />
      ) : null}
      {doing?.what === 'dismiss' ? (
        <DismissDialog
          allegation={doing.allegation}
          outlet={names.get(doing.allegation.report) ?? ''}
          onClose={close}
        />
      ) : null}
    </>
  );
}
