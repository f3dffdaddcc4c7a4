import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import type { TakenView } from '../../api/views.ts';
import { toast } from '../../design/toast-queue.ts';
import { t } from '../../i18n/translate.ts';

/** What is handed in: files, or a text or page that was pasted. */
export type HandedIn =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly html: boolean;
      readonly name: string;
      readonly url: string;
    };

/** Hands reports in and says what became of each. What is answered as taken is on the server's disk. */
export function useHandIn() {
  const queryClient = useQueryClient();
  return useMutation<readonly TakenView[], ApiError, HandedIn>({
    mutationFn: async (what) => documentsOf(await send(what)),
    onSuccess: (documents) => {
      void invalidatePaths(queryClient, ['/reports', '/overview']);
      const refused = documents.filter((each) => each.status === 'refused');
      const known = documents.filter((each) => each.status === 'already-known');
      const taken = documents.length - refused.length - known.length;
      if (taken > 0) toast(t('reports.taken', { n: taken }));
      if (known.length > 0) toast(t('reports.known', { n: known.length }));
      for (const each of refused.slice(0, 3)) {
        toast(t('reports.notTaken', { name: each.name, why: each.problem ?? '' }), { tone: 'bad' });
      }
    },
    onError: (error) => {
      toast(t('frame.notDone', { why: error.message }), { tone: 'bad' });
    },
  });
}

function send(what: HandedIn): Promise<unknown> {
  if (what.kind === 'files') {
    const form = new FormData();
    for (const file of what.files) form.append('file', file, file.name);
    return request('/reports', { method: 'POST', body: form });
  }
  return request('/reports', {
    method: 'POST',
    query: { name: what.name, url: what.url },
    body: what.text,
    contentType: what.html ? 'text/html' : 'text/plain',
  });
}

function documentsOf(answer: unknown): readonly TakenView[] {
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'documents' in answer &&
    Array.isArray(answer.documents)
  )
    return answer.documents as TakenView[]; // the document says so
  return [];
}

/** The address that a pasted text is, where it is nothing else. */
export function addressOf(text: string): string | null {
  const trimmed = text.trim();
  if (/\s/.test(trimmed) || !/^https?:\/\//i.test(trimmed) || trimmed.length > 2000) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** A text of this many characters can be a report; less is a word that was meant for a field. */
export const shortestReport = 80;
