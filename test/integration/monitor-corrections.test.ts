import { beforeAll, expect, it } from 'vitest';
import { readCorrections } from '../../src/app/monitor/corrections/corrections.ts';
import { correctionsStanding } from '../../src/app/monitor/corrections/corrections-standing.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { appendEntry, readEntry } from '../../src/app/monitor/record/ledger.ts';
import { findDerived } from '../../src/app/monitor/queries/find-derived.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { by, correcting, corrections, reportOf, reports, takeReports } from '../corrected-store.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import { derived, incidentsOf, noon } from '../sample-store.ts';

describeOnBothStores('what corrections touched', (store) => {
  let db: Database;
  let desk: ReturnType<typeof correcting>;
  beforeAll(async () => {
    ({ db } = await store.keep());
    await takeReports(db);
    await derived(db);
    desk = correcting(db);
  }, 120_000);

  it('shows a dismissal in the incident that loses a telling, even the one that it was named after, and its withdrawal', async () => {
    const { make, undo, home, about, joint } = desk;
    const [first = '', second = '', third = ''] = await joint();
    const before = await home('incident', second);
    expect(before.corrected).toBe(false);
    const one = await make({ action: 'dismiss', allegation: first }, 2);
    const left = await home('incident', second);
    expect(left.id).not.toBe(before.id);
    expect(await findDerived(db.query, 'incident', before.id)).toEqual({ found: 'moved', id: left.id });
    expect(left).toMatchObject({ corrected: true, changedAt: noon(2)().toISOString() });
    expect(left.history.at(-1)).toMatchObject({
      ...by,
      entry: one,
      at: noon(2)().toISOString(),
      what: 'a telling was dismissed by a person',
      report: reportOf(first),
      undone: null,
    });

    // The next telling that it would be found by goes too.
    const two = await make({ action: 'dismiss', allegation: second }, 3);
    expect(corrections(await home('incident', third))).toEqual([
      [one, null],
      [two, null],
    ]);
    expect(await about(before.id)).toEqual([one]);
    expect(await about((await home('incident', third)).id)).toEqual([one, two]);
    expect(await about(reportOf(first))).toEqual([one]);

    const undoTwo = await undo(two, 4);
    const undoOne = await undo(one, 4);
    const again = await home('incident', third);
    expect(again).toMatchObject({ id: before.id, corrected: false, changedAt: noon(4)().toISOString() });
    expect(corrections(again)).toEqual([
      [one, undoOne],
      [two, undoTwo],
      [undoTwo, null],
      [undoOne, null],
    ]);
    expect(await about(before.id)).toEqual([one, two, undoTwo, undoOne]);
    expect((await incidentsOf(db)).length).toBeGreaterThan(1);
  }, 60_000);

  it('shows it after the incident was split and merged, which a dismissal does not undo', async () => {
    const { make, undo, home, joint } = desk;
    const [first = '', second = '', third = '', fourth = ''] = await joint();
    const { id } = await home('incident', first);
    const split = await make(
      { action: 'split-incident', incident: id, allegations: [second, third, fourth] },
      5,
    );
    const apart = await home('incident', third);
    expect(apart.id).not.toBe(id);
    const dismissed = await make({ action: 'dismiss', allegation: second }, 5);
    const renamed = await home('incident', third);
    expect(renamed.id).not.toBe(apart.id);
    expect(corrections(renamed).slice(-2)).toEqual([
      [split, null],
      [dismissed, null],
    ]);
    expect(corrections(await home('incident', first)).map(([entry]) => entry)).not.toContain(dismissed);
    const merged = await make({ action: 'merge-incidents', incidents: [id, renamed.id] }, 5);
    // The telling that the merge names one of them after is dismissed as well.
    const another = await make({ action: 'dismiss', allegation: third }, 5);
    const whole = await home('incident', fourth);
    expect(whole).toEqual(await home('incident', first));
    expect(corrections(whole).slice(-4)).toEqual([split, dismissed, merged, another].map((e) => [e, null]));
    for (const entry of [another, merged, dismissed, split]) await undo(entry, 5);
    expect((await home('incident', first)).id).toBe(id);
  }, 60_000);

  it('shows a re-reading in the incident that the telling left and in the one that it joined', async () => {
    const { make, undo, home, joint } = desk;
    const [first = '', second = ''] = await joint();
    const entry = await make({ action: 'reread', allegation: second, field: 'date', value: '2023-03-02' }, 6);
    const moved = await home('incident', second);
    const stayed = await home('incident', first);
    expect(moved.id).not.toBe(stayed.id);
    for (const thing of [moved, stayed])
      expect([thing.corrected, corrections(thing).at(-1)]).toEqual([true, [entry, null]]);
    // A later word on the same field: the earlier one holds no more, where it was made too.
    const later = await make({ action: 'reread', allegation: second, field: 'date', value: '2023-01-20' }, 6);
    expect(corrections(await home('incident', first))).toContainEqual([entry, later]);
    const undone = await undo(later, 6);
    expect(corrections(await home('incident', first))).toContainEqual([entry, null]);
    expect(corrections(await home('incident', second))).toContainEqual([later, undone]);
    await undo(entry, 6);
    expect((await home('incident', second)).id).toBe(stayed.id);
  }, 60_000);

  it('shows in incident, story and statements that a report was set aside, and that it counts again', async () => {
    const { make, home, joint } = desk;
    const [first = ''] = await joint();
    const report = reportOf(first);
    const [group] = await db.query<{ subject: string; other: string }>(
      `select a.subject, min(b.id) as other from derived a join derived b
         on b.kind = 'statement' and b.subject = a.subject and b.report <> a.report
       where a.kind = 'statement' and a.report = $1 group by a.subject limit 1`,
      [report],
    );
    const [, second = ''] = await joint();
    const things = () =>
      Promise.all([
        home('incident', second),
        home('story', reportOf(second)),
        home('statement-group', group?.other ?? ''),
      ]);
    const aside = await make({ action: 'set-aside', report }, 7);
    for (const thing of await things()) {
      expect(thing.corrected).toBe(true);
      expect(thing.history.at(-1)).toMatchObject({ ...by, entry: aside, report, undone: null });
    }
    const back = await make({ action: 'take-back', report }, 7);
    for (const thing of await things()) {
      expect(thing.corrected).toBe(false);
      expect(corrections(thing).slice(-2)).toEqual([
        [aside, back],
        [back, null],
      ]);
    }
  }, 60_000);

  it('shows in both stories that a report was unlinked, linked and where it has its content from', async () => {
    const { make, undo, home, about, joint } = desk;
    const [first = '', second = ''] = await joint();
    const [report, other] = [reportOf(first), reportOf(second)];
    const { id } = await home('story', report);
    const unlinked = await make({ action: 'unlink', report, story: id }, 8);
    for (const member of [report, other]) {
      const story = await home('story', member);
      expect([story.corrected, corrections(story).at(-1)]).toEqual([true, [unlinked, null]]);
    }
    const [lone] = await db.query<{ id: string; story: string }>(
      `select id, story from derived where kind = 'report' and not story = any($1::text[]) limit 1`,
      [[(await home('story', report)).id, (await home('story', other)).id]],
    );
    const linked = await make({ action: 'link', report: other, story: lone?.story ?? '' }, 8);
    const joined = await home('story', lone?.id ?? '');
    expect(await home('story', other)).toEqual(joined);
    expect(corrections(joined).at(-1)).toEqual([linked, null]);
    const third = reportOf((await joint())[2] ?? '');
    expect(corrections(await home('story', third)).at(-1)).toEqual([linked, null]);
    await undo(linked, 8);
    await undo(unlinked, 8);
    expect((await home('story', third)).id).toBe(id);
    expect((await home('story', third)).corrected).toBe(false);

    const [origin] = await db.query<{ id: string }>(
      `select use->>'origin' as id from shown s, json_array_elements(s.document->'origins') use
       where s.kind = 'report' and s.id = $1 and use->>'claim' is null`,
      [report],
    );
    const set = await make({ action: 'set-origin', report, kind: 'agency', name: 'Strait Wire' }, 8);
    for (const thing of [await home('incident', second), await home('story', other)])
      expect([thing.corrected, corrections(thing).at(-1)]).toEqual([true, [set, null]]);
    expect(await about(origin?.id ?? '')).toEqual([set]);
    await undo(set, 8);
  }, 60_000);

  it('puts a grade into the history of what the outlet had told by then, which it does not correct', async () => {
    const { make, home, about } = desk;
    const [report] = await db.query<{ outlet: string; telling: string }>(
      `select r.outlet, a.id as telling from derived r join derived a on a.report = r.id and a.kind = 'allegation'
       where r.kind = 'report' and r.outlet is not null and a.incident is not null order by a.id limit 1`,
    );
    const { outlet = '', telling = '' } = report ?? {};
    const { corrected } = await home('incident', telling);
    const one = await make({ action: 'grade-outlet', outlet, reliability: 'B' }, 9);
    const two = await make({ action: 'grade-outlet', outlet, reliability: 'C' }, 9);
    const graded = await home('incident', telling);
    expect(graded.corrected).toBe(corrected);
    expect(corrections(graded).slice(-2)).toEqual([
      [one, two],
      [two, null],
    ]);
    expect(await about(outlet)).toEqual([one, two]);
  }, 60_000);

  it('finds what it touched by its words when ids have moved in a new reading, and nothing else', async () => {
    const { make, undo, home, joint, regroupAll } = desk;
    const [first = '', second = '', third = ''] = await joint();
    const entry = await make({ action: 'dismiss', allegation: first }, 10);
    // All other tellings get the number after theirs, as if one more were read before each.
    const rows = await db.query<{ version_id: number; extraction: string }>(
      'select version_id, extraction from derivation where extraction is not null',
    );
    for (const { version_id, extraction } of rows) {
      const moved = extraction.replace(
        /:allegation:(\d+)"/g,
        (_, n: string) => `:allegation:${Number(n) + 1}"`,
      );
      await db.query('update derivation set extraction = $1 where version_id = $2', [moved, version_id]);
    }
    await regroupAll();
    const next = (telling: string): string =>
      telling.replace(/(?<=:allegation:)\d{1,9}$/, (n) => String(Number(n) + 1));
    for (const telling of [second, third])
      expect(corrections(await home('incident', next(telling))).at(-1)).toEqual([entry, null]);
    const [untouched] = (await incidentsOf(db)).filter((i) => i.allegations.length === 1);
    expect(corrections(await home('incident', untouched?.allegations[0]?.id ?? ''))).not.toContainEqual([
      entry,
      null,
    ]);
    await db.query(
      `insert into work (kind, key, asked_at, run_at) select 'derive', id::text, now(), now() from report_version`,
    );
    await derived(db);
    expect(corrections(await home('incident', second)).at(-1)).toEqual([entry, null]);
    await undo(entry, 10);
  }, 60_000);

  it('reads entries from before what was touched was kept', async () => {
    const { undo, home, joint, regroupAll } = desk;
    const [first = '', second = ''] = await joint();
    const entry = await db.transaction((query) =>
      appendEntry(
        query,
        {
          kind: 'correction',
          at: noon(11)().toISOString(),
          ...by,
          event: null,
          correction: { action: 'dismiss', allegation: first },
          anchors: {},
          tellings: {},
          was: null,
        },
        noon(11)(),
      ),
    );
    expect((await readEntry(db.query, entry))?.canonical).not.toContain('stoodIn');
    expect((await readCorrections(db.query)).at(-1)).toMatchObject({ entry, stoodIn: [] });
    await regroupAll();
    expect((await home('incident', second)).corrected).toBe(false);
    const undone = await undo(entry, 11);
    expect(corrections(await home('incident', second)).slice(-2)).toEqual([
      [entry, undone],
      [undone, null],
    ]);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
  }, 60_000);

  it('reaches over windows: what is joined there holds, shows it, and shows when it is taken back', async () => {
    const { make, undo, shown, home, about, loneStories } = desk;
    const [near = '', , far = '', farther = ''] = await loneStories();
    const windows = await db.query(`select distinct window_key from derived where kind = 'story'`);
    expect(windows.length).toBe(2);
    const entry = await make({ action: 'merge-stories', stories: [near, far, farther] }, 15);
    expect((await correctionsStanding(db.query)).find((c) => c.entry === entry)?.standing).toBe('holds');
    expect(await shown('story', near)).toMatchObject({ corrected: true });
    expect((await about(far)).at(-1)).toBe(entry);
    const [late] = reports.slice(-1);
    const [member] = await db.query<{ id: string }>(
      `select id from derived where kind = 'report' and outlet = $1 and day > '2023-09-01'`,
      [late?.outlet ?? ''],
    );
    const aside = await make({ action: 'set-aside', report: member?.id ?? '' }, 15);
    expect(corrections(await shown('story', near)).slice(-2)).toEqual([
      [entry, null],
      [aside, null],
    ]);
    const back = await undo(aside, 15);
    const undone = await undo(entry, 15);
    for (const id of [near, far, farther])
      expect(corrections(await shown('story', id))).toEqual(
        expect.arrayContaining([
          [entry, undone],
          [undone, null],
        ]),
      );
    expect(corrections(await home('story', member?.id ?? ''))).toContainEqual([back, null]);
    expect((await shown('story', near)).corrected).toBe(false);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
  }, 60_000);
});
