import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionChanges, topicWords, type Position } from './position-changes.ts';

let count = 0;
function said(
  who: string,
  act: string,
  about: string,
  day: string | null,
  group: string | null = null,
): Position {
  count++;
  return {
    id: `s${count}`,
    group,
    speaker: { name: who, actor: null },
    act,
    about,
    when: day === null ? null : { from: day, to: day },
  };
}

const truce = 'the truce of Vessen and its monitors';

describe('changes of position', () => {
  it('finds the speaker who accepted and later rejects the same matter', () => {
    const before = said('Halder Front', 'accept', truce, '2023-04-24');
    const after = said(
      'Halder Front',
      'reject',
      'the monitors that the truce of Vessen brings',
      '2023-05-09',
    );
    const { threads } = positionChanges([after, before]);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.steps.map((s) => [s.act, s.turn])).toEqual([
      ['accept', false],
      ['reject', true],
    ]);
    expect(threads[0]?.topic).toContain('truce');
  });

  it.each([
    ['another speaker', said('Northern Assembly', 'reject', truce, '2023-05-09')],
    ['another matter', said('Halder Front', 'reject', 'an offer of flour and medicine', '2023-05-09')],
    ['the same day: order unknown', said('Halder Front', 'reject', truce, '2023-04-24')],
    ['no day at all', said('Halder Front', 'reject', truce, null)],
    ['a fact denied, not a consent taken back', said('Halder Front', 'deny', truce, '2023-05-09')],
    ['the same position again', said('Halder Front', 'promise', truce, '2023-05-09')],
  ])('finds none with %s', (_, later) => {
    expect(positionChanges([said('Halder Front', 'accept', truce, '2023-04-24'), later]).threads).toEqual([]);
  });

  it('asks more of facts: telling an own version of an event is no turn, taking back the very words is', () => {
    const denial = said('Karvelian army', 'deny', 'its guns had shelled the market of Orlava', '2023-05-11');
    const version = said(
      'Karvelian army',
      'assert',
      'the Front shelled the market from a school',
      '2023-05-13',
    );
    const admission = said(
      'Karvelian army',
      'assert',
      'its guns had shelled the market of Orlava by mistake',
      '2023-05-14',
    );
    expect(positionChanges([denial, version]).threads).toEqual([]);
    expect(positionChanges([denial, admission]).threads.map((t) => t.turns)).toEqual([1]);
  });

  it('says where a day is only that of the report', () => {
    const told = { from: '2023-05-09', to: '2023-05-09', told: true };
    const { threads } = positionChanges([
      said('Halder Front', 'accept', truce, '2023-04-24'),
      { ...said('Halder Front', 'reject', truce, null), when: told },
    ]);
    expect(threads[0]?.steps.map((step) => step.told)).toEqual([false, true]);
  });

  it('holds a word against the newest earlier one only: accept, reject, reject is one turn', () => {
    const { threads } = positionChanges([
      said('Halder Front', 'accept', truce, '2023-04-24'),
      said('Halder Front', 'reject', truce, '2023-05-02'),
      said('Halder Front', 'reject', truce, '2023-05-09'),
    ]);
    expect(threads.map((t) => t.turns)).toEqual([1]);
  });

  it('counts the tellings of one statement once, dated by the earliest', () => {
    const { threads } = positionChanges([
      said('Halder Front', 'accept', truce, '2023-04-24', 'g1'),
      said('Halder Front', 'accept', truce, '2023-06-01', 'g1'),
      said('Halder Front', 'reject', truce, '2023-05-09', 'g2'),
    ]);
    expect(threads[0]?.steps.map((s) => [s.from, s.tellings.length, s.turn])).toEqual([
      ['2023-04-24', 2, false],
      ['2023-05-09', 1, true],
    ]);
  });

  it('says how many it could not put in order', () => {
    expect(
      positionChanges([said('A', 'accept', truce, null), said('A', 'condemn', truce, null)]).undated,
    ).toBe(1);
  });

  it('gives the same whatever the order it is given in', () => {
    const acts = fc.constantFrom('accept', 'reject', 'promise', 'deny', 'assert', 'condemn');
    const one = fc.tuple(
      acts,
      fc.constantFrom(truce, 'flour and medicine', 'truce monitors'),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (list) => {
        const statements = list.map(([act, about, day]) =>
          said('Halder Front', act, about, `2023-05-0${day}`),
        );
        expect(positionChanges([...statements].reverse())).toEqual(positionChanges(statements));
      }),
    );
  });

  it('takes words in any script, without small words and endings', () => {
    expect(topicWords('They said that the monitors monitored the truce')).toEqual([
      ['monitor', 'monitors'],
      ['monitor', 'monitored'],
      ['truce', 'truce'],
    ]);
    expect(topicWords('وقف إطلاق النار').map(([bare]) => bare)).toEqual(['وقف', 'إطلاق', 'النار']);
  });
});
