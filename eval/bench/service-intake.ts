import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brief } from '../../src/app/brief.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { ports } from '../../src/storage/ports.ts';
import { openDerivationPool } from '../../src/workers/derivation-pool.ts';
import type { BenchRecord } from './reports.ts';

const threadFile = fileURLToPath(new URL('../../dist/derivation-thread.js', import.meta.url));

export interface IntakeFigures {
  readonly reports: number;
  /** Seconds until all are taken in: durable, acknowledged. */
  readonly taken: number;
  /** Seconds from the first byte until every report is read and every window grouped and stored. */
  readonly derived: number;
  /** Seconds of the pipeline alone on the same bytes, in this thread, models loaded. */
  readonly pipeline: number;
}

/** Takes records in one by one, as the API does, while one thread reads them; then runs the pipeline alone on the same bytes. */
export async function benchIntake(db: Database, records: readonly BenchRecord[]): Promise<IntakeFigures> {
  const documents = records.map((record, i) => ({
    source: `record ${i}`,
    name: 'record.json',
    bytes: Buffer.from(JSON.stringify(record)),
  }));
  const clock = () => new Date();
  const derive = openDerivationPool({ threadFile, agreement: null, threads: 1 });
  const log = () => undefined;
  const { signal } = new AbortController();
  const started = performance.now();
  const via = { kind: 'api', name: 'bench' } as const;
  for (const document of documents) await takeIn(db, { ...document, via, by: 'bench' }, clock);
  const taken = (performance.now() - started) / 1000;
  await workUntilDone({ db, derive, program: 'bench', clock, log, signal, name: 'bench' });
  const derived = (performance.now() - started) / 1000;
  await derive.close();
  return { reports: documents.length, taken, derived, pipeline: await pipelineAlone(documents) };
}

async function pipelineAlone(
  documents: readonly { readonly source: string; readonly name: string; readonly bytes: Uint8Array }[],
): Promise<number> {
  const resources = ports.loadResources(null);
  const started = performance.now();
  const outcomes = [];
  for (const document of documents) outcomes.push(...(await ports.read(document)));
  brief(outcomes, resources, { version: 'bench', agreement: null, asOf: null });
  return (performance.now() - started) / 1000;
}

export function intakeLines(engine: string, { reports, taken, derived, pipeline }: IntakeFigures): string {
  const rate = (seconds: number) => `${(reports / seconds).toFixed(1).padStart(7)} reports/s`;
  return [
    `Intake to derived facts, ${reports} reports, ${engine}, one process with one thread that reads`,
    `  taken in (durable)        ${rate(taken)}   ${taken.toFixed(1)} s`,
    `  derived, grouped, stored  ${rate(derived)}   ${derived.toFixed(1)} s in all`,
    `  the pipeline alone        ${rate(pipeline)}   ${pipeline.toFixed(1)} s`,
  ].join('\n');
}

/** Where the reports of the coding project are. */
export function reportsFile(data: string): string {
  return join(data, 'syria-news', 'reports.jsonl');
}
