import { rootsOf } from '../../../grouping/corrections-in-force.ts';
import { reportOfTelling } from '../../../grouping/tellings.ts';
import { readCorrections, type SignedCorrection } from '../corrections/corrections.ts';
import { correctionsStanding } from '../corrections/corrections-standing.ts';
import type { Query } from '../database.ts';
import type { CorrectionView } from '../views/correction-view.ts';
import type { ListPage } from './list-derived.ts';
import { readEntryCursor } from './cursor.ts';

export interface CorrectionsRequest {
  readonly standing?: readonly CorrectionView['standing'][] | undefined;
  /** Id of a thing that a correction speaks of or touched, or the number of its entry. */
  readonly about?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of corrections, newest first. People make thousands at most: they are read whole, from the log. */
export async function listCorrections(
  query: Query,
  request: CorrectionsRequest,
): Promise<ListPage<CorrectionView>> {
  const before = request.cursor === undefined ? Infinity : readEntryCursor(request.cursor);
  const corrections = await readCorrections(query);
  const views = await correctionsStanding(query, corrections);
  const about = request.about === undefined ? null : await entriesAbout(query, corrections, request.about);
  const matching = views
    .filter((view) => request.standing === undefined || request.standing.includes(view.standing))
    .filter((view) => about === null || about.has(view.entry))
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

/** Corrections that name a thing or touched it, and what was said of those since. A thing's own history knows where regrouping took them. */
async function entriesAbout(
  query: Query,
  corrections: readonly SignedCorrection[],
  id: string,
): Promise<ReadonlySet<number>> {
  const rows = await query<{ entry: number }>(
    `select (event->>'entry')::bigint as entry
     from shown s, json_array_elements(s.document->'history') event
     where s.kind in ('incident', 'story', 'statement-group') and s.id = $1 and event->>'kind' = 'correction'`,
    [id],
  );
  const shown = new Set(rows.map((row) => row.entry));
  const roots = rootsOf(corrections);
  return new Set(
    corrections
      .filter((c) => shown.has(c.entry) || speaksOf(c, id) || speaksOf(roots.get(c.entry) ?? c, id))
      .map((c) => c.entry),
  );
}

function speaksOf({ correction, stoodIn, entry }: SignedCorrection, id: string): boolean {
  if (String(entry) === id || stoodIn.some((thing) => thing.id === id)) return true;
  const names = Object.entries(correction).flatMap(([key, value]: [string, unknown]) =>
    !namingFields.has(key) ? [] : Array.isArray(value) ? value.map(String) : [String(value)],
  );
  return names.some((name) => name === id || reportOfTelling(name) === id);
}

/** Fields of corrections that hold an id; the others say what is corrected into what. */
const namingFields: ReadonlySet<string> = new Set([
  'report',
  'reports',
  'story',
  'stories',
  'incident',
  'incidents',
  'allegation',
  'allegations',
  'outlet',
  'commitment',
  'entry',
]);
