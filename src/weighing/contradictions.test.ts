import { describe, expect, it } from 'vitest';
import { bell, post, weighed, wire } from '../../test/fixtures/offered-patrols.ts';
import { allegation, extraction, isoDate, passage, report, statement } from '../../test/tellings.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { Report } from '../domain/report.ts';

function told(
  of: Report,
  kind: NarratedClaim['kind'],
  value: string,
  words: string,
  rest: Partial<NarratedClaim> = {},
): NarratedClaim {
  const at = passage(of, words);
  return {
    report: of.id,
    kind,
    subject: 'League',
    party: 'XL',
    value,
    terms: [],
    passage: at,
    cue: at,
    note: null,
    ...rest,
  };
}

describe('weigh: contradictions', () => {
  const reports = [wire, bell, post];

  it('shows one party that rejected and did not receive an offer, both sides with passages', () => {
    const narrated = [
      told(wire, 'answer', 'rejected', 'The League rejected the offer.'),
      told(bell, 'answer', 'not received', 'The League had not received the offer.'),
    ];
    const found = weighed(reports, [], narrated).contradictions;
    expect(found.map((c) => [c.field, c.sides.map((s) => s.value)])).toEqual([
      ['answer', ['not received', 'rejected']],
    ]);
    expect(found[0]?.sides.every((s) => s.passages.length === 1)).toBe(true);
  });

  it('takes answers of two parties, or the same answer twice, for none', () => {
    const words = 'The League rejected the offer.';
    expect(
      weighed(
        reports,
        [],
        [
          told(wire, 'answer', 'rejected', words),
          told(bell, 'answer', 'accepted', 'League', { party: 'XV' }),
        ],
      ).contradictions,
    ).toEqual([]);
    expect(
      weighed(
        reports,
        [],
        [told(wire, 'answer', 'rejected', words), told(bell, 'answer', 'rejected', 'League')],
      ).contradictions,
    ).toEqual([]);
  });

  it('shows talks in two places and passes on what the text adds, not talks that one report places more broadly', () => {
    const held = (r: Report, terms: string[], note: string | null = null): NarratedClaim =>
      told(r, 'place-of-talks', terms.join(' and '), 'Orlen', { terms, note, party: null });
    const two = weighed(
      reports,
      [],
      [held(wire, ['orlen', 'sundal']), held(bell, ['orlen', 'vessen'], 'odd')],
    ).contradictions;
    expect(two).toHaveLength(1);
    expect(two[0]).toMatchObject({ field: 'where', note: '"orlen and vessen": odd' });
    expect(
      weighed(reports, [], [held(wire, ['orlen', 'sundal']), held(bell, ['orlen'])]).contradictions,
    ).toEqual([]);
  });

  it('shows the same words in two mouths', () => {
    const words = 'We will not share a harbour with any gunboat of the League';
    const other = report('o', `Harbour closed\n"${words}," said Admiral Dora Venn.`, { day: '2031-06-04' });
    const found = weighed(
      [post, other],
      [
        extraction(post, { statements: [statement(post, 'Ilo Marsk', words, { quoted: true })] }),
        extraction(other, { statements: [statement(other, 'Dora Venn', words, { quoted: true })] }),
      ],
    ).contradictions;
    expect(found.map((c) => [c.field, c.sides.map((s) => s.value)])).toEqual([
      ['speaker', ['Dora Venn', 'Ilo Marsk']],
    ]);
  });

  it('takes a denial in the words that it denies for no second mouth', () => {
    const words = 'the League shelled the harbour of Orlen on Monday';
    const accusing = report('x', `Harbour shelled\nDora Venn said that ${words}.`, { day: '2031-06-04' });
    const denying = report('y', `League denies\nIlo Marsk denied that ${words}.`, { day: '2031-06-04' });
    const by = (act: 'assert' | 'deny') =>
      weighed(
        [accusing, denying],
        [
          extraction(accusing, { statements: [statement(accusing, 'Dora Venn', words, { quoted: true })] }),
          extraction(denying, {
            statements: [statement(denying, 'Ilo Marsk', words, { quoted: true, act })],
          }),
        ],
      ).contradictions.filter((c) => c.field === 'speaker').length;
    expect(by('assert')).toBe(1);
    expect(by('deny')).toBe(0);
  });

  it('shows tolls that cannot all be true and leaves those that can', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03'), admin1: 'Coast' };
    const clash = (second: readonly [number, number | null]): string[] =>
      weighed(
        [wire, bell],
        [
          extraction(wire, { allegations: [allegation(wire, 'patrols', { ...at, killed: [12, 12] })] }),
          extraction(bell, { allegations: [allegation(bell, 'patrols', { ...at, killed: second })] }),
        ],
      ).contradictions.flatMap((c) => c.sides.map((s) => s.value));
    expect(clash([15, 15])).toEqual(['12', '15']);
    expect(clash([10, null])).toEqual([]);
  });

  it('shows a denial beside what it denies', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const found = weighed(
      [wire, bell],
      [
        extraction(wire, { allegations: [allegation(wire, 'patrols', at)] }),
        extraction(bell, { allegations: [allegation(bell, 'patrols', { ...at, negated: true })] }),
      ],
    ).contradictions;
    expect(found.map((c) => c.field)).toEqual(['happened']);
  });

  it('holds a denial that stands as a statement against the incident it is about', () => {
    const raid = report(
      'raid',
      'Post attacked\nRiders of the League fired on a fleet post at Orlen on Tuesday night.',
      {
        day: '2031-06-03',
      },
    );
    const denying = (words: string): string[] => {
      const other = report('other', `League speaks\nThe League denied that ${words}.`, { day: '2031-06-04' });
      return weighed(
        [raid, other],
        [
          extraction(raid, {
            allegations: [allegation(raid, 'fired on', { place: 'Orlen', date: isoDate('2031-06-03') })],
          }),
          extraction(other, { statements: [statement(other, 'League', words, { act: 'deny' })] }),
        ],
      ).contradictions.map((c) => c.field);
    };
    expect(denying('its riders fired on a fleet post at Orlen')).toEqual(['happened']);
    expect(denying('it had sold grain in Orlen')).toEqual([]);
    expect(denying('its riders fired on a fleet post at Sundal')).toEqual([]);
  });

  it('blames: one side only is no contradiction, two are', () => {
    const blamed = (r: Report, who: string): NarratedClaim =>
      told(r, 'blame', 'breaks it', 'League', { subject: who, terms: [who] });
    expect(
      weighed(reports, [], [blamed(wire, 'the fleet'), blamed(bell, 'the fleet')]).contradictions,
    ).toEqual([]);
    expect(
      weighed(reports, [], [blamed(wire, 'the fleet'), blamed(bell, 'the League')]).contradictions,
    ).toHaveLength(1);
  });
});
