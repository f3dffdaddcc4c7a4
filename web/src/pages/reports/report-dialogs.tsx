import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { ReportSummary } from '../../api/views.ts';
import { PickOne } from '../../corrections/pick-one.tsx';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { formatSpan } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { useAssign, useCorrectAll } from './desk.ts';
import './report-dialogs.css';

interface DialogProps {
  readonly reports: readonly ReportSummary[];
  readonly onClose: () => void;
}

const asideReasons = ['reports.reasonOff', 'reports.reasonDuplicate', 'reports.reasonUnreadable'] as const;

/** Sets reports aside: they count nowhere, and stay on the record. */
export function AsideDialog({ reports, onClose }: DialogProps) {
  const [reason, setReason] = useState<string>(t('reports.reasonOff'));
  const correct = useCorrectAll();
  const submit = () => {
    if (reason.trim() === '') return;
    correct.mutate({
      corrections: reports.map((report) => ({ action: 'set-aside' as const, report: report.id })),
      reason: reason.trim(),
      done: t('reports.wasSetAside', { n: reports.length }),
    });
    onClose();
  };
  return (
    <Dialog
      title={t('reports.setAsideTitle', { n: reports.length })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={reason.trim() === ''}>
            {t('reports.setAsideNow')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('reports.setAsideAdvice')}</p>
      <div className="reason-choices">
        {asideReasons.map((key) => (
          <Button
            key={key}
            look="small"
            aria-pressed={reason === t(key)}
            onPress={() => {
              setReason(t(key));
            }}
          >
            {t(key)}
          </Button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('frame.reason')}
          description={t('frame.reasonAdvice')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          autoFocus
        />
      </form>
    </Dialog>
  );
}

/** Says whose reports they are. */
export function AssignDialog({ reports, onClose, me }: DialogProps & { readonly me: string }) {
  const [name, setName] = useState(me);
  const assign = useAssign();
  const submit = (to: string | null) => {
    assign.mutate({ reports, name: to });
    onClose();
  };
  return (
    <Dialog
      title={t('reports.assignTitle', { n: reports.length })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button
            onPress={() => {
              submit(null);
            }}
          >
            {t('reports.giveBack')}
          </Button>
          <Button
            look="main"
            isDisabled={name.trim() === ''}
            onPress={() => {
              submit(name.trim());
            }}
          >
            {t('reports.assign')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') submit(name.trim());
        }}
      >
        <TextField
          label={t('reports.who')}
          description={t('reports.whoAdvice')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
      </form>
    </Dialog>
  );
}

/** Says that reports tell a story: they join it, and count for it from now on. */
export function LinkDialog({ reports, onClose }: DialogProps) {
  const [words, setWords] = useState('');
  const [story, setStory] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const [reason, setReason] = useState('');
  const stories = useGet('/stories', { query: { q: words.trim(), limit: 20, sort: '-changed' } });
  const found = stories.data?.items ?? [];
  const correct = useCorrectAll();
  const submit = () => {
    if (story === null || reason.trim() === '') return;
    correct.mutate({
      corrections: reports.map((report) => ({ action: 'link' as const, report: report.id, story: story.id })),
      reason: reason.trim(),
      done: t('reports.wasLinked', {
        n: reports.length,
        story: story.title,
      }),
    });
    onClose();
  };
  return (
    <Dialog
      title={t('reports.linkTitle', { n: reports.length })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={story === null || reason.trim() === ''}>
            {t('reports.link')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('reports.findStory')}
        type="search"
        value={words}
        onChange={setWords}
        maxLength={300}
        autoFocus
      />
      <PickOne
        label={t('reports.stories')}
        query={stories}
        none={t('reports.noStory')}
        value={story?.id ?? null}
        onChange={(id) => {
          setStory(found.find((each) => each.id === id) ?? null);
        }}
        options={found.map((each) => ({
          id: each.id,
          title: (
            <span dir="auto" lang="en">
              {each.title}
            </span>
          ),
          detail:
            t('reports.storyReports', { n: each.reports }) +
            (each.from === null || each.to === null ? '' : ` · ${formatSpan(each.from, each.to)}`),
        }))}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('frame.reason')}
          description={t('frame.reasonAdvice')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
        />
      </form>
    </Dialog>
  );
}
