import { get, type ClientRequest } from 'node:http';
import { recordChanges } from '../../src/app/monitor/changes.ts';
import { addToken, openAdmin } from '../../src/app/monitor/credentials.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { openTestService } from '../../test/service.ts';
import { listen } from '../../src/server/listen.ts';

export interface EventFigures {
  readonly clients: number;
  /** Milliseconds from the commit of a change to the client that hears of it last: median and worst of the rounds. */
  readonly median: number;
  readonly worst: number;
}

const rounds = 20;

/** Listening clients over real connections, in this same process: their reading is part of the time. */
export async function benchEvents(db: Database, clients: number): Promise<EventFigures> {
  const clock = () => new Date();
  const test = await openTestService(db, { clock, config: { port: 0 } });
  await test.close();
  const links = { leave: () => Promise.resolve(), pickUp: () => Promise.resolve() };
  const service = await listen(test.deps, links);
  const { secret } = await addToken(db, await openAdmin(db, clock), 'bench', clock);
  let heard = 0;
  let allHeard: (() => void) | null = null;
  const open = await Promise.all(
    Array.from({ length: clients }, () =>
      connect(`${service.url}/api/v1/changes`, secret, () => {
        heard += 1;
        if (heard === clients) allHeard?.();
      }),
    ),
  );
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    heard = 0;
    const all = new Promise<void>((resolve) => (allHeard = resolve));
    await db.transaction((query) => recordChanges(query, [{ kind: 'incident', id: `bench ${i}` }], clock()));
    const committed = performance.now();
    await all;
    times.push(performance.now() - committed);
  }
  for (const request of open) request.destroy();
  await service.close(1000);
  times.sort((a, b) => a - b);
  return { clients, median: times[Math.floor(rounds / 2)] ?? 0, worst: times.at(-1) ?? 0 };
}

function connect(url: string, token: string, heard: () => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = get(url, { headers, agent: false }, (response) => {
      response.on('data', (chunk: Buffer) => {
        if (chunk.includes('data: ')) heard();
      });
      response.on('error', () => undefined);
      resolve(request);
    });
    request.on('error', reject);
  });
}

export function eventLines(engine: string, { clients, median, worst }: EventFigures): string {
  return `Events to ${clients} listening clients, ${engine}: the last hears of a change after ${median.toFixed(0)} ms (median), ${worst.toFixed(0)} ms (worst of ${rounds})`;
}
