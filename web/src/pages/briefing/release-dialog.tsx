import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import type { Released } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { toast } from '../../design/toast-queue.ts';
import { formatSpan } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { contentHash } from '../../record/content-hash.ts';
import type { BriefingSearch } from './search.ts';

interface Props {
  readonly search: BriefingSearch;
  /** The briefing as it was looked at: no other is released. */
  readonly html: string;
  readonly onClose: () => void;
}

/** The last step before a briefing goes on the record: its title. Open as long as it is drawn. */
export function ReleaseDialog({ search, html, onClose }: Props) {
  const [title, setTitle] = useState(() => suggestedTitle(search));
  const [asked, setAsked] = useState(false);
  const release = useRelease();
  const missing = asked && title.trim() === '';
  const submit = (): void => {
    setAsked(true);
    if (title.trim() !== '') release.mutate({ title: title.trim(), search, html }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('briefing.releaseTitle')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={release.isPending}>
            {t('briefing.releaseAct')}
          </Button>
        </>
      }
    >
      <p>{t('briefing.releaseWarning')}</p>
      <TextField
        label={t('briefing.releaseName')}
        description={t('briefing.releaseNameAdvice')}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={200}
        error={missing ? t('briefing.releaseNeedsTitle') : undefined}
      />
      {release.error && (
        <p className="error-text" role="alert">
          {wordsOf(release.error)}
        </p>
      )}
    </Dialog>
  );
}

interface Releasing {
  readonly title: string;
  readonly search: BriefingSearch;
  readonly html: string;
}

function useRelease() {
  const queryClient = useQueryClient();
  return useMutation<Released, ApiError, Releasing>({
    mutationFn: async ({ title, search, html }) => {
      const { place, party, ...rest } = search;
      const selection = { ...rest, ...(place && { place: [place] }), ...(party && { party: [party] }) };
      const body = { title, format: 'html', seen: contentHash(html), ...selection };
      return (await request('/releases', { method: 'POST', body })) as Released; // as the API's document says
    },
    // Also when the dialog was closed meanwhile: it is on the record all the same.
    onSuccess: ({ status, entry }) => {
      void invalidatePaths(queryClient, ['/releases', '/record']);
      const key = status === 'released' ? 'briefing.released' : 'briefing.releasedBefore';
      toast(t(key, { entry: String(entry) }));
    },
  });
}

/** What is different now is for a person to look at first. */
function wordsOf(error: ApiError): string {
  if (error.status === 409) return t('briefing.releaseChanged');
  return t('frame.notDone', { why: error.message });
}

function suggestedTitle({ from, to }: BriefingSearch): string {
  if (from === undefined || to === undefined || from > to) return t('briefing.title');
  const days = formatSpan(from, to);
  // It is handed in and kept: without the marks that only hold words together on a screen.
  return t('briefing.releaseSuggested', { days }).replaceAll(/[\u2066-\u2069]/g, '');
}
