import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import type { Correction, ReportSummary } from '../../api/views.ts';
import { toast } from '../../design/toast-queue.ts';
import { t } from '../../i18n/translate.ts';

const assign = (reports: readonly string[], name: string | null) =>
  request('/reports/desk', { method: 'POST', body: { reports, assign: name } });

/** Says who is on reports, with a way back to who was on each. */
export function useAssign() {
  const queryClient = useQueryClient();
  const read = () => invalidatePaths(queryClient, ['/reports']);
  return useMutation<
    unknown,
    ApiError,
    { readonly reports: readonly ReportSummary[]; readonly name: string | null }
  >({
    mutationFn: ({ reports, name }) =>
      assign(
        reports.map((report) => report.id),
        name,
      ),
    onSuccess: (_, { reports, name }) => {
      void read();
      const undo = async () => {
        for (const before of new Set(reports.map((report) => report.assignee))) {
          await assign(
            reports.filter((report) => report.assignee === before).map((report) => report.id),
            before,
          );
        }
        await read();
      };
      const n = reports.length;
      toast(name === null ? t('reports.givenBack', { n }) : t('reports.assigned', { n, name }), { undo });
    },
    onError: (error) => {
      toast(t('frame.notDone', { why: error.message }), { tone: 'bad' });
    },
  });
}

/** Enters one correction after the other, so that the record has them in the list's order. */
export function useCorrectAll() {
  const queryClient = useQueryClient();
  const read = () => invalidatePaths(queryClient, ['/']);
  return useMutation<
    readonly number[],
    ApiError,
    { readonly corrections: readonly Correction[]; readonly reason: string; readonly done: string }
  >({
    mutationFn: async ({ corrections, reason }) => {
      const entries: number[] = [];
      for (const correction of corrections) {
        const answer = await request('/corrections', { method: 'POST', body: { correction, reason } });
        if (
          typeof answer === 'object' &&
          answer !== null &&
          'entry' in answer &&
          typeof answer.entry === 'number'
        )
          entries.push(answer.entry);
      }
      return entries;
    },
    onSuccess: (entries, { done }) => {
      const undo = async () => {
        for (const entry of entries) {
          await request('/corrections', {
            method: 'POST',
            body: { correction: { action: 'withdraw', entry }, reason: t('frame.undoReason') },
          });
        }
        toast(t('frame.undone'));
        await read();
      };
      toast(done, { undo });
    },
    onError: (error) => {
      toast(t('frame.notDone', { why: error.message }), { tone: 'bad' });
    },
    onSettled: () => void read(),
  });
}
