import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordChanges } from '../../src/app/monitor/changes.ts';
import { addToken, openAdmin } from '../../src/app/monitor/credentials.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import type { RunningService } from '../../src/app/monitor/monitor-ports.ts';
import { openChangeEvents } from '../../src/server/events.ts';
import { listen } from '../../src/server/listen.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { openTestService } from '../service.ts';

interface Event {
  readonly id: number;
  readonly type: string;
  readonly data: { readonly seq: number; readonly kind: string; readonly id: string };
}

/** A client that reads the stream as a browser does. */
async function openClient(url: string, token: string, lastEventId?: number) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/changes`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
    signal: abort.signal,
  });
  const events: Event[] = [];
  let ended = false;
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) =>
          block
            .split('\n')
            .find((l) => l.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        const data = field('data');
        if (data === undefined) continue;
        events.push({
          id: Number(field('id')),
          type: field('event') ?? 'message',
          data: JSON.parse(data) as Event['data'],
        });
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return {
    status: response.status,
    events,
    hasEnded: () => ended,
    reading,
    close: () => {
      abort.abort();
    },
  };
}

async function until(what: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!what()) {
    if (performance.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describeOnSharedStores('changes', (store) => {
  let db: Database;
  let service: RunningService;
  let token: string;
  const noLinks = { leave: () => Promise.resolve(), pickUp: () => Promise.resolve() };

  async function change(count: number, kind = 'incident'): Promise<number> {
    const things = Array.from({ length: count }, (_, i) => ({ kind, id: `${kind} ${i}` }));
    return (await db.transaction((query) => recordChanges(query, things, new Date()))) ?? 0;
  }

  beforeAll(async () => {
    db = store();
    const clock = () => new Date();
    const test = await openTestService(db, { clock, config: { port: 0 } });
    await test.close();
    service = await listen(test.deps, noLinks);
    token = (await addToken(db, await openAdmin(db, clock), 'test', clock)).secret;
  }, 60_000);
  afterAll(() => service.close(1000));

  describe('server-sent events', () => {
    it('tell every client each change once, in order', async () => {
      const clients = await Promise.all(Array.from({ length: 20 }, () => openClient(service.url, token)));
      const last = await change(700);
      await change(1, 'report');
      await until(() => clients.every((c) => c.events.length >= 701));
      for (const { events, close } of clients) {
        expect(events.map((e) => e.id)).toEqual(Array.from({ length: 701 }, (_, i) => last - 699 + i));
        expect(events[0]?.data).toEqual({ seq: last - 699, kind: 'incident', id: 'incident 0' });
        close();
      }
    });

    it('give a client that comes back what it missed, and then what is new', async () => {
      const seen = await change(1);
      const missed = await change(1200);
      const client = await openClient(service.url, token, seen);
      const fresh = await change(3);
      await until(() => client.events.at(-1)?.id === fresh);
      expect(client.events.map((e) => e.id)).toEqual(
        Array.from({ length: fresh - seen }, (_, i) => seen + 1 + i),
      );
      expect(fresh - missed).toBe(3);
      client.close();
    });

    it('tell a client that missed too much to load everything again', async () => {
      const live = await openClient(service.url, token);
      const seen = await change(1);
      const last = await change(10_050);
      await until(() => live.events.at(-1)?.id === last);
      const client = await openClient(service.url, token, seen);
      await until(() => client.events.length > 0);
      expect(client.events[0]).toMatchObject({ type: 'reset', id: last });
      client.close();
      live.close();
    });

    it('end when their token is revoked', async () => {
      const clock = () => new Date();
      const account = await openAdmin(db, clock);
      const { secret, token: made } = await addToken(db, account, 'to be revoked', clock);
      const client = await openClient(service.url, secret);
      expect(client.status).toBe(200);
      const gone = await fetch(`${service.url}/api/v1/tokens/${made.id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      });
      expect(gone.status).toBe(204);
      await until(client.hasEnded);
    });

    it('tell a client from the future, of before a backup was restored, to load everything again', async () => {
      const last = await change(1);
      const client = await openClient(service.url, token, last + 1_000_000);
      await until(() => client.events.length > 0);
      expect(client.events[0]?.type).toBe('reset');
      client.close();
    });
  });

  describe('a client that does not read', () => {
    it('takes no more memory than its share, is dropped, and keeps no other waiting', async () => {
      const silent = () => undefined;
      const events = await openChangeEvents(db, silent, {
        heartbeatMs: 50,
        stallMs: 300,
        maxAgeMs: 60_000,
      });
      const slow = events.subscribe(null, 'slow');
      const quick = events.subscribe(null, 'quick');
      if (!slow || !quick) throw new Error('There is room for two.');
      let unread = 0;
      let text = '';
      const reading = (async () => {
        for await (const chunk of quick) text += Buffer.from(chunk).toString();
      })();
      let last = 0;
      for (let i = 0; i < 8; i++)
        last = await change(1000, 'a kind with a name that is long, to fill what is kept');
      await until(() => text.includes(`id: ${last}\n`));
      await until(() => events.clients() === 1);
      for await (const chunk of slow) unread += chunk.length;
      expect(unread).toBeLessThan(200 * 1024);
      expect(text.length).toBeGreaterThan(800 * 1024);
      await events.close();
      await reading;
    });
  });
});
