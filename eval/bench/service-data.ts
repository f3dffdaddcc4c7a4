import { readFileSync, readdirSync } from 'node:fs';
import { createInlineDeriver } from '../../src/app/monitor/derivation/derive.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { marksSql } from '../../src/app/monitor/derivation/day-marks.ts';
import { parseAgreement } from '../../src/storage/parse-agreement.ts';
import { ports } from '../../src/storage/ports.ts';

const samples = new URL('../../samples/', import.meta.url);

/** Days that made-up reports are spread over: 100 a day at 100,000 reports. */
export const firstDay = '2020-01-01';
export const days = 1000;
/**
 * Words of the made-up vocabulary. A report draws 60, word n with a chance of about 1/(n ln 20000): the first words stand
 * in nearly every report, "w100" in 6 of 100, "w10000" in 6 of 10,000.
 */
const vocabulary = 20_000;
const drawn = 60;

/**
 * Fills a store with made-up reports and what was derived of them: the samples are taken in and derived as they are in
 * service, and their rows are repeated with other ids, days, places, outlets and words. Straight by SQL: 50 incidents, 50
 * allegations, 50 statements and 40 stories for 100 reports.
 */
export async function fillStore(db: Database, reports: number): Promise<void> {
  await takeSamples(db);
  await db.transaction(async (query) => {
    await query('select setseed(0.44)');
    // The large indexes are made once at the end: row by row they would take most of the time.
    await query('drop index derived_keys');
    await query('drop index search_vector');
    for (const [kind, count] of Object.entries(shares))
      await repeatRows(query, kind, Math.round(reports * count));
    await query('create index derived_keys on derived using gin (keys) with (fastupdate = off)');
    await query(
      'create index search_vector on search using gin (vector) with (gin_pending_list_limit = 512)',
    );
    await query(
      `insert into change (kind, id, at) select kind, id, now() from derived where kind = 'incident' limit 1000`,
    );
  });
  await db.query('vacuum analyze');
}

/** Things of a kind for each report. */
const shares = { report: 1, incident: 0.5, allegation: 0.5, statement: 0.5, story: 0.4 } as const;

async function takeSamples(db: Database): Promise<void> {
  const text = (name: string): string => readFileSync(new URL(name, samples), 'utf8');
  const agreement = parseAgreement('agreement.yaml', text('agreement.yaml'));
  const clock = (): Date => new Date();
  for (const name of readdirSync(samples).filter((n) => !n.endsWith('.yaml'))) {
    const via = { kind: 'upload', name: 'Uploads' } as const;
    await takeIn(db, { source: name, name, bytes: Buffer.from(text(name)), via, by: 'bench' }, clock);
  }
  const resources = ports.loadResources(agreement);
  const derive = createInlineDeriver({ resources, read: ports.read, agreement });
  const { signal } = new AbortController();
  await workUntilDone({ db, derive, program: 'bench', clock, log: () => undefined, signal, name: 'bench' });
}

type Run = Database['query'];

/** Rows at once: an answer of PGlite must fit its memory. */
const batch = 5000;

async function repeatRows(query: Run, kind: string, count: number): Promise<void> {
  await query('drop table if exists pattern');
  await query(
    `create temp table pattern as
     select row_number() over (order by d.id) - 1 as n, d.*, s.summary::text as summary,
       case when d.kind = 'report' then (s.document::jsonb - 'marks' - 'statementList' - 'allegationList')::text
         else s.document::text end as document,
       array(select k from unnest(d.keys) k where k not like '@%') as own_keys,
       ts_delete(x.vector, array(select lexeme from unnest(x.vector) where lexeme like '@%')) as vector, x.text
     from derived d join shown s using (kind, id) left join search x using (kind, id) where d.kind = $1`,
    [kind],
  );
  for (let from = 0; from < count; from += batch)
    await repeatBatch(query, from, Math.min(count, from + batch));
}

async function repeatBatch(query: Run, from: number, to: number): Promise<void> {
  await query('drop table if exists made');
  await query(
    `create temp table made as
     select p.*, p.id || '-' || i as new_id, date '${firstDay}' + (i::bigint * 7919 % ${days})::int as new_day, i,
       (array['Halder', 'Sedge', 'Orlava Coast', 'North March', 'Vessen', 'Dunmere Plain', 'Tessary', 'Low Karve'])[1 + i % 8] as new_admin1,
       (array['government', 'opposition', 'government', 'excluded', 'other', 'unknown'])[1 + i % 6] as new_side,
       (array['shelling', 'airstrike', 'shooting', 'clash', 'shelling', 'abduction'])[1 + i % 6] as new_type,
       'Outlet ' || (i % 150) as new_outlet,
       (select string_agg('w' || floor(power(${vocabulary}, random()))::int, ' ') from generate_series(1, ${drawn} + i * 0)) as words
     from generate_series($1::int, $2::int - 1) i
     join pattern p on p.n = i % (select count(*) from pattern)`,
    [from, to],
  );
  await query(
    `insert into derived (kind, id, window_key, report, story, incident, day, day_to, country, admin1, place, place_name,
       latitude, longitude, radius, side, outlet, type, status, reports, independent, keys, digest, changed, program)
     select kind, new_id, 'bench', case when kind = 'report' then new_id else report || '-' || i end, story || '-' || i / 3,
       case when kind = 'incident' then new_id else incident || '-' || i / 2 end, new_day, new_day, country, new_admin1,
       place || i % 300, place_name || ' ' || i % 300, latitude + (i % 100) * 0.01, longitude + (i % 90) * 0.01, radius, new_side,
       case when kind = 'report' then new_outlet end, case when kind in ('incident', 'allegation') then new_type else type end,
       status, 1 + i % 9, 1 + i % 4,
       own_keys || array[kind || '/admin1=' || lower(new_admin1), kind || '/side=' || new_side, kind || '/type=' || new_type,
         kind || '/outlet=' || lower(new_outlet), kind || '/place=place ' || i % 300] || ${marksSql('new_day')},
       'bench', i, 'bench'
     from made`,
  );
  await query(
    `insert into shown (kind, id, summary, document)
     select kind, new_id, replace(summary, '"id":"' || id || '"', '"id":"' || new_id || '"')::json, document::json from made`,
  );
  await query(
    `insert into search (kind, id, sort_day, vector, text)
     select kind, id, day, vector || to_tsvector('english', words) || array_to_tsvector(${marksSql()}), text || ' ' || words
     from (select kind, new_id as id, new_day as day, vector, text, words from made where vector is not null) w`,
  );
}
