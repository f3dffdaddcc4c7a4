import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allegation, extraction, isoDate, report, toldDate } from '../../test/tellings.ts';
import type { Correction, RecordedCorrection } from '../domain/correction.ts';
import { asId } from '../domain/ids.ts';
import { editPartition, type PartitionEdit } from './correct-partition.ts';
import { correctReadings, valueProblem, type KnownNames } from './correct-readings.ts';
import { correctionsInForce, overruledCorrections } from './corrections-in-force.ts';
import { groupReports } from './group.ts';
import { reportsSetAside } from './set-aside.ts';

const noNames: KnownNames = { place: () => null, actor: () => null };

function recorded(
  correction: Correction,
  entry: number,
  rest: Partial<RecordedCorrection> = {},
): RecordedCorrection {
  return { entry, correction, anchors: {}, tellings: {}, was: null, stoodIn: [], ...rest };
}

describe('corrections in force', () => {
  const aside: Correction = { action: 'set-aside', report: 'r1' };

  it('drops what was withdrawn, unless the withdrawal was', () => {
    const once = [recorded(aside, 3), recorded({ action: 'withdraw', entry: 3 }, 5)];
    expect(reportsSetAside(once).size).toBe(0);
    const twice = [...once, recorded({ action: 'withdraw', entry: 5 }, 9)];
    expect([...reportsSetAside(twice)]).toEqual(['r1']);
  });

  it('lets the later word on one thing count, in whatever order they are read', () => {
    const log = [
      recorded({ action: 'grade-outlet', outlet: 'o', reliability: 'B' }, 1),
      recorded({ action: 'grade-outlet', outlet: 'o', reliability: 'D' }, 4),
      recorded({ action: 'grade-outlet', outlet: 'p', reliability: 'A' }, 2),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: 3 }), (shuffled) => {
        expect(correctionsInForce(shuffled).map((c) => c.entry)).toEqual([2, 4]);
        expect(overruledCorrections(shuffled).get(1)).toEqual({ by: 4, how: 'replaced' });
      }),
    );
  });
});

describe('an edited partition', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const name = fc.constantFrom(...names, 'unknown');
  const edit: fc.Arbitrary<PartitionEdit> = fc.oneof(
    fc.record({
      entry: fc.nat(),
      kind: fc.constant('merge'),
      anchors: fc.array(name, { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ entry: fc.nat(), kind: fc.constant('move'), anchor: name, member: name }),
    fc.record({
      entry: fc.nat(),
      kind: fc.constant('split'),
      anchor: name,
      members: fc.array(name, { maxLength: 3 }),
    }),
  );

  it('keeps every member in exactly one group, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const { groups } = editPartition([['a', 'b', 'c'], ['d', 'e'], ['f']], edits);
        expect(groups.flat().sort()).toEqual(names);
        expect(groups.every((g) => g.length > 0)).toBe(true);
      }),
    );
  });

  it('says what was so already, what changed, and what is not there', () => {
    const { groups, effects } = editPartition(
      [['a', 'b'], ['c']],
      [
        { entry: 1, kind: 'merge', anchors: ['a', 'b'] },
        { entry: 2, kind: 'split', anchor: 'a', members: ['b'] },
        { entry: 3, kind: 'move', anchor: 'c', member: 'b' },
        { entry: 4, kind: 'move', anchor: 'gone', member: 'b' },
        { entry: 5, kind: 'merge', anchors: ['a', 'c', 'gone'] },
      ],
    );
    expect(groups).toEqual([['a', 'c', 'b']]);
    expect(effects.map((e) => [e.entry, e.effect])).toEqual([
      [1, 'same'],
      [2, 'changed'],
      [3, 'changed'],
      [5, 'other'],
    ]);
  });
});

const text = 'Shells hit Orlo\nSix shells hit the market of Orlo on Monday, killing four people.';
const orlo = report('r-1', text, { day: '2030-05-06' });
const again = report('r-2', `${text} A child was hurt.`, { day: '2030-05-06' });
const other = report('r-3', 'Talks in Veska\nDelegates met in Veska to talk of prisoners.', {
  day: '2030-05-06',
});
const telling = (of: typeof orlo, n: number) =>
  allegation(of, 'Six shells hit the market', {
    id: asId(`${of.id}:allegation:${n}`),
    type: 'shelling',
    date: isoDate('2030-05-06'),
    dateTold: toldDate('2030-05-06'),
    place: 'Orlo',
    killed: [4, 4],
  });
const reports = [orlo, again, other];
const extractions = [
  extraction(orlo, { allegations: [telling(orlo, 1)] }),
  extraction(again, { allegations: [telling(again, 1)] }),
  extraction(other),
];
const group = (corrections: readonly RecordedCorrection[]) =>
  groupReports({ reports, extractions, corrections });

