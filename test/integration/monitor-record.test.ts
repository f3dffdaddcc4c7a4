import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { briefAsKnown } from '../../src/app/monitor/record/as-known-on.ts';
import { chosenAgreement } from '../../src/app/monitor/chosen-agreement.ts';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import { createCorrectionReader, readCorrections } from '../../src/app/monitor/corrections/corrections.ts';
import { correctionsStanding } from '../../src/app/monitor/corrections/corrections-standing.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { readRelease } from '../../src/app/monitor/queries/releases.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import type { Correction } from '../../src/domain/correction.ts';
import { passHarmGate } from '../../src/publishing/harm-gate.ts';
import { renderJson } from '../../src/publishing/json/render-json.ts';
import { ports } from '../../src/storage/ports.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import {
  derived,
  incidentsOf,
  noon,
  parts,
  releaseOn,
  sampleNames,
  samples,
  takeSamples,
} from '../sample-store.ts';

describeOnBothStores('the record', (store) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await store.keep());
    await takeSamples(db, sampleNames.slice(0, 4), 1);
    await derived(db);
  }, 120_000);

  const known = async (day: number): Promise<string> =>
    renderJson(passHarmGate(await briefAsKnown(db, parts, { until: new Date(Date.UTC(2021, 0, day, 23)) })));
  const standingOf = async (entry: number) =>
    (await correctionsStanding(db.query)).find((c) => c.entry === entry)?.standing;
  const readAgain = async (): Promise<void> => {
    await db.query(
      `insert into work (kind, key, asked_at, run_at) select 'derive', id::text, now(), now() from report_version`,
    );
    await derived(db);
  };
  const by = { by: 'analyst', reason: 'looked at both reports' };

  it('answers as known on a day with the same bytes, whatever came in and was corrected since', async () => {
    const dayOne = await known(1);
    expect(await known(0)).not.toBe(dayOne);
    const [report = ''] = (
      await db.query<{ report: string }>('select report from report_version order by id')
    ).map((row) => row.report);
    await correct(db, { action: 'set-aside', report }, by, noon(2));
    await derived(db);
    const dayTwo = await known(2);
    expect(dayTwo).not.toContain(report);
    await takeSamples(db, sampleNames.slice(4), 3);
    await correct(db, { action: 'take-back', report }, by, noon(3));
    await derived(db);
    expect(await known(1)).toBe(dayOne);
    expect(await known(2)).toBe(dayTwo);
    expect(await known(3)).toContain(report);
    // Read anew from the evidence alone, it is the same again.
    await db.query('delete from derivation');
    expect(await known(2)).toBe(dayTwo);
    await readAgain();
  }, 60_000);

  it('releases what was known on a day as its very bytes, and knows of no release by it', async () => {
    const [dayTwo, dayThree] = [await known(2), await known(3)];
    const about = { title: 'The second day', selection: { filter: {}, knownOn: '2021-01-02' } };
    const { entry, known: until } = await releaseOn(db, 3, about);
    expect(until).toBe('2021-01-02T23:59:59.999Z');
    const released = await readRelease(db.query, entry);
    expect(Buffer.from(released?.bytes ?? []).toString('utf8')).toBe(dayTwo);
    // What is said of the record is not what is known: no release shows in a briefing.
    expect(await known(3)).toBe(dayThree);
    expect(await readRelease(db.query, entry - 1)).toBeNull();
  }, 60_000);

  it('holds what was known on a day against the agreement of that day', async () => {
    const { db: other } = await store.open();
    const first = await ports.agreements.load(join(samples, 'agreement.yaml'));
    await chosenAgreement(other, first, noon(1));
    await takeSamples(other, sampleNames.slice(0, 2), 1);
    const ask = async (agreement: Agreement, day: number): Promise<string> => {
      const options = { until: new Date(Date.UTC(2021, 0, day, 23)) };
      const own = { ...parts, resources: ports.loadResources(agreement), loadResources: ports.loadResources };
      return renderJson(passHarmGate(await briefAsKnown(other, { ...own, agreement }, options)));
    };
    const then = await ask(first, 1);
    const second: Agreement = { ...first, title: 'Another truce', clauses: first.clauses.slice(0, 1) };
    await chosenAgreement(other, second, noon(2));
    expect(await ask(second, 1)).toBe(then);
    expect(await ask(second, 2)).toContain('Another truce');
    expect(await verifyLog(other)).toMatchObject({ ok: true, size: 4 });
  }, 60_000);

  it('takes no correction of what is not there, and names it', async () => {
    const wrong: readonly [Correction, RegExp][] = [
      [{ action: 'set-aside', report: 'r-none' }, /no report r-none/],
      [{ action: 'merge-incidents', incidents: ['incident-a', 'incident-b'] }, /incident-a.*incident-b/],
      [{ action: 'dismiss', allegation: 'r-1:allegation:9' }, /no allegation/],
      [{ action: 'grade-outlet', outlet: 'nobody', reliability: 'B' }, /no outlet/],
      [{ action: 'withdraw', entry: 0 }, /no correction/],
      [{ action: 'merge-stories', stories: ['s', 's'] }, /twice/],
    ];
    const before = await readCorrections(db.query);
    for (const [correction, message] of wrong)
      await expect(correct(db, correction, by, noon(3))).rejects.toThrow(message);
    await expect(
      correct(db, { action: 'set-aside', report: 'r' }, { by: 'analyst', reason: ' ' }, noon(3)),
    ).rejects.toThrow(/reason/);
    expect(await readCorrections(db.query)).toEqual(before);
  });

  it('applies corrections to what is derived, shows how each stands, and takes them back', async () => {
    const read = createCorrectionReader();
    const before = await incidentsOf(db);
    const joint = before.find((i) => i.allegations.length > 1);
    const allegation = joint?.allegations.at(-1)?.id ?? '';
    const { entry } = await correct(
      db,
      { action: 'split-incident', incident: joint?.id ?? '', allegations: [allegation] },
      by,
      noon(4),
    );
    expect((await read(db.query)).at(-1)?.entry).toBe(entry);
    await derived(db);
    const apart = await incidentsOf(db);
    expect(apart.length).toBe(before.length + 1);
    expect(apart.find((i) => i.id === joint?.id)?.allegations.length).toBe(
      (joint?.allegations.length ?? 0) - 1,
    );
    expect(await standingOf(entry)).toBe('holds');
    const reread = await correct(
      db,
      { action: 'reread', allegation, field: 'killed', value: '77' },
      { ...by, event: '2031-01-02' },
      noon(4),
    );
    await derived(db);
    expect(await standingOf(reread.entry)).toBe('holds');
    const [shown] = await db.query<{ summary: { killed: unknown } }>(
      `select summary from shown where kind = 'allegation' and id = $1`,
      [allegation],
    );
    expect(shown?.summary.killed).toEqual({ low: 77, high: 77 });

    await correct(db, { action: 'withdraw', entry }, by, noon(4));
    await correct(db, { action: 'withdraw', entry: reread.entry }, by, noon(4));
    await derived(db);
    expect(await incidentsOf(db)).toEqual(before);
    await expect(correct(db, { action: 'withdraw', entry }, by, noon(4))).rejects.toThrow(/withdrawn before/);
    expect(await standingOf(entry)).toBe('withdrawn');
    expect((await read(db.query)).length).toBe((await readCorrections(db.query)).length);
  }, 60_000);

  it("takes a person's word on a commitment, a grade of an outlet, and an origin", async () => {
    const [promise] = await db.query<{ id: string }>(
      `select id from derived where kind = 'commitment' limit 1`,
    );
    const [report] = await db.query<{ id: string; outlet: string }>(
      `select id, outlet from derived where kind = 'report' and outlet is not null order by id limit 1`,
    );
    const made: Correction[] = [
      { action: 'settle-commitment', commitment: promise?.id ?? '', status: 'kept' },
      { action: 'grade-outlet', outlet: report?.outlet ?? '', reliability: 'B' },
      { action: 'set-origin', report: report?.id ?? '', kind: 'agency', name: 'Strait Wire' },
    ];
    for (const correction of made) {
      const { entry, windows } = await correct(db, correction, by, noon(5));
      expect(windows.length).toBeGreaterThan(0);
      await derived(db);
      expect([correction.action, await standingOf(entry)]).toEqual([correction.action, 'holds']);
    }
    const [settled] = await db.query<{ status: string }>(
      `select status from derived where kind = 'commitment' and id = $1`,
      [promise?.id ?? ''],
    );
    expect(settled?.status).toBe('kept');
    const [shown] = await db.query<{ document: { origins: readonly { name: string; claim: unknown }[] } }>(
      `select document from shown where kind = 'report' and id = $1`,
      [report?.id ?? ''],
    );
    expect(shown?.document.origins.filter((o) => o.claim === null).map((o) => o.name)).toEqual([
      'Strait Wire',
    ]);
  }, 60_000);

  it('shows where a new derivation disagrees with a correction, agrees with it, or has lost its target', async () => {
    const [target] = await db.query<{ version_id: number; extraction: string }>(
      `select d.version_id, d.extraction from derivation d where d.extraction like '%"killed":[%' order by version_id limit 1`,
    );
    const extraction = JSON.parse(target?.extraction ?? '{}') as {
      allegations: { id: string; killed: unknown; evidence: string }[];
    };
    const told = extraction.allegations.find((a) => a.killed !== null);
    const { entry } = await correct(
      db,
      { action: 'reread', allegation: told?.id ?? '', field: 'killed', value: '33' },
      by,
      noon(5),
    );
    const standingAfter = async (change: (a: typeof told) => void): Promise<string> => {
      change(told);
      await db.query('update derivation set extraction = $1 where version_id = $2', [
        JSON.stringify(extraction),
        target?.version_id ?? 0,
      ]);
      await db.query(
        `insert into work (kind, key, asked_at, run_at) select distinct 'group', window_key, now(), now() from derivation on conflict do nothing`,
      );
      await derived(db);
      const view = (await correctionsStanding(db.query)).find((c) => c.entry === entry);
      return `${view?.standing ?? ''} ${view?.note ?? ''}`;
    };
    expect(await standingAfter(() => undefined)).toMatch(/^holds/);
    expect(await standingAfter((a) => a && (a.killed = [5, 5]))).toMatch(/^disagrees.*now says: 5/);
    expect(await standingAfter((a) => a && (a.killed = [33, 33]))).toMatch(/^agrees/);
    expect(await standingAfter((a) => a && (a.evidence = 'other words'))).toMatch(/^target gone/);
    await readAgain();
  }, 60_000);
});
