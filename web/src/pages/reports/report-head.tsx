import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { useMe } from '../../app/me.ts';
import { useCorrect } from '../../api/correct.ts';
import type { ReportDetail } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, OutletName } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { useAssign } from './desk.ts';
import { AsideDialog, AssignDialog, LinkDialog } from './report-dialogs.tsx';
import { titleOf } from './report-row.tsx';

/** What a report is, and what people do with it: who works on it, what it is linked to, whether it is set aside. */
export function ReportHead({ report }: { readonly report: ReportDetail }) {
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
