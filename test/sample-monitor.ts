import { readdirSync, readFileSync } from 'node:fs';
import { createInlineDeriver } from '../src/app/monitor/derivation/derive.ts';
import type { Database } from '../src/app/monitor/database.ts';
import { createInlineOnRequest } from '../src/app/monitor/on-request.ts';
import { workUntilDone } from '../src/app/monitor/derivation/rebuild.ts';
import { takeIn } from '../src/app/monitor/intake/take-in.ts';
import { ports } from '../src/storage/ports.ts';
import { parseAgreement } from '../src/storage/parse-agreement.ts';
import { hurried } from './hurried.ts';
import { openTestService, type TestService } from './service.ts';

const samples = new URL('../samples/', import.meta.url);
const outlines = new URL('../node_modules/world-atlas/countries-110m.json', import.meta.url);
/** Runs on from a day of its own: work that is put off must come due. */
const start = Date.parse('2031-03-01T12:00:00.000Z') - performance.now();
const now = () => new Date(start + performance.now());

/** What a test hands in beside the samples. */
export interface Document {
  readonly name: string;
  readonly text: string;
}

/** The service over a database in which the samples (and further documents) were taken in, read and grouped. */
export async function openSampleService(db: Database, more: readonly Document[] = []): Promise<TestService> {
  const { agreement, files } = readSamples();
  const resources = ports.loadResources(agreement);
  for (const { name, text } of [...files, ...more]) {
    const via = { kind: 'upload', name: 'Uploads' } as const;
    await takeIn(db, { source: name, name, bytes: Buffer.from(text), via, by: 'admin' }, now);
  }
  const derive = createInlineDeriver({ resources, read: ports.read, agreement });
  const signal = new AbortController().signal;
  await workUntilDone(
    hurried({
      db,
      derive,
      program: '0.0.0-test',
      clock: now,
      log: () => undefined,
      signal,
      name: 'test',
    }),
  );
  return openTestService(db, {
    agreement,
    agreements: ports.agreements,
    houses: () => resources.houses,
    onRequest: createInlineOnRequest({
      briefing: () => ({ resources, read: ports.read }),
      parseAgreement: (name, yaml) => Promise.resolve(parseAgreement(name, yaml)),
      outlines: () => JSON.parse(readFileSync(outlines, 'utf8')) as never, // as the package ships it
    }),
  });
}

function readSamples() {
  const names = readdirSync(samples);
  const isAgreement = (name: string): boolean => name.endsWith('.yaml');
  const text = (name: string): string => readFileSync(new URL(name, samples), 'utf8');
  const yaml = names.find(isAgreement) ?? '';
  return {
    agreement: parseAgreement(yaml, text(yaml)),
    files: names
      .filter((name) => /\.(?:txt|html|jsonl?)$/.test(name))
      .map((name) => ({ name, text: text(name) })),
  };
}
