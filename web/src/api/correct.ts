import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import type { ApiError } from './problem.ts';
import { invalidatePaths } from './queries.ts';
import type { Correction } from './views.ts';
import { toast } from '../design/toast-queue.ts';
import { t } from '../i18n/translate.ts';

export interface Correcting {
  readonly correction: Correction;
  readonly reason: string;
  /** Said when it is done: "Set aside.". */
  readonly done?: string;
}

/** Enters a correction on the record, says so with an undo, and reads in what it touches. Undo is a correction itself. */
export function useCorrect() {
  const queryClient = useQueryClient();
  const touched = () => invalidatePaths(queryClient, ['/']);
  return useMutation<number, ApiError, Correcting>({
    mutationFn: async ({ correction, reason }) =>
      entryOf(await request('/corrections', { method: 'POST', body: { correction, reason } })),
    onSuccess: (entry, { done, correction }) => {
      void touched();
      const undo = async () => {
        await request('/corrections', {
          method: 'POST',
          body: { correction: { action: 'withdraw', entry }, reason: t('frame.undoReason') },
        });
        await touched();
      };
      toast(
        done ?? t('frame.corrected', { entry: String(entry) }),
        correction.action === 'withdraw' ? {} : { undo },
      );
    },
    onError: (error) => {
      toast(t('frame.notDone', { why: error.message }), { tone: 'bad' });
    },
  });
}

function entryOf(answer: unknown): number {
  if (typeof answer === 'object' && answer !== null && 'entry' in answer && typeof answer.entry === 'number')
    return answer.entry;
  throw new TypeError('The server entered the correction without saying where.');
}
