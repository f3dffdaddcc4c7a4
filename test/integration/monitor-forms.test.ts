import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeInLetter } from '../../src/app/monitor/intake/allegation-letter.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { createInlineDeriver } from '../../src/app/monitor/derivation/derive.ts';
import { exportFiles } from '../../src/app/monitor/record/export-record.ts';
import { openLogKey } from '../../src/app/monitor/record/log-key.ts';
import { takeInObservation } from '../../src/app/monitor/intake/observer-form.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import type { ReportExtraction } from '../../src/domain/extraction.ts';
import { packageRoot } from '../../src/storage/package-root.ts';
import { ports } from '../../src/storage/ports.ts';
import { hurried } from '../hurried.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { noStore } from '../no-store.ts';

let db: Database;
const start = Date.parse('2031-05-06T08:00:00Z') - performance.now();
/** Runs on: work that is put off must come due. */
const clock = (): Date => new Date(start + performance.now());
const by = { by: 'analyst', clock };

const form = {
  mission: 'Karvelia Monitoring Mission',
  observer: 'Ansa Kerrow',
  position: {
    place: 'Orlava',
    exact: { latitude: 48.12345, longitude: 37.54321, description: 'roof of the old mill' },
  },
  observations: [
    {
      date: '2031-05-03',
      time: '14:20',
      zone: 'EET',
      how: 'heard',
      distance: { from: 3.26, to: 4.4 },
      bearing: 'south-east',
      number: 3,
      sign: 'explosion',
      weapon: 'mortar',
      note: 'Told by phone, +380 44 555 0101, from 48.12345, 37.54321.',
    },
    {
      date: '2031-05-04',
      how: 'camera',
      weapon: 'heavy-machine-gun',
      sign: 'burst',
      number: 12,
      place: 'Marrick',
    },
    { date: '2031-05-04', time: '23:00', how: 'seen', distance: { from: 0.3 }, bearing: 'north' },
  ],
};

const letter = {
  party: 'the Halder Front',
  date: '2031-05-05',
  addressee: 'the Joint Truce Commission',
  violations: [
    {
      date: '2031-05-03',
      place: 'Orlava',
      accused: 'the Karvelian army',
      what: 'shelled the market, killing three civilians.',
      clause: '2.1',
    },
  ],
  text: 'We ask for a meeting of the commission.',
};

type Taken = Awaited<ReturnType<typeof takeInObservation>>;

function reportOf(taken: Taken): string {
  if (!taken.ok) throw new Error(JSON.stringify(taken.errors));
  return taken.result.reports[0]?.report ?? '';
}

async function recordOf(report: string) {
  const [row] = await db.query<{ bytes: Uint8Array }>(
    'select b.bytes from report_version v join blob b on b.hash = v.content_hash where v.report = $1 order by v.id desc',
    [report],
  );
  return JSON.parse(Buffer.from(row?.bytes ?? []).toString()) as Record<string, string>;
}

/** What the pipeline reads in a report. */
async function allegationsOf(report: string) {
  const agreement = await ports.agreements.load(join(packageRoot, 'samples', 'agreement.yaml'));
  const derive = createInlineDeriver({
    resources: ports.loadResources(agreement),
    read: ports.read,
    agreement,
  });
  const signal = new AbortController().signal;
  const loop = { db, derive, program: '0.0.0', clock, log: () => undefined, signal, name: 'test' };
  await workUntilDone(hurried(loop));
  const [row] = await db.query<{ extraction: string }>(
    `select d.extraction::text as extraction from derivation d join report_version v on v.id = d.version_id
     where v.report = $1 order by v.id desc`,
    [report],
  );
  const { allegations } = JSON.parse(row?.extraction ?? '{}') as ReportExtraction;
  return allegations.map(({ type, date, place, saidBy, perpetrator, killed }) => ({
    type,
    date,
    place,
    saidBy,
    perpetrator,
    killed,
  }));
}

/** Everything that leaves the store: what is shown, searched, counted, listed in the ledger, and the record's export. */
async function everythingThatLeaves(): Promise<string> {
  const tables = [
    'derivation',
    'derived',
    'shown',
    'ledger_entry',
    'report_version',
    'source',
    'change',
    'work',
  ];
  const rows = await Promise.all(tables.map((table) => db.query(`select t::text as row from ${table} t`)));
  const files: string[] = [];
  for await (const { chunks } of exportFiles(db, await openLogKey(db, 'test.example'), clock)) {
    for await (const chunk of chunks) files.push(Buffer.from(chunk).toString());
  }
  return JSON.stringify(rows) + files.join('\n');
}

