import { expect } from 'vitest';
import { correct } from '../src/app/monitor/corrections/correct.ts';
import type { Database } from '../src/app/monitor/database.ts';
import { listCorrections } from '../src/app/monitor/queries/corrections.ts';
import { takeIn } from '../src/app/monitor/intake/take-in.ts';
import type { HistoryEvent } from '../src/app/monitor/views/history-view.ts';
import type { Correction } from '../src/domain/correction.ts';
import { derived, noon } from './sample-store.ts';

/** Builds stores that people correct, for tests of what corrections do. Days are days of January 2021. */

const shelling =
  'Shells struck the covered market of Orlava in Karvelia on Monday morning, killing six people, the director of the hospital in Orlava said.';
const tellers = [
  'Harbour Post',
  'Northern Bell',
  'Sundal Times',
  'Strait Gazette',
  'Brevian Monitor',
  'Radio Halder',
];
const ends = [
  'Windows broke in two streets.',
  'The stalls had opened at dawn.',
  'Traders carried the wounded out.',
  'A school nearby was closed for the day.',
  'Smoke stood over the roofs until noon.',
  'The mayor asked for tents.',
];

interface Report {
  readonly outlet: string;
  readonly day: string;
  readonly title: string;
  readonly text: string;
}

/** A story of six reports that tell one shelling alike, and reports of other news, two of them of another season. */
export const reports: readonly Report[] = [
  ...tellers.map((outlet, i) => ({
    outlet,
    day: i < 4 ? '2023-05-15' : '2023-05-16',
    title: 'Shells hit market in Orlava',
    text: `${shelling} ${ends[i] ?? ''} "They aimed at women buying bread," said Joren Vale, a spokesman for the Halder Front.`,
  })),
  {
    outlet: 'Karvelia Today',
    day: '2023-05-16',
    title: 'Soldiers detain three in Dunmere',
    text: 'Soldiers of the Karvelian army detained three men at a checkpoint in Dunmere on Sunday, a teacher in the town said.',
  },
  {
    outlet: 'Vessen Courier',
    day: '2023-05-16',
    title: 'Harvest festival opens in Vessen',
    text: 'The harvest festival opened in Vessen on Monday with music and a market of crafts, its organisers said.',
  },
  {
    outlet: 'Harbour Post',
    day: '2023-09-04',
    title: 'Ferry runs again to Marrick',
    text: 'The ferry between Vessen and Marrick runs again after repairs, the harbour office said on Monday.',
  },
  {
    outlet: 'Radio Halder',
    day: '2023-09-05',
    title: 'Library opens in Dunmere',
    text: 'A library with four thousand books opened in Dunmere on Tuesday, the mayor of the town said.',
  },
];

export async function takeReports(db: Database, taken = reports): Promise<void> {
  for (const [i, { outlet, day, title, text }] of taken.entries()) {
    const page = `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="${outlet}">
<meta property="article:published_time" content="${day}T10:05:00+05:00"></head>
<body><article><h1>${title}</h1><p>${text}</p></article></body></html>`;
    await takeIn(
      db,
      {
        source: `${i}.html`,
        name: `${i}.html`,
        bytes: new TextEncoder().encode(page),
        via: { kind: 'folder', name: 'reports' },
        by: 'system',
      },
      noon(1),
    );
  }
}

/** A thing as it is shown: what people corrected in it. */
export interface Shown {
  readonly id: string;
  readonly corrected: boolean;
  readonly changedAt: string;
  readonly history: readonly HistoryEvent[];
}

export const by = { by: 'analyst', reason: 'looked at both reports' };

/** What tests do with a store of these reports, and how they look at it. */
export function correcting(db: Database) {
  const make = async (correction: Correction, day: number): Promise<number> => {
    const { entry } = await correct(db, correction, by, noon(day));
    await derived(db);
    return entry;
  };
  const shown = async (kind: string, id: string): Promise<Shown> => {
    const [row] = await db.query<{ summary: object; document: object }>(
      'select summary, document from shown where kind = $1 and id = $2',
      [kind, id],
    );
    if (!row) throw new Error(`There is no ${kind} ${id}.`);
    return { ...row.summary, ...row.document } as Shown; // as it was projected
  };
  return {
    make,
    undo: (entry: number, day: number): Promise<number> => make({ action: 'withdraw', entry }, day),
    shown,
    /** The incident, story or group that a member stands in now. */
    home: async (kind: 'incident' | 'story' | 'statement-group', member: string): Promise<Shown> => {
      const column = kind === 'statement-group' ? 'subject' : kind;
      const [row] = await db.query<{ home: string }>(
        `select ${column} as home from derived where id = $1 and kind in ('allegation', 'report', 'statement')`,
        [member],
      );
      return shown(kind, row?.home ?? '');
    },
    /** Entries of corrections that are listed as about a thing, oldest first. */
    about: async (id: string): Promise<readonly number[]> =>
      (await listCorrections(db.query, { about: id, limit: 100 })).items.map((c) => c.entry).reverse(),
    /** The tellings of the incident that most reports tell, those taken in first at the head. */
    joint: async (): Promise<readonly string[]> => {
      const rows = await db.query<{ id: string }>(
        `select d.id from derived d join report_version v on v.report = d.report and v.version = 1
         where d.kind = 'allegation' and d.incident = (
           select incident from derived where kind = 'allegation' and incident is not null
           group by incident order by count(*) desc limit 1)
         order by v.id`,
      );
      expect(rows.length).toBeGreaterThan(3);
      return rows.map((row) => row.id);
    },
    /** Stories of one report, the oldest first. */
    loneStories: async (): Promise<readonly string[]> => {
      const rows = await db.query<{ story: string }>(
        `select story from derived where kind = 'report' group by story having count(*) = 1 order by max(day), story`,
      );
      return rows.map((row) => row.story);
    },
    regroupAll: async (): Promise<void> => {
      await db.query(
        `insert into work (kind, key, asked_at, run_at)
         select distinct 'group', window_key, now(), now() from derivation on conflict do nothing`,
      );
      await derived(db);
    },
  };
}

/** The corrections of a history: each entry with the one that undid it. */
export function corrections({ history }: Shown): readonly (readonly [number, number | null])[] {
  return history.filter((e) => e.kind === 'correction').map((e) => [e.entry, e.undone?.by ?? null]);
}

export function reportOf(telling: string): string {
  return telling.split(':')[0] ?? '';
}
