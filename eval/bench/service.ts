import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/storage/open-database.ts';
import { readJsonLines } from '../data-files.ts';
import type { BenchRecord } from './reports.ts';
import { benchEvents, eventLines } from './service-events.ts';
import { benchIntake, intakeLines, reportsFile } from './service-intake.ts';
import { benchQueries } from './service-queries.ts';
import { onStores, type Engine } from './service-stores.ts';

/** Clients that listen for changes. */
const listeners = 500;

/**
 * `npm run bench -- service [--only queries|intake|events] [--engine postgres|pglite] [--reports 100000] [--seconds 10]`:
 * queries over made-up reports, intake to derived facts, changes to listening clients.
 */
export async function benchService(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      engine: { type: 'string' },
      reports: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '10' },
      data: { type: 'string', default: '../shared/data' },
    },
  });
  const engines = (['postgres', 'pglite'] as const).filter((engine) => (values.engine ?? engine) === engine);
  const wants = (part: string): boolean => values.only === undefined || values.only === part;
  if (wants('queries')) {
    await benchQueries({ engines, sizes: [1000, Number(values.reports)], seconds: Number(values.seconds) });
  }
  for (const engine of engines) {
    if (wants('intake')) await intake(engine, values.data);
    if (wants('events')) await events(engine);
  }
}

async function intake(engine: Engine, data: string): Promise<void> {
  const records = readJsonLines<BenchRecord>(reportsFile(data));
  if (records.length === 0) {
    console.log(`No reports under ${data}: intake is left out.`);
    return;
  }
  const figures = await onStores(engine, 1, async ([store]) => {
    if (!store) return null;
    const db = await openDatabase(store.where);
    return benchIntake(db, records).finally(() => db.close());
  });
  if (figures) console.log(intakeLines(engine, figures));
}

async function events(engine: Engine): Promise<void> {
  const figures = await onStores(engine, 1, async ([store]) => {
    if (!store) return null;
    const db = await openDatabase(store.where);
    return benchEvents(db, listeners).finally(() => db.close());
  });
  if (figures) console.log(eventLines(engine, figures));
}
