import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownOnParts } from '../src/app/monitor/record/as-known-on.ts';
import type { Database } from '../src/app/monitor/database.ts';
import { createInlineDeriver } from '../src/app/monitor/derivation/derive.ts';
import { createInlineOnRequest } from '../src/app/monitor/on-request.ts';
import { workUntilDone } from '../src/app/monitor/derivation/rebuild.ts';
import { releaseBriefing, type AskedRelease } from '../src/app/monitor/record/release.ts';
import { takeIn } from '../src/app/monitor/intake/take-in.ts';
import type { ReleasedView } from '../src/app/monitor/views/release-view.ts';
import { ports } from '../src/storage/ports.ts';
import { hurried } from './hurried.ts';

/** Builds stores of the bundled samples, for tests of what becomes of them. Days are days of January 2021. */

export const samples = join(import.meta.dirname, '..', 'samples');
export const sampleNames = readdirSync(samples).filter((name) => !name.endsWith('.yaml'));
export const noon =
  (day: number): (() => Date) =>
  () =>
    new Date(Date.UTC(2021, 0, day, 12));

export async function takeSamples(db: Database, names: readonly string[], day: number): Promise<void> {
  for (const name of names)
    await takeIn(
      db,
      {
        source: name,
        name,
        bytes: readFileSync(join(samples, name)),
        via: { kind: 'folder', name: 'samples' },
        by: 'system',
      },
      noon(day),
    );
}

const resources = ports.loadResources(null);
export const parts: KnownOnParts = { resources, read: ports.read, agreement: null, program: 'test' };

/** Reads and groups whatever waits for it. */
export function derived(db: Database): Promise<void> {
  return workUntilDone(
    hurried({
      db,
      derive: createInlineDeriver({ resources, read: ports.read, agreement: null }),
      program: 'test',
      clock: () => new Date(),
      log: (level, message, fields) => {
        if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
      },
      signal: new AbortController().signal,
      name: 'test',
    }),
  );
}

export interface Incident {
  readonly id: string;
  readonly allegations: readonly { readonly id: string }[];
}

export async function incidentsOf(db: Database): Promise<readonly Incident[]> {
  const rows = await db.query<{ id: string; document: Pick<Incident, 'allegations'> }>(
    `select id, document from shown where kind = 'incident' order by id`,
  );
  return rows.map(({ id, document }) => ({ id, allegations: document.allegations }));
}

const onRequest = createInlineOnRequest({
  briefing: () => parts,
  parseAgreement: () => Promise.reject(new Error('no agreements in this test')),
  outlines: () => {
    throw new Error('no maps in this test');
  },
});

/** Releases a briefing at noon of a day; returns the entry and the hash of its bytes. */
export async function releaseOn(
  db: Database,
  day: number,
  asked: Partial<AskedRelease> & Pick<AskedRelease, 'title'>,
): Promise<ReleasedView> {
  const released = await releaseBriefing(
    { db, clock: noon(day), agreement: null, program: parts.program, onRequest },
    { format: 'json', selection: { filter: {} }, by: 'analyst', ...asked },
    new AbortController().signal,
  );
  if (!released.ok) throw new Error('The briefing is another than the one that was looked at.');
  return released.released;
}
