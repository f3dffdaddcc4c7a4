import { useState } from 'react';
import { useList } from '../../api/queries.ts';
import type { Correction, StoryDetail } from '../../api/views.ts';
import { noneToPick, PickOne } from '../../corrections/pick-one.tsx';
import { PickSome } from '../../corrections/pick-some.tsx';
import { ReasonDialog } from '../../corrections/reason-dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { formatDay } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import type { ReportNames } from '../../passages/report-names.ts';

interface OfStory {
  readonly story: StoryDetail;
  readonly names: ReportNames;
  readonly onClose: () => void;
}

/** What a source wrote, in its own language and direction. */
function SourceText({ children }: { readonly children: string }) {
  return (
    <span dir="auto" lang="en">
      {children}
    </span>
  );
}

/** What is asked for in a list: what stands near the story in time, or, once words are typed, whatever has them. */
function nearOrSearched({ from, to }: StoryDetail, words: string) {
  const q = words.trim();
  return q === '' ? { from, to } : { q };
}

/** A report that stands elsewhere tells this story as well. */
export function LinkDialog({ story, onClose }: OfStory) {
  const [words, setWords] = useState('');
  const [report, setReport] = useState<string | null>(null);
  const found = useList('/reports', {
    query: { ...nearOrSearched(story, words), limit: 20 },
  });
  const others = found.items.filter((each) => each.story !== story.id);
  return (
    <ReasonDialog
      title={t('story.link.title')}
      onClose={onClose}
      act={t('story.link.act')}
      done={t('story.link.done')}
      correction={report === null ? null : { action: 'link', report, story: story.id }}
      wide
    >
      <TextField label={t('story.link.search')} type="search" value={words} onChange={setWords} autoFocus />
      <PickOne
        label={t('story.link.title')}
        query={found}
        none={noneToPick(words)}
        value={report}
        onChange={setReport}
        options={others.map((each) => ({
          id: each.id,
          title: <SourceText>{each.title ?? each.lead}</SourceText>,
          detail: [
            each.outlet?.name ?? t('frame.unknownOutlet'),
            each.referenceDate === null ? '' : formatDay(each.referenceDate),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
      />
    </ReasonDialog>
  );
}

/** Another story is the same news. */
export function MergeStoriesDialog({ story, onClose }: OfStory) {
  const [words, setWords] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const found = useList('/stories', {
    query: { ...nearOrSearched(story, words), limit: 20 },
  });
  return (
    <ReasonDialog
      title={t('story.merge.title')}
      onClose={onClose}
      act={t('story.merge.act')}
      done={t('story.merge.done')}
      correction={other === null ? null : { action: 'merge-stories', stories: [story.id, other] }}
      wide
    >
      <TextField label={t('story.merge.search')} type="search" value={words} onChange={setWords} autoFocus />
      <PickOne
        label={t('story.merge.title')}
        query={found}
        none={noneToPick(words)}
        value={other}
        onChange={setOther}
        options={found.items
          .filter((each) => each.id !== story.id)
          .map((each) => ({
            id: each.id,
            title: <SourceText>{each.title}</SourceText>,
            detail: t('story.reports', { n: each.reports }),
          }))}
      />
    </ReasonDialog>
  );
}

/** These reports are a story of their own. */
export function SplitStoryDialog({ story, names, onClose }: OfStory) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const some = chosen.length > 0 && chosen.length < story.reportList.length;
  return (
    <ReasonDialog
      title={t('story.split.title')}
      onClose={onClose}
      act={t('story.split.act')}
      done={t('story.split.done')}
      correction={some ? { action: 'split-story', story: story.id, reports: chosen } : null}
      wide
    >
      <p>{t('story.split.advice')}</p>
      <PickSome
        options={story.reportList.map(({ id, title, lead }) => ({
          id,
          outlet: names.get(id) ?? '',
          text: title ?? lead,
        }))}
        value={chosen}
        onChange={setChosen}
      />
    </ReasonDialog>
  );
}

interface OfReport extends OfStory {
  readonly report: string;
}

export function UnlinkDialog({ story, names, report, onClose }: OfReport) {
  return (
    <ReasonDialog
      title={t('story.unlink.title', { outlet: names.get(report) ?? '' })}
      onClose={onClose}
      act={t('story.unlink.act')}
      done={t('story.unlink.done')}
      correction={{ action: 'unlink', report, story: story.id }}
    >
      <p>{t('story.unlink.advice')}</p>
    </ReasonDialog>
  );
}

type OriginKind = Extract<Correction, { action: 'set-origin' }>['kind'];
const originKinds: readonly OriginKind[] = ['agency', 'broadcast', 'briefing', 'outlet', 'own', 'unknown'];

/** The report has its content from here. */
export function OriginDialog({ names, report, onClose }: OfReport) {
  const [kind, setKind] = useState<OriginKind | null>(null);
  const [name, setName] = useState('');
  const outlet = names.get(report) ?? '';
  const needsName = kind !== 'own' && kind !== 'unknown';
  const given = needsName ? name.trim() : kind === 'own' ? outlet : t('story.origin.unknownName');
  return (
    <ReasonDialog
      title={t('story.origin.title', { outlet })}
      onClose={onClose}
      act={t('story.origin.act')}
      done={t('story.origin.done')}
      correction={kind === null || given === '' ? null : { action: 'set-origin', report, kind, name: given }}
    >
      <Select
        label={t('story.origin.kind')}
        value={kind}
        placeholder={t('story.origin.choose')}
        options={originKinds.map((key) => ({ key, label: word('origin', key) }))}
        onChange={setKind}
      />
      {needsName ? (
        <TextField
          label={t('story.origin.name')}
          description={t('story.origin.nameAdvice')}
          value={name}
          onChange={setName}
          maxLength={200}
        />
      ) : null}
    </ReasonDialog>
  );
}
