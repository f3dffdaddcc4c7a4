import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { request, type QueryValues } from './client.ts';
import type { Answers, GetPath, ItemOf, ListPath, Page } from './answers.ts';
import type { ApiError } from './problem.ts';

export interface Asking {
  /** Values for the `{places}` of the path. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: QueryValues;
}

/** The path with its `{places}` filled. */
export function fillPath(path: string, values: Asking['path'] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
}

/** The options of one query: for `useQuery`, and for prefetching by `queryClient.prefetchQuery`. */
export function getting<P extends GetPath>(path: P, asking: Asking = {}) {
  return queryOptions<Answers[P], ApiError>({
    queryKey: [path, asking.path ?? {}, asking.query ?? {}],
    queryFn: async ({ signal }) =>
      (await request(fillPath(path, asking.path), { query: asking.query ?? {}, signal })) as Answers[P], // typed by the API's own document
  });
}

/** One resource. While another one of the same path is asked for, the one before is still shown. */
export function useGet<P extends GetPath>(
  path: P,
  asking: Asking = {},
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Answers[P], ApiError> {
  return useQuery({
    ...getting(path, asking),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** A list, page by page: all items read so far, and `more()` for the next page. */
export function useList<P extends ListPath>(
  path: P,
  asking: Asking = {},
  options: { readonly enabled?: boolean } = {},
) {
  const result = useInfiniteQuery<
    Page<ItemOf<P>>,
    ApiError,
    { pages: Page<ItemOf<P>>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [path, asking.path ?? {}, asking.query ?? {}, 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      (await request(fillPath(path, asking.path), {
        query: { limit: 100, ...asking.query, cursor: pageParam },
        signal,
      })) as Page<ItemOf<P>>, // typed by the API's own document
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  const pages = result.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const found = useMemo(
    () => new Map(pages?.flatMap((page) => page.highlights ?? []).map((words) => [words.id, words])),
    [pages],
  );
  return {
    items,
    found,
    total: pages?.[0]?.total ?? null,
    isPending: result.isPending,
    isFetching: result.isFetching,
    isPlaceholderData: result.isPlaceholderData,
    error: result.error,
    refetch: () => void result.refetch(),
    hasMore: result.hasNextPage,
    more: () => {
      if (result.hasNextPage && !result.isFetchingNextPage) void result.fetchNextPage();
    },
  };
}

/** Reads in what may have changed: every query whose path begins with one of these. */
export function invalidatePaths(queryClient: QueryClient, paths: readonly string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && paths.some((p) => path.startsWith(p)),
  });
}
