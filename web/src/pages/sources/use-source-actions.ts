import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import type { SourceView } from '../../api/views.ts';
import { toast } from '../../design/toast-queue.ts';
import { t } from '../../i18n/translate.ts';

interface Act {
  readonly method: 'PATCH' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly done: string;
  readonly undo?: () => void;
}

/** Pausing, fetching and removing a source; each says what it did, and pausing can be taken back. */
export function useSourceActions() {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation<unknown, ApiError, Act>({
    mutationFn: ({ method, path, body }) => request(path, { method, body }),
    onSuccess: (_, { done, undo }) => {
      void invalidatePaths(queryClient, ['/sources', '/overview']);
      toast(done, undo ? { undo } : {});
    },
    onError: (error) => {
      toast(t('frame.notDone', { why: error.message }), { tone: 'bad' });
    },
  });
  const enable = ({ id, name }: SourceView, enabled: boolean, undo?: () => void) => {
    const done = t(enabled ? 'sources.resumed' : 'sources.pausedNow', { name });
    mutate({ method: 'PATCH', path: `/sources/${id}`, body: { enabled }, done, ...(undo ? { undo } : {}) });
  };
  return {
    isPending,
    pause: (source: SourceView) => {
      enable(source, !source.enabled, () => {
        enable(source, source.enabled);
      });
    },
    fetchNow: ({ id, name }: SourceView) => {
      mutate({ method: 'POST', path: `/sources/${id}/fetch`, done: t('sources.fetching', { name }) });
    },
    remove: ({ id, name }: SourceView) => {
      mutate({ method: 'DELETE', path: `/sources/${id}`, done: t('sources.removed', { name }) });
    },
  };
}
