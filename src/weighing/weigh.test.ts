import { describe, expect, it } from 'vitest';
import { actor, allegation, extraction, isoDate, passage, report, statement } from '../../test/tellings.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import { asId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';
import { groupReports } from '../grouping/group.ts';
import { weigh, type Weighing } from './weigh.ts';

const lines =
  'Admiral Dora Venn offered the Northern League shared patrols off Orlen from 9 June, in remarks that the island radio broadcast.';
const wire = report(
  'wire',
  `Venn offers patrols off Orlen\n${lines} The League rejected the offer. (ISLAND PRESS)`,
  {
    day: '2031-06-03',
    agencies: [{ value: 'Island Press', range: { start: 0, end: 4 } }],
  },
);
const bell = report(
  'bell',
  `Fleet proposes patrols with League off Orlen\n${lines} The League had not received the offer.`,
  {
    day: '2031-06-03',
    outlet: { value: 'Northern Bell', range: null, id: asId('northern-bell') },
  },
);
const post = report(
  'post',
  'Patrols off Orlen: the offer of Admiral Venn\nAdmiral Venn offered the League patrols off Orlen from 9 June. "We will not share a harbour with any gunboat of the League," Captain Ilo Marsk told Harbour Post. Patrols off Orlen were offered before.',
  { day: '2031-06-04', outlet: { value: 'Harbour Post', range: null, id: asId('harbour-post') } },
);

const offer = { act: 'propose' as const, occasion: 'broadcast remarks' };
const offers = [
  statement(wire, 'Dora Venn', 'shared patrols off Orlen from 9 June', offer),
  statement(bell, 'Dora Venn', 'shared patrols off Orlen from 9 June', offer),
  statement(post, 'Admiral Venn', 'patrols off Orlen from 9 June', { act: 'propose' }),
];

function run(
  reports: readonly Report[],
  extractions: readonly ReportExtraction[],
  narrated: NarratedClaim[] = [],
): Weighing {
  return weigh({ reports, extractions, narrated, grouping: groupReports({ reports, extractions }) });
}

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

describe('weigh: origins', () => {
  const reports = [wire, bell, post];
  const extractions = reports.map((r, i) =>
    extraction(r, { statements: [offers[i] ?? statement(r, 'Venn', 'Orlen')] }),
  );
  const weighing = run(reports, extractions);
  const whole = (id: string): string[] =>
    weighing.origins
      .filter((o) => o.uses.some((u) => u.report === id && u.claim === null))
      .map((o) => `${o.kind} ${o.name}`);

  it('takes an agency from the credit, and for a copy from the report it copies', () => {
    expect(whole('wire')).toEqual(['agency Island Press']);
    expect(whole('bell')).toEqual(['agency Island Press']);
  });

  it('takes own reporting only where the text shows it', () => {
    expect(whole('post')).toEqual(['own Harbour Post']);
    const silent = report('s', 'Nothing to report\nIt was quiet on the ferry.', {
      outlet: { value: 'Harbour Post', range: null, id: null },
    });
    const [origin] = run([silent], []).origins;
    expect(origin?.kind).toBe('unknown');
  });

  it('counts a broadcast once, however many pass it on', () => {
    const claim = weighing.corroborations.find((c) => c.reports.length === 3);
    expect(claim?.independent).toBe(1);
    expect(claim?.reason).toMatch(/^3 reports, 1 origin: /);
    expect(weighing.origins.find((o) => o.id === claim?.origins[0])?.kind).toBe('broadcast');
  });

  it('never takes unknown origins for independent ones', () => {
    const one = report('one', 'Raid on Orlen\nPlanes hit the mill of Orlen.', { day: '2031-06-03' });
    const two = report('two', 'Orlen raided\nThe mill in Orlen was struck from the air.', {
      day: '2031-06-03',
    });
    const at = { place: 'Orlen', date: isoDate('2031-06-03'), killed: [7, 7] as const };
    const both = run(
      [one, two],
      [
        extraction(one, { allegations: [allegation(one, 'mill', at)] }),
        extraction(two, { allegations: [allegation(two, 'mill', at)] }),
      ],
    ).corroborations;
    expect(both).toHaveLength(1);
    expect(both[0]).toMatchObject({ reports: ['one', 'two'], independent: 1 });
    expect(both[0]?.reason).toContain('origin unknown');
  });

  it('takes a source cited by name as the origin of an incident, in whichever report', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03'), killed: [7, 7] as const };
    const tellings = ['p', 'q'].map((id) =>
      report(id, `Raid\nThe Relief Watch said that a raid on the mill of Orlen killed 7.`, {
        day: '2031-06-03',
      }),
    );
    const { corroborations } = run(
      tellings,
      tellings.map((r) =>
        extraction(r, {
          allegations: [
            allegation(r, 'mill', { ...at, saidBy: 'Relief Watch', saidByMention: actor(r, 'Relief Watch') }),
          ],
        }),
      ),
    );
    expect(corroborations[0]).toMatchObject({ independent: 1, reason: '2 reports, 1 origin: Relief Watch' });
  });

  it('is the same in any order', () => {
    expect(run([...reports].reverse(), [...extractions].reverse())).toEqual(weighing);
  });
});

