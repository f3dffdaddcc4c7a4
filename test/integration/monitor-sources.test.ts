import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { fetchSource } from '../../src/app/monitor/intake/fetch-source.ts';
import { addSource, editSource, readSource, removeSource } from '../../src/app/monitor/intake/sources.ts';
import { recordReached } from '../../src/app/monitor/intake/source-outcomes.ts';
import { createFetcher } from '../../src/ingest/create-fetcher.ts';
import { runFetchLoop } from '../../src/ingest/fetch-loop.ts';
import { added, depsFor, page, stateOf, versionsOf } from '../fetched-sources.ts';
import { openSites } from '../open-sites.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { noStore } from '../no-store.ts';

let db: Database;
const time = Date.parse('2031-03-01T12:00:00Z');
const clock = (): Date => new Date(time);
const { site } = openSites();

const checks = { clock, checkUrl: createFetcher({ version: '1', contact: null }, { clock }).checkUrl };

describeOnSharedStores('intake', (shared) => {
  beforeEach(() => {
    db = shared();
  });

  describe('sources', () => {
    it('can be changed, paused, removed, and come back', async () => {
      const location = 'https://courier.example/feed';
      const first = await addSource(db, { kind: 'feed', name: 'Courier', location }, checks);
      if (!first.ok) throw new Error('not added');
      const { id } = first.source;
      expect(await addSource(db, { kind: 'feed', name: 'Again', location }, checks)).toMatchObject({
        ok: false,
      });
      await db.query('update source set etag = \'"a"\' where id = $1', [id]);
      const changed = await editSource(
        db,
        id,
        { name: 'The Courier', enabled: false, location: `${location}/2` },
        checks,
      );
      expect(changed).toMatchObject({
        ok: true,
        source: { name: 'The Courier', enabled: false, etag: null },
      });
      expect(await removeSource(db, id, clock)).toBe(true);
      expect(await readSource(db.query, id)).toBeNull();
      expect(await removeSource(db, id, clock)).toBe(false);
      expect(await editSource(db, id, { name: 'x' }, checks)).toBeNull();
      expect(await addSource(db, { kind: 'feed', name: 'Courier', location }, checks)).toMatchObject({
        ok: true,
      });
    });

    it('that are moved while they are read are read anew, without what the old place said', async () => {
      const first = await added(
        depsFor(db, await site((_, response) => response.end()), clock),
        'page',
        'https://old.example/a',
      );
      const checks = { clock, checkUrl: null };
      await editSource(db, first, { location: 'https://new.example/a' }, checks);
      const reached = {
        at: clock(),
        next: new Date(time + 3_600_000),
        etag: '"old"',
        lastModified: null,
        trouble: null,
      };
      await recordReached(db, first, { ...reached, location: 'https://old.example/a' });
      expect(await stateOf(db, first)).toMatchObject({ etag: null, next_attempt_at: clock() });
      await recordReached(db, first, { ...reached, location: 'https://new.example/a' });
      expect(await stateOf(db, first)).toMatchObject({ etag: '"old"', next_attempt_at: reached.next });
    });

    it('that reports came from keep their row when they are removed, and are the same again when they come back', async () => {
      const s = await site((_, response) => response.end(page('Ferries run')));
      const deps = depsFor(db, s, clock);
      const location = `${s.origin}/kept`;
      const id = await added(deps, 'page', location);
      await fetchSource(deps, id);
      await removeSource(db, id, clock);
      expect(await readSource(db.query, id)).toBeNull();
      expect(await versionsOf(db, id)).toHaveLength(1);
      expect(await added(deps, 'page', location)).toBe(id);
    });
  });

  describe('runFetchLoop', () => {
    it('fetches nothing while too many reports wait to be read', async () => {
      const s = await site((_, response) => response.end(page('Ferries run')));
      const deps = depsFor(db, s, clock);
      await added(deps, 'page', `${s.origin}/waiting`);
      const stop = new AbortController();
      const { fetcher, log } = deps;
      const running = runFetchLoop({
        db,
        fetcher,
        clock,
        log,
        signal: stop.signal,
        every: 20,
        maxBacklog: 0,
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      stop.abort();
      await running;
      expect(s.requests).toEqual([]);
    });

    it('reads each due source once, though two loops share them, and stops when told', async () => {
      await db.query('update source set enabled = false');
      const s = await site((request, response) => response.end(page(`Page ${request.url ?? ''}`)));
      const deps = depsFor(db, s, clock);
      const ids: number[] = [];
      for (let i = 0; i < 12; i += 1) ids.push(await added(deps, 'page', `${s.origin}/due/${i}`));
      const paused = await added(deps, 'page', `${s.origin}/paused`);
      await editSource(db, paused, { enabled: false }, { clock, checkUrl: null });
      const stop = new AbortController();
      const { fetcher, log } = deps;
      const loop = () =>
        runFetchLoop({ db, fetcher, clock, log, signal: stop.signal, every: 20, random: () => 0.5 });
      const running = Promise.all([loop(), loop()]);
      for (let i = 0; i < 200 && s.requests.length < 13; i += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop.abort();
      await running;
      const pages = s.requests.map((r) => r.url).filter((url) => url !== '/robots.txt');
      expect(pages.sort()).toEqual(ids.map((_, i) => `/due/${i}`).sort());
      // An hour, and half of a tenth more.
      expect((await stateOf(db, ids[0] ?? 0)).next_attempt_at).toEqual(new Date(time + 63 * 60_000));
    });
  });
});

describe('sources that cannot be', () => {
  it.each([
    [{ kind: 'page', name: 'a', location: 'http://127.0.0.1/' }, 'location'],
    [{ kind: 'page', name: 'a', location: 'http://169.254.169.254/' }, 'location'],
    [{ kind: 'page', name: 'a', location: 'http://news.example/\r\nX: 1' }, 'location'],
    [{ kind: 'folder', name: 'a', location: '/etc' }, 'kind'],
    [{ kind: 'feed', name: '', location: 'http://news.example/' }, 'name'],
    [{ kind: 'feed', name: 'a', location: 'http://news.example/', settings: { every: 1 } }, 'settings.every'],
    [{ kind: 'feed', name: 'a', location: 'http://news.example/', extra: 1 }, ''],
    [null, ''],
  ])('are not added as %j', async (input, path) => {
    const result = await addSource(noStore, input, checks);
    expect(result).toMatchObject({ ok: false, errors: [{ path }] });
  });
});
