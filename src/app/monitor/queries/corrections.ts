import { correctionsStanding } from '../corrections-standing.ts';
import type { Query } from '../database.ts';
import type { CorrectionView } from '../views/correction-view.ts';
import type { ListPage } from './list-derived.ts';
import { CursorError } from './cursor.ts';

export interface CorrectionsRequest {
  readonly standing?: readonly CorrectionView['standing'][] | undefined;
  /** Id of a thing that a correction speaks of. */
  readonly about?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of corrections, newest first. People make thousands at most: they are read whole, from the log. */
export async function listCorrections(
  query: Query,
  request: CorrectionsRequest,
): Promise<ListPage<CorrectionView>> {
  const before = request.cursor === undefined ? Infinity : entryOf(request.cursor);
  const views = await correctionsStanding(query);
  const matching = views
    .filter((view) => request.standing === undefined || request.standing.includes(view.standing))
    .filter((view) => request.about === undefined || speaksOf(view, request.about))
    .sort((a, b) => b.entry - a.entry);
  const rest = matching.filter((view) => view.entry < before);
  const items = rest.slice(0, request.limit);
  const last = items.at(-1);
  return {
    items,
    next: rest.length > items.length && last ? String(last.entry) : null,
    total: matching.length,
  };
}

function entryOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new CursorError('This is no cursor of a page.');
  return Number(cursor);
}

function speaksOf({ correction, entry }: CorrectionView, id: string): boolean {
  if (String(entry) === id) return true;
  return Object.values(correction).some((value: unknown) =>
    Array.isArray(value) ? value.includes(id) : String(value) === id,
  );
}
