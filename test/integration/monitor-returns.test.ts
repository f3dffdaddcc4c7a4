import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { fetchSource, type FetchDeps } from '../../src/app/monitor/intake/fetch-source.ts';
import type { FetchRequest, FetchResult } from '../../src/app/monitor/intake/fetcher.ts';
import { addSource } from '../../src/app/monitor/intake/sources.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { readFeed } from '../../src/ingest/read-feed.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const hour = 60 * 60_000;
const page = (town: string, marks = ''): string =>
  `<!doctype html><title>${town}</title><nav>${marks}</nav><article><p>VESSEN, May 3 - Shells fell on ${town}, the mayor said.</p></article>`;
const orlava = page('Orlava');
const marrick = page('Marrick');

/** A web that shows what it is told to, by path, under its tag where it has one; and a clock. */
function madeUpWeb(db: Database) {
  const shown = new Map<string, { readonly body: string; readonly etag?: string }>();
  const web = { shown, time: Date.parse('2031-03-01T12:00:00Z') };
  const fetch = ({ url, etag }: FetchRequest): Promise<FetchResult> => {
    const answer = shown.get(new URL(url).pathname);
    if (!answer) throw new Error(`nothing is shown at ${url}`);
    if (answer.etag !== undefined && answer.etag === etag) return Promise.resolve({ status: 'not-modified' });
    return Promise.resolve({
      status: 'fetched',
      url,
      bytes: Buffer.from(answer.body),
      mediaType: 'text/html',
      etag: answer.etag ?? null,
      lastModified: null,
      warc: Buffer.from(`the exchange of ${web.time}`),
    });
  };
  const clock = () => new Date(web.time);
  const deps: FetchDeps = {
    db,
    clock,
    log: () => undefined,
    fetcher: { fetch, readFeed, checkUrl: () => null },
  };
  const add = async (kind: 'page' | 'feed', path: string): Promise<number> => {
    const input = {
      kind,
      name: path,
      location: `https://courier.example${path}`,
      settings: { follow: 'content' },
    };
    const added = await addSource(db, input, { clock, checkUrl: () => null });
    if (!added.ok) throw new Error(JSON.stringify(added.errors));
    return added.source.id;
  };
  return Object.assign(web, { deps, add, look: (id: number) => fetchSource(deps, id) });
}

async function versions(db: Database) {
  const rows = await db.query<{ version: number; source: number | null; hash: string; bytes: Uint8Array }>(
    `select v.version, v.source, b.hash, b.bytes from report_version v join blob b on b.hash = v.content_hash order by v.id`,
  );
  return rows.map(({ bytes, ...row }) => ({ ...row, text: Buffer.from(bytes).toString() }));
}

describeOnBothStores('a text that comes back', (store) => {
  it('on a page is a new version of the bytes that are kept, once', async () => {
    const { db } = await store.open();
    const { shown, add, look } = madeUpWeb(db);
    const id = await add('page', '/a');
    for (const body of [orlava, marrick]) {
      shown.set('/a', { body });
      await look(id);
    }
    shown.set('/a', { body: orlava });
    // Two at once, as after a lease that ran out, and once more: it is one return.
    await Promise.all([look(id), look(id)]);
    await look(id);
    const kept = await versions(db);
    expect(kept.map(({ version, text }) => [version, text])).toEqual([
      [1, orlava],
      [2, marrick],
      [3, orlava],
    ]);
    expect(kept[2]?.hash).toBe(kept[0]?.hash);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
  }, 60_000);

  it('by turns is taken ever more seldom, whatever else changes in the page', async () => {
    const { db } = await store.open();
    const web = madeUpWeb(db);
    const id = await web.add('page', '/turns');
    const counts: number[] = [];
    for (let look = 0; look < 200; look += 1) {
      web.shown.set('/turns', { body: page(look % 2 === 0 ? 'Orlava' : 'Marrick', `${look} readers`) });
      await web.look(id);
      web.time += hour;
      if ([2, 9, 99, 199].includes(look)) counts.push((await versions(db)).length);
    }
    // Returns after 0, 1, 2, 4 … 64 hours, each at the next look that finds the older text.
    expect(counts).toEqual([3, 5, 9, 10]);
  }, 60_000);

  it('too soon is taken as soon as it has its time, though the site says that nothing changed since', async () => {
    const { db } = await store.open();
    const web = madeUpWeb(db);
    const id = await web.add('page', '/a');
    for (const [body, etag] of [
      [orlava, '"1"'],
      [marrick, '"2"'],
      [orlava, '"1"'],
      [marrick, '"2"'],
    ] as const) {
      web.shown.set('/a', { body, etag });
      await web.look(id);
    }
    expect((await versions(db)).map(({ text }) => text)).toEqual([orlava, marrick, orlava]);
    web.time += hour;
    await web.look(id);
    expect((await versions(db)).at(-1)).toMatchObject({ version: 4, text: marrick });
  }, 60_000);

  it('is told from a new text, which waits for nothing', async () => {
    const { db } = await store.open();
    const web = madeUpWeb(db);
    const id = await web.add('page', '/a');
    for (const town of ['Orlava', 'Marrick', 'Orlava', 'Marrick', 'Tarn', 'Ondry']) {
      web.shown.set('/a', { body: page(town) });
      await web.look(id);
    }
    const towns = (await versions(db)).map(({ text }) => /fell on (\w+)/.exec(text)?.[1]);
    expect(towns).toEqual(['Orlava', 'Marrick', 'Orlava', 'Tarn', 'Ondry']);
  }, 60_000);

  it('in a feed is what that feed says now; two feeds that word an item differently are no return', async () => {
    const { db } = await store.open();
    const { shown, add, look } = madeUpWeb(db);
    const say = (path: string, text: string) =>
      shown.set(path, {
        body: `<rss version="2.0"><channel><title>The Courier</title><item><title>Shells</title>
          <link>https://courier.example/9</link><guid>9</guid><description>${text}</description></item></channel></rss>`,
      });
    say('/one', 'Shells fell.');
    say('/two', 'Shells fell, it was said.');
    const one = await add('feed', '/one');
    const two = await add('feed', '/two');
    for (const id of [one, two, one, two, one]) await look(id);
    const brought = async () => (await versions(db)).map(({ version, source }) => [version, source]);
    expect(await brought()).toEqual([
      [1, one],
      [2, two],
    ]);
    for (const text of ['Nothing fell.', 'Shells fell.']) {
      say('/one', text);
      await look(one);
    }
    expect((await brought()).slice(2)).toEqual([
      [3, one],
      [4, one],
    ]);
  }, 60_000);

  describe('by hand', () => {
    it('is known: a request that is sent again undoes nothing that came between', async () => {
      const { db } = await store.open();
      const send = (text: string) =>
        takeIn(
          db,
          {
            source: 'a.html',
            name: 'a.html',
            bytes: Buffer.from(text),
            url: 'https://courier.example/a',
            via: { kind: 'upload', name: 'Uploads' },
            by: 'admin',
          },
          () => new Date(),
        );
      await send(orlava);
      expect(await send(marrick)).toMatchObject({ status: 'new-version' });
      const again = await send(orlava);
      expect(again).toMatchObject({ status: 'already-known', entry: null, reports: [{ version: 1 }] });
      expect(await versions(db)).toHaveLength(2);
    }, 60_000);
  });
});
