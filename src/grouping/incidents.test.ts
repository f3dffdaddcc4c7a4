import { describe, expect, it } from 'vitest';
import { allegation, isoDate, passage, place, report } from '../../test/tellings.ts';
import { asId, type StoryId } from '../domain/ids.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { Place } from '../domain/place.ts';
import type { Report } from '../domain/report.ts';
import { findIncidents } from './incidents.ts';

const orlen = place('Orlen', 50, 10, { admin1: 'Coast' });
const sundal = place('Sundal', 52, 14, { admin1: 'North' });
const a = report('a', 'T\nPlanes bombed Orlen and Sundal on 6 May, 12 dead.');
const b = report('b', 'T\nAn air raid on Orlen killed 12 on 6 May.');
const c = report('c', 'T\nThe fleet denied that it had bombed Orlen on 6 May; 31 had been reported dead.');

function raid(of: Report, at: Place, rest: Partial<Allegation> = {}): Allegation {
  return allegation(of, at.name, {
    date: isoDate('2031-05-06'),
    place: at.name,
    admin1: at.admin1,
    placeMention: { name: at.name, place: at, passage: passage(of, at.name) },
    killed: [12, 12],
    ...rest,
  });
}

function members(told: readonly Allegation[]): string[][] {
  return findIncidents(told, []).map((i) => [...i.allegations]);
}

describe('findIncidents', () => {
  const inA = raid(a, orlen);
  const inB = raid(b, orlen);

  it('adds up two tellings of one raid and keeps every value with who told it', () => {
    const second = raid(b, orlen, { killed: [12, null], type: 'shelling' });
    const [incident] = findIncidents([inA, { ...second, type: 'airstrike' }], []);
    expect(incident?.allegations).toEqual([inA.id, second.id].sort());
    expect(incident?.fields.killed).toEqual([
      { value: '12', allegations: [inA.id] },
      { value: '12 or more', allegations: [second.id] },
    ]);
  });

  it('keeps apart another town, another day, and two raids that one report tells', () => {
    expect(
      members([
        inA,
        raid(b, orlen, {
          place: 'Sundal',
          placeMention: { name: 'Sundal', place: sundal, passage: inB.evidencePassage },
          admin1: 'North',
        }),
      ]),
    ).toHaveLength(2);
    expect(members([inA, raid(b, orlen, { date: isoDate('2031-05-20') })])).toHaveLength(2);
    expect(members([inA, raid(a, sundal)])).toHaveLength(2);
  });

  it('takes one toll told of two places by reports of the same news for one incident', () => {
    const elsewhere = raid(b, orlen, {
      place: 'Sundal',
      placeMention: { name: 'Sundal', place: sundal, passage: inB.evidencePassage },
      admin1: 'North',
    });
    const story = { id: asId<StoryId>('s'), reports: [a.id, b.id], title: 'raid' };
    expect(findIncidents([inA, elsewhere], [story])).toHaveLength(1);
  });

  it('lets a denial join what it denies, and be nothing by itself', () => {
    const denial = raid(c, orlen, { negated: true, killed: null });
    expect(members([inA, inB, denial])).toEqual([[inA.id, inB.id, denial.id].sort()]);
    expect(members([denial])).toEqual([]);
  });

  it('counts neither fears nor generalities', () => {
    expect(members([raid(a, orlen, { hypothetical: true }), raid(b, orlen, { general: true })])).toEqual([]);
  });

  it('gives the same incidents and ids in any order', () => {
    const told = [inA, inB, raid(c, sundal.name === 'Sundal' ? orlen : sundal), raid(a, sundal)];
    expect(findIncidents([...told].reverse(), [])).toEqual(findIncidents(told, []));
  });
});
