import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { useMe } from '../../app/me.ts';
import { useCorrect } from '../../api/correct.ts';
import { useGet } from '../../api/queries.ts';
import type { ReportDetail } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Checkbox, Select } from '../../design/fields.tsx';
import { Badge, DateText, OutletName, Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { useAssign } from './desk.ts';
import { shownKinds, usualKinds, type ShownKind } from './marked-text.ts';
import { readingsOf } from './passages.ts';
import { ReadingCards } from './reading-cards.tsx';
import { AsideDialog, AssignDialog, LinkDialog } from './report-dialogs.tsx';
import { ReportFacts } from './report-facts.tsx';
import { titleOf } from './report-row.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportText } from './report-text.tsx';
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
  const kinds = kindsOf(search.show);
  const comparing = search.compare !== undefined && search.compare !== report.shown;
  const spot = readings.findIndex((reading) => reading.id === at);
  return (
    <>
      <ReportHead report={report} />
      <div className="report-tools">
        <Legend
          kinds={kinds}
          onChange={(next) => {
            change({
              show:
                next.length === usualKinds.length && usualKinds.every((k) => next.includes(k))
                  ? undefined
                  : next.join(',') || 'none',
            });
          }}
        />
        <Checkbox
          isSelected={search.kept !== true}
          onChange={(on) => {
            change({ kept: on ? undefined : true });
          }}
        >
          {t('reports.showDropped')}
        </Checkbox>
        <Versions report={report} search={search} onChange={change} />
      </div>
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
              kinds={kinds}
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

function kindsOf(show: string | undefined): ReadonlySet<ShownKind> {
  if (show === undefined) return new Set(usualKinds);
  const wanted = show.split(',');
  return new Set(shownKinds.filter((kind) => wanted.includes(kind)));
}

function ReportHead({ report }: { readonly report: ReportDetail }) {
  const me = useMe();
  const assign = useAssign();
  const correct = useCorrect();
  const [dialog, setDialog] = useState<'aside' | 'link' | 'assign' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const assignToMe = () => {
    assign.mutate({ reports: [report], name: me });
  };
  useKeys(t('reports.actions'), [
    { key: 'a', label: t('reports.keyAssign'), act: assignToMe },
    {
      key: 'l',
      label: t('reports.keyLink'),
      act: () => {
        setDialog('link');
      },
    },
    {
      key: 'x',
      label: t('reports.keyAside'),
      act: () => {
        setDialog('aside');
      },
    },
  ]);
  const { story, setAside, assignee, state, problem } = report;
  return (
    <>
      <nav aria-label={t('reports.where')} className="crumbs">
        <Link to="/reports">{t('reports.title')}</Link>
      </nav>
      <div className="page-head">
        <h1 dir="auto" lang={report.language ?? 'en'}>
          {titleOf(report)}
        </h1>
        <p className="lead report-lead-line">
          <OutletName name={report.outlet?.name} />
          <DateText day={report.referenceDate} />
          {assignee !== null && <Badge tone="good">{assignee}</Badge>}
          {setAside && <Badge tone="warn">{t('reports.aside')}</Badge>}
          {state === 'waiting' && <Badge tone="warn">{t('reports.waiting')}</Badge>}
          {story !== null && (
            <Link to="/stories/$id" params={{ id: story }} search={{}}>
              {t('reports.toStory')}
            </Link>
          )}
        </p>
        <div className="end">
          <Button onPress={assignToMe} isDisabled={assignee === me}>
            {t('reports.assignMe')}
          </Button>
          <Button
            onPress={() => {
              setDialog('assign');
            }}
          >
            {t('reports.assignOther')}
          </Button>
          <Button
            onPress={() => {
              setDialog('link');
            }}
          >
            {t('reports.linkTo')}
          </Button>
          {setAside ? (
            <Button
              onPress={() => {
                correct.mutate({
                  correction: { action: 'take-back', report: report.id },
                  reason: t('reports.takenBackReason'),
                  done: t('reports.takenBack'),
                });
              }}
            >
              {t('reports.takeBack')}
            </Button>
          ) : (
            <Button
              onPress={() => {
                setDialog('aside');
              }}
            >
              {t('reports.setAside')}
            </Button>
          )}
        </div>
      </div>
      {problem !== null && (
        <p role="alert" className="report-problem">
          <strong>{word('reports.problem', problem.kind)}</strong> {problem.message} {problem.remedy}
        </p>
      )}
      {dialog === 'aside' && <AsideDialog reports={[report]} onClose={close} />}
      {dialog === 'link' && <LinkDialog reports={[report]} onClose={close} />}
      {dialog === 'assign' && <AssignDialog reports={[report]} me={me} onClose={close} />}
    </>
  );
}

function Legend({
  kinds,
  onChange,
}: {
  readonly kinds: ReadonlySet<ShownKind>;
  readonly onChange: (kinds: readonly ShownKind[]) => void;
}) {
  return (
    <div className="legend" role="group" aria-label={t('reports.marks')}>
      {shownKinds.map((kind) => (
        <Button
          key={kind}
          look="small"
          aria-pressed={kinds.has(kind)}
          onPress={() => {
            onChange(shownKinds.filter((each) => (each === kind ? !kinds.has(each) : kinds.has(each))));
          }}
        >
          <span className={`kind-dot mark-${kind}`} aria-hidden="true" />
          {word('reports.kind', kind)}
        </Button>
      ))}
    </div>
  );
}

function Versions(props: {
  readonly report: ReportDetail;
  readonly search: ReportSearch;
  readonly onChange: (part: Partial<ReportSearch>) => void;
}) {
  const { report, search, onChange } = props;
  const { versions, shown, version: newest } = report;
  if (versions.length < 2) return null;
  const choices = versions.map(({ version }) => ({
    key: String(version),
    label: t('reports.version', { n: version }),
  }));
  return (
    <div className="versions">
      <Select
        label={t('reports.versionShown')}
        hideLabel
        value={String(shown)}
        options={choices}
        onChange={(key) => {
          onChange({ version: Number(key) === newest ? undefined : Number(key), at: undefined });
        }}
      />
      <Select
        label={t('reports.compareWith')}
        hideLabel
        value={search.compare === undefined ? 'none' : String(search.compare)}
        options={[
          { key: 'none', label: t('reports.compareNone') },
          ...choices.filter(({ key }) => key !== String(shown)),
        ].map((choice) =>
          choice.key === 'none'
            ? choice
            : { ...choice, label: t('reports.compareTo', { n: Number(choice.key) }) },
        )}
        onChange={(key) => {
          onChange({ compare: key === 'none' ? undefined : Number(key) });
        }}
      />
    </div>
  );
}
