import { beforeAll, expect, it } from 'vitest';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import { readCorrections } from '../../src/app/monitor/corrections/corrections.ts';
import { correctionsStanding } from '../../src/app/monitor/corrections/corrections-standing.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import type { Correction } from '../../src/domain/correction.ts';
import { by, correcting, corrections, reportOf, reports, takeReports } from '../corrected-store.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import { derived, noon } from '../sample-store.ts';

describeOnBothStores('corrections that meet each other', (store) => {
  let db: Database;
  let desk: ReturnType<typeof correcting>;
  beforeAll(async () => {
    ({ db } = await store.keep());
    await takeReports(db);
    await derived(db);
    desk = correcting(db);
  }, 120_000);

  it('applies what is taken back and put in force again, and takes nothing back twice', async () => {
    const { make, undo, home, joint } = desk;
    const [first = '', second = ''] = await joint();
    const { id } = await home('incident', second);
    const entry = await make({ action: 'dismiss', allegation: first }, 12);
    const undone = await undo(entry, 12);
    expect((await home('incident', second)).id).toBe(id);
    const redone = await undo(undone, 12);
    expect((await home('incident', second)).id).not.toBe(id);
    expect(corrections(await home('incident', second)).slice(-3)).toEqual([
      [entry, null],
      [undone, redone],
      [redone, null],
    ]);
    const twice = await Promise.allSettled(
      [1, 2, 3].map(() => correct(db, { action: 'withdraw', entry }, by, noon(12))),
    );
    expect(twice.filter((t) => t.status === 'fulfilled').length).toBe(1);
    await derived(db);
    expect((await home('incident', second)).id).toBe(id);
    const standing = await correctionsStanding(db.query);
    expect(standing.find((c) => c.entry === entry)?.standing).toBe('withdrawn');
  }, 60_000);

  it('takes no correction twice, whoever is quicker, until it is taken back or parted again', async () => {
    const { make, undo, home, joint, loneStories } = desk;
    const [first = ''] = await joint();
    const sent = await Promise.allSettled(
      [1, 2, 3].map(() => correct(db, { action: 'dismiss', allegation: first }, by, noon(13))),
    );
    const [taken] = sent.flatMap((s) => (s.status === 'fulfilled' ? [s.value.entry] : []));
    const refused = sent.flatMap((s): unknown[] => (s.status === 'rejected' ? [s.reason] : []));
    expect(refused.map(String)).toEqual(
      [1, 2].map(() => `CorrectionError: Entry ${taken ?? ''} says so already.`),
    );
    await derived(db);
    await undo(taken ?? -1, 13);
    // Taken back, it may be said again; joined, parted and joined again is no repetition either.
    await undo(await make({ action: 'dismiss', allegation: first }, 13), 13);
    const [a = '', b = ''] = await loneStories();
    const join: Correction = { action: 'merge-stories', stories: [a, b] };
    const [member] = await db.query<{ id: string }>(
      `select id from derived where kind = 'report' and story = $1`,
      [a],
    );
    const steps = [await make(join, 13)];
    await expect(correct(db, join, by, noon(13))).rejects.toThrow(`Entry ${steps[0] ?? ''} says so already`);
    const report = member?.id ?? '';
    const { id } = await home('story', report);
    steps.push(await make({ action: 'split-story', story: id, reports: [report] }, 13));
    steps.push(await make(join, 13));
    for (const entry of steps.reverse()) await undo(entry, 13);
    expect((await loneStories()).slice(0, 2)).toEqual([a, b]);
  }, 60_000);

  it('parts nothing from itself', async () => {
    const { home, joint, loneStories } = desk;
    const [story = ''] = await loneStories();
    const [lone] = await db.query<{ id: string }>(
      `select id from derived where kind = 'report' and story = $1`,
      [story],
    );
    const telling = await joint();
    const incident = (await home('incident', telling[0] ?? '')).id;
    const vain: readonly Correction[] = [
      { action: 'unlink', report: lone?.id ?? '', story },
      { action: 'split-story', story, reports: [lone?.id ?? ''] },
      { action: 'split-incident', incident, allegations: telling },
    ];
    for (const correction of vain)
      await expect(correct(db, correction, by, noon(13))).rejects.toThrow('nothing to part');
  });

  it('takes no report back that is not set aside', async () => {
    const { make, undo, joint } = desk;
    const report = reportOf((await joint())[0] ?? '');
    const back: Correction = { action: 'take-back', report };
    const entries = async () => (await readCorrections(db.query)).length;
    const before = await entries();
    const vain = `The report ${report} is not set aside: there is nothing to take back.`;
    await expect(correct(db, back, by, noon(13))).rejects.toThrow(vain);
    await undo(await make({ action: 'set-aside', report }, 13), 13); // withdrawn, it is set aside no more
    await expect(correct(db, back, by, noon(13))).rejects.toThrow(vain);
    await make({ action: 'set-aside', report }, 13);
    const entry = await make(back, 13);
    await expect(correct(db, back, by, noon(13))).rejects.toThrow(`Entry ${entry} says so already`);
    expect(await entries()).toBe(before + 4);
  }, 60_000);

  it("keeps the machine's word on an origin that a person corrects for the second time", async () => {
    const { make, undo, joint } = desk;
    const report = reportOf((await joint())[0] ?? '');
    const one = await make({ action: 'set-origin', report, kind: 'agency', name: 'Strait Wire' }, 14);
    const two = await make({ action: 'set-origin', report, kind: 'agency', name: 'Northern Wire' }, 14);
    const made = await readCorrections(db.query);
    const wordIn = (entry: number) => made.find((c) => c.entry === entry)?.was;
    expect(wordIn(one)).not.toContain('Wire');
    expect(wordIn(two)).toBe(wordIn(one));
    expect((await correctionsStanding(db.query)).find((c) => c.entry === two)?.standing).toBe('holds');
    await undo(two, 14);
    await undo(one, 14);
  }, 60_000);

  it('joins over windows what reaches over windows itself, and keeps it joined', async () => {
    const { db: other } = await store.open();
    const days = ['2023-05-11', '2023-05-10', '2023-09-04'];
    // The first taken in, after which the story is named, is of the later window.
    const taken = [...reports.slice(0, 2), ...reports.slice(8, 9)];
    await takeReports(
      other,
      taken.map((report, i) => ({ ...report, day: days[i] ?? '' })),
    );
    await derived(other);
    const { make, undo, home, loneStories } = correcting(other);
    const [near, late, far] = (
      await other.query<{ id: string }>(`select id from derived where kind = 'report' order by day`)
    ).map((row) => row.id);
    const { id } = await home('story', near ?? '');
    expect(await home('story', late ?? '')).toMatchObject({ id, reports: 2 });
    const [lone = ''] = await loneStories();
    const merged = await make({ action: 'merge-stories', stories: [id, lone] }, 2);
    expect(await home('story', far ?? '')).toMatchObject({ id, reports: 3, corrected: true });
    await make({ action: 'set-aside', report: late ?? '' }, 2);
    expect(await home('story', far ?? '')).toMatchObject({ reports: 2, corrected: true });
    expect(await home('story', far ?? '')).toEqual(await home('story', near ?? ''));
    await undo(merged, 2);
    expect(await home('story', far ?? '')).toMatchObject({ id: lone, reports: 1 });
  }, 60_000);
});