describeOnSharedStores('forms', (shared) => {
  beforeEach(() => {
    db = shared();
  });

  describe("an observer's form", () => {
    it('becomes a report in plain English, at the precision of a named place', async () => {
      const { title, text, outlet, published } = await recordOf(
        reportOf(await takeInObservation(db, form, by)),
      );
      expect({ title, outlet, published }).toEqual({
        title: 'Observations of the Karvelia Monitoring Mission on 3 May 2031 to 4 May 2031',
        outlet: 'Karvelia Monitoring Mission',
        published: '2031-05-04',
      });
      expect(text?.split('\n\n')).toEqual([
        'There was mortar fire 3 to 4 kilometres south-east of Orlava on 3 May 2031, the Karvelia Monitoring Mission said. It was, 3 times, heard from Orlava at 14:20 (EET). Told by phone, ' +
          `${'█'.repeat(16)}, from ${'█'.repeat(18)}.`,
        'There was heavy-machine-gun fire in Marrick on 4 May 2031, the Karvelia Monitoring Mission said. 12 bursts were recorded by a camera of the mission from Orlava.',
        'There were undetermined explosions less than 1 kilometre north of Orlava on 4 May 2031, the Karvelia Monitoring Mission said. It was seen from Orlava at 23:00.',
      ]);
    });

    it('is read by the pipeline as what the mission observed', async () => {
      const found = await allegationsOf(reportOf(await takeInObservation(db, form, by)));
      const mission = 'Karvelia Monitoring Mission';
      expect(found).toMatchObject([
        { type: 'shelling', date: '2031-05-03', place: 'Orlava', saidBy: mission },
        { type: 'shooting', date: '2031-05-04', place: 'Marrick', saidBy: mission },
        { type: 'other', date: '2031-05-04', place: 'Orlava', saidBy: mission },
      ]);
    });

    it('lets neither the exact position nor the observer leave, and keeps both sealed', async () => {
      const report = reportOf(await takeInObservation(db, form, by));
      await allegationsOf(report);
      const leaves = await everythingThatLeaves();
      expect(leaves).toContain('mortar fire 3 to 4 kilometres south-east of Orlava');
      for (const secret of ['48.1', '37.5', 'old mill', 'Kerrow', '3.26', '555 0101'])
        expect(leaves).not.toContain(secret);
      const { sealed } = await recordOf(report);
      const [blob] = await db.query<{ bytes: Uint8Array }>('select bytes from blob where hash = $1', [
        sealed ?? '',
      ]);
      const opened = Buffer.from(blob?.bytes ?? []).toString();
      for (const secret of ['48.12345', '37.54321', 'old mill', 'Kerrow', '3.26'])
        expect(opened).toContain(secret);
    });

    it('is one report however often it is sent, and a new version when it is corrected under its own id', async () => {
      await takeInObservation(db, form, by);
      expect(await takeInObservation(db, form, by)).toMatchObject({ result: { status: 'already-known' } });
      const own = { ...form, id: 'patrol-7' };
      expect(await takeInObservation(db, own, by)).toMatchObject({ result: { status: 'taken' } });
      const corrected = { ...own, note: 'The mortar fired twice.' };
      expect(await takeInObservation(db, corrected, by)).toMatchObject({ result: { status: 'new-version' } });
    });
  });

  describe("a party's letter", () => {
    it('becomes a report of the party: each violation is its own statement', async () => {
      const report = reportOf(await takeInLetter(db, letter, by));
      const { title, text, outlet } = await recordOf(report);
      expect({ title, outlet }).toEqual({
        title: 'Letter of the Halder Front to the Joint Truce Commission, 5 May 2031',
        outlet: 'Halder Front',
      });
      expect(text).toBe(
        'On 3 May 2031 in Orlava, the Karvelian army shelled the market, killing three civilians, the Halder Front said in a letter to the Joint Truce Commission. It named clause 2.1 of the agreement.\n\nWe ask for a meeting of the commission.',
      );
      expect(await allegationsOf(report)).toMatchObject([
        {
          type: 'shelling',
          date: '2031-05-03',
          place: 'Orlava',
          saidBy: 'Halder Front',
          perpetrator: 'Karvelian army',
          killed: [3, 3],
        },
      ]);
    });

    it('is one report however often it is sent', async () => {
      await takeInLetter(db, letter, by);
      expect(await takeInLetter(db, letter, by)).toMatchObject({ result: { status: 'already-known' } });
    });
  });
});

describe('a form that is not filled in rightly', () => {
  it.each([
    ['coordinates for a place', { ...form, position: { place: '48.12345, 37.54321' } }, 'position.place'],
    ['an address for a place', { ...form, position: { place: '14 Harbour Street' } }, 'position.place'],
    ['no observation', { ...form, observations: [] }, 'observations'],
    [
      'a day that is none',
      { ...form, observations: [{ date: '2031-02-30', how: 'seen' }] },
      'observations.0.date',
    ],
    [
      'a way that is none',
      { ...form, observations: [{ date: '2031-02-03', how: 'guessed' }] },
      'observations.0.how',
    ],
    [
      'a bearing that is none',
      { ...form, observations: [{ date: '2031-02-03', how: 'seen', bearing: 'NNE' }] },
      'observations.0.bearing',
    ],
    ['a line break in a name', { ...form, mission: 'A\u0000B' }, 'mission'],
    ['a field that nobody asked for', { ...form, target: 'x' }, ''],
    ['nothing', null, ''],
  ])('is refused, field by field, with %s', async (_name, input, path) => {
    expect(await takeInObservation(noStore, input, by)).toMatchObject({ ok: false, errors: [{ path }] });
  });

  it.each([
    ['no violation', { ...letter, violations: [] }, 'violations'],
    ['no place', { ...letter, violations: [{ date: '2031-05-03', what: 'x' }] }, 'violations.0.place'],
    ['another kind of date', { ...letter, date: '5 May' }, 'date'],
  ])('as a letter is refused with %s', async (_name, input, path) => {
    expect(await takeInLetter(noStore, input, by)).toMatchObject({ ok: false, errors: [{ path }] });
  });
});
