import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import type { Page } from '../../api/answers.ts';
import type { RecordEntry, RecordEntrySummary } from '../../api/views.ts';
import type { JsonValue } from '../../record/canonical-json.ts';
import type { ProvenEntry } from '../../record/verify-entry.ts';
import type { LogEntry } from '../../record/verify-log.ts';
import type { EntryKind } from './search.ts';

/** The newest entries first, page by page. */
export function useEntries(kind: EntryKind | undefined) {
  return useInfiniteQuery<
    Page<RecordEntrySummary>,
    ApiError,
    { pages: Page<RecordEntrySummary>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ['/record/entries', kind, 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      (await request('/record/entries', {
        query: { order: 'down', limit: 50, kind, from: pageParam },
        signal,
      })) as Page<RecordEntrySummary>, // as the API's document says
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
}

/** The signed state of the log and the key that signs it, as text. */
export function useSignedState() {
  return useQuery<{ readonly note: string; readonly verifierKey: string }, ApiError>({
    queryKey: ['/record/checkpoint'],
    queryFn: ({ signal }) => readSignedState(signal),
  });
}

export async function readSignedState(signal?: AbortSignal) {
  const [note, key] = await Promise.all([
    request('/record/checkpoint', { signal }),
    request('/record/key', { signal }),
  ]);
  return { note: String(note), verifierKey: String(key).trim() };
}

/** An entry with its proof for the log of the size that a checkpoint was signed for. */
export async function readProvenEntry(seq: number, size: number): Promise<ProvenEntry> {
  const entry = (await request(`/record/entries/${seq}`, { query: { size } })) as RecordEntry; // as the API's document says
  return { ...entry, body: entry.body as JsonValue }; // it came as JSON
}

/** So many entries are asked for at a time when all are read: the most that the service gives. */
const pageSize = 1_000;

export async function readLogPage(from: number, signal: AbortSignal): Promise<readonly LogEntry[]> {
  const page = (await request('/record/entries', {
    query: { from, limit: pageSize },
    signal,
  })) as Page<RecordEntrySummary>; // as the API's document says
  return page.items.map(({ seq, canonical, body }) => ({ seq, canonical, body: body as JsonValue })); // it came as JSON
}

export async function readConsistency(first: number, second: number): Promise<readonly string[]> {
  const proof = (await request('/record/consistency', { query: { first, second } })) as {
    readonly hashes: readonly string[];
  }; // as the API's document says
  return proof.hashes;
}