describe('weigh: contradictions', () => {
  const reports = [wire, bell, post];

  it('shows one party that rejected and did not receive an offer, both sides with passages', () => {
    const narrated = [
      told(wire, 'answer', 'rejected', 'The League rejected the offer.'),
      told(bell, 'answer', 'not received', 'The League had not received the offer.'),
    ];
    const found = run(reports, [], narrated).contradictions;
    expect(found.map((c) => [c.field, c.sides.map((s) => s.value)])).toEqual([
      ['answer', ['not received', 'rejected']],
    ]);
    expect(found[0]?.sides.every((s) => s.passages.length === 1)).toBe(true);
  });

  it('takes answers of two parties, or the same answer twice, for none', () => {
    const words = 'The League rejected the offer.';
    expect(
      run(
        reports,
        [],
        [
          told(wire, 'answer', 'rejected', words),
          told(bell, 'answer', 'accepted', 'League', { party: 'XV' }),
        ],
      ).contradictions,
    ).toEqual([]);
    expect(
      run(reports, [], [told(wire, 'answer', 'rejected', words), told(bell, 'answer', 'rejected', 'League')])
        .contradictions,
    ).toEqual([]);
  });

  it('shows talks in two places and passes on what the text adds, not talks that one report places more broadly', () => {
    const held = (r: Report, terms: string[], note: string | null = null): NarratedClaim =>
      told(r, 'place-of-talks', terms.join(' and '), 'Orlen', { terms, note, party: null });
    const two = run(
      reports,
      [],
      [held(wire, ['orlen', 'sundal']), held(bell, ['orlen', 'vessen'], 'odd')],
    ).contradictions;
    expect(two).toHaveLength(1);
    expect(two[0]).toMatchObject({ field: 'where', note: '"orlen and vessen": odd' });
    expect(run(reports, [], [held(wire, ['orlen', 'sundal']), held(bell, ['orlen'])]).contradictions).toEqual(
      [],
    );
  });

  it('shows the same words in two mouths', () => {
    const words = 'We will not share a harbour with any gunboat of the League';
    const other = report('o', `Harbour closed\n"${words}," said Admiral Dora Venn.`, { day: '2031-06-04' });
    const found = run(
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
      run(
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

  it('takes one source that speaks and is cited in a story for one origin', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const text = 'Raid on Orlen mill\nThe Relief Watch said that a raid hit the mill of Orlen.';
    const [cites, speaks] = [
      report('p', text, { day: '2031-06-03' }),
      report('q', text, { day: '2031-06-03' }),
    ];
    const { origins } = run(
      [cites, speaks],
      [
        extraction(cites, {
          allegations: [allegation(cites, 'mill', { ...at, saidByMention: actor(cites, 'Relief Watch') })],
        }),
        extraction(speaks, {
          statements: [statement(speaks, 'Relief Watch', 'a raid hit the mill of Orlen')],
        }),
      ],
    );
    expect(origins.filter((o) => o.name.startsWith('Relief Watch')).map((o) => o.uses.length)).toEqual([2]);
  });

  it('shows tolls that cannot all be true and leaves those that can', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03'), admin1: 'Coast' };
    const clash = (second: readonly [number, number | null]): string[] =>
      run(
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
    const found = run(
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
      return run(
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
    expect(run(reports, [], [blamed(wire, 'the fleet'), blamed(bell, 'the fleet')]).contradictions).toEqual(
      [],
    );
    expect(
      run(reports, [], [blamed(wire, 'the fleet'), blamed(bell, 'the League')]).contradictions,
    ).toHaveLength(1);
  });
});