describe('corrected stories and incidents', () => {
  it('change nothing where there are no corrections', () => {
    expect(group([])).toEqual(groupReports({ reports, extractions }));
    expect(group([]).stories.map((s) => s.reports)).toContainEqual(['r-1', 'r-2']);
  });

  it('takes a report out of a story, and its telling out of the story for the incidents too', () => {
    const story = group([]).stories.find((s) => s.reports.length === 2)?.id ?? '';
    const unlink: Correction = { action: 'unlink', report: 'r-2', story };
    const { stories, effects } = group([recorded(unlink, 7, { anchors: { [story]: 'r-1' } })]);
    expect(stories.map((s) => s.reports)).toEqual(expect.arrayContaining([['r-1'], ['r-2'], ['r-3']]));
    expect(effects).toEqual([{ entry: 7, effect: 'changed', now: null }]);
  });

  it('links a report to the story that an id stood for, wherever its first report is now', () => {
    const link: Correction = { action: 'link', report: 'r-3', story: 'story-of-long-ago' };
    const { stories } = group([recorded(link, 7, { anchors: { 'story-of-long-ago': 'r-2' } })]);
    expect(stories.map((s) => s.reports)).toEqual([['r-1', 'r-2', 'r-3']]);
  });

  it('splits an incident and merges it again', () => {
    const [incident] = group([]).incidents;
    expect(incident?.allegations).toEqual(['r-1:allegation:1', 'r-2:allegation:1']);
    const id = incident?.id ?? '';
    const split = recorded({ action: 'split-incident', incident: id, allegations: ['r-2:allegation:1'] }, 1, {
      anchors: { [id]: 'r-1:allegation:1' },
    });
    const apart = group([split]).incidents;
    expect(apart.map((i) => i.allegations)).toEqual([['r-1:allegation:1'], ['r-2:allegation:1']]);
    const ids = apart.map((i) => i.id);
    const merge = recorded({ action: 'merge-incidents', incidents: ids }, 2, {
      anchors: { [ids[0] ?? '']: 'r-1:allegation:1', [ids[1] ?? '']: 'r-2:allegation:1' },
    });
    expect(group([split, merge]).incidents).toEqual(group([]).incidents);
  });
});

describe('what people joined', () => {
  const moreReports = [...reports, report('r-4', `${text} Windows broke.`, { day: '2030-05-06' })];
  const more = [
    ...extractions,
    extraction(moreReports[3] ?? orlo, { allegations: [telling(moreReports[3] ?? orlo, 1)] }),
  ];
  const told = (corrections: readonly RecordedCorrection[], without = '') =>
    groupReports({
      reports: moreReports,
      extractions: more.filter((e) => e.report !== without),
      corrections,
    }).incidents.map((i) => i.allegations);
  const [a, b, c] = ['r-1:allegation:1', 'r-2:allegation:1', 'r-4:allegation:1'];
  const split = recorded({ action: 'split-incident', incident: 'i', allegations: [c] }, 1, {
    anchors: { i: a },
    stoodIn: [{ kind: 'incident', id: 'i', with: [b] }],
  });

  it('stays so when the telling is gone that it was named after', () => {
    expect(told([])).toEqual([[a, b, c]]);
    expect(told([split])).toEqual([[a, b], [c]]);
    expect(told([split], 'r-1')).toEqual([[b], [c]]);
    expect(told([{ ...split, stoodIn: [] }], 'r-1')).toEqual([[b, c]]);
  });
});

describe('corrected readings', () => {
  const reread = (value: string | null, was: string, id = 'r-1:allegation:1'): RecordedCorrection =>
    recorded({ action: 'reread', allegation: id, field: 'killed', value }, 4, {
      tellings: { [id]: 'Six shells hit the market' },
      was,
    });
  const killed = (c: RecordedCorrection, of = extractions) =>
    correctReadings(of, [c], noNames).extractions[0]?.allegations[0]?.killed;

  it('puts the value that a person gives, and says so', () => {
    const { extractions: now, effects } = correctReadings(extractions, [reread('10 or more', '4')], noNames);
    expect(now[0]?.allegations[0]?.killed).toEqual([10, null]);
    expect(now[0]?.allegations[0]?.reason).toContain('entry 4');
    expect(now[1]).toBe(extractions[1]);
    expect(effects).toEqual([{ entry: 4, effect: 'changed', now: '4' }]);
  });

  it('tells when the machine says the same, or something else again', () => {
    expect(correctReadings(extractions, [reread('4', '5')], noNames).effects[0]?.effect).toBe('same');
    expect(correctReadings(extractions, [reread('6', '5')], noNames).effects[0]).toEqual({
      entry: 4,
      effect: 'other',
      now: '4',
    });
    expect(killed(reread('6', '5'))).toEqual([6, 6]);
  });

  it('finds the telling by its words where ids have moved, and leaves another alone', () => {
    const moved = [
      extraction(orlo, { allegations: [{ ...telling(orlo, 1), id: asId('r-1:allegation:2') }] }),
    ];
    expect(killed(reread('7', '4'), moved)).toEqual([7, 7]);
    const another = [
      extraction(orlo, { allegations: [{ ...telling(orlo, 1), evidence: 'killing four people' }] }),
    ];
    expect(killed(reread('7', '4'), another)).toEqual([4, 4]);
  });

  it('drops a dismissed telling, and counts it in no incident', () => {
    const dismiss = recorded({ action: 'dismiss', allegation: 'r-1:allegation:1' }, 2);
    expect(correctReadings(extractions, [dismiss], noNames).extractions[0]?.allegations).toEqual([]);
  });

  it.each([
    ['date', '2030-02-30'],
    ['killed', 'many'],
    ['killed', '9 to 3'],
    ['type', 'party'],
    ['type', null],
    ['target', 'hospital or school'],
  ] as const)('refuses %s = %s', (field, value) => {
    expect(valueProblem(field, value)).toBeTypeOf('string');
  });
});
