import { describe, expect, it } from 'vitest';
import { bell, post, weighed, wire } from '../../test/fixtures/offered-patrols.ts';
import { asId } from '../domain/ids.ts';
import { actor, allegation, extraction, isoDate, report, statement } from '../../test/tellings.ts';

const offer = { act: 'propose' as const, occasion: 'broadcast remarks' };
const offers = [
  statement(wire, 'Dora Venn', 'shared patrols off Orlen from 9 June', offer),
  statement(bell, 'Dora Venn', 'shared patrols off Orlen from 9 June', offer),
  statement(post, 'Admiral Venn', 'patrols off Orlen from 9 June', { act: 'propose' }),
];

describe('weigh: origins', () => {
  const reports = [wire, bell, post];
  const extractions = reports.map((r, i) =>
    extraction(r, { statements: [offers[i] ?? statement(r, 'Venn', 'Orlen')] }),
  );
  const weighing = weighed(reports, extractions);
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
    const [origin] = weighed([silent], []).origins;
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
    const both = weighed(
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
    const { corroborations } = weighed(
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

  it('takes one source that speaks and is cited in a story for one origin', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const text = 'Raid on Orlen mill\nThe Relief Watch said that a raid hit the mill of Orlen.';
    const [cites, speaks] = [
      report('p', text, { day: '2031-06-03' }),
      report('q', text, { day: '2031-06-03' }),
    ];
    const { origins } = weighed(
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

  it('takes a group and its spokesman for one source of what happened', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const texts = {
      p: 'Raid on Orlen mill\nThe Relief Watch said that a raid hit the mill of Orlen.',
      q: 'Raid on Orlen mill\nA raid hit the mill of Orlen, said Ilo Marsk, a spokesman for the Watch.',
    };
    const [group, man] = [
      report('p', texts.p, { day: '2031-06-03' }),
      report('q', texts.q, { day: '2031-06-03' }),
    ];
    const spokesman = { role: 'a spokesman for the Watch' };
    const { corroborations } = weighed(
      [group, man],
      [
        extraction(group, {
          statements: [statement(group, 'Relief Watch', 'a raid hit the mill of Orlen')],
          allegations: [allegation(group, 'mill', { ...at, saidByMention: actor(group, 'Relief Watch') })],
        }),
        extraction(man, {
          statements: [statement(man, 'Ilo Marsk', 'A raid hit the mill of Orlen', spokesman)],
          allegations: [allegation(man, 'mill', { ...at, saidByMention: actor(man, 'Ilo Marsk') })],
        }),
      ],
    );
    const incident = corroborations.find((c) => c.claim.kind === 'incident');
    expect(incident).toMatchObject({ reports: ['p', 'q'], independent: 1 });
  });

  it('takes a body and a person known to be of it for one source, whatever the report calls them', () => {
    const [watch, marsk] = ['xa.relief-watch', 'xa.marsk'] as const;
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const [group, man] = [
      report('p', 'Raid on Orlen mill\nThe Relief Watch said that a raid hit the mill of Orlen.', {
        day: '2031-06-03',
      }),
      report('q', 'Raid on Orlen mill\nA raid hit the mill of Orlen, said Ilo Marsk.', { day: '2031-06-03' }),
    ];
    const speakers = {
      p: actor(group, 'Relief Watch', { actor: asId(watch) }),
      q: actor(man, 'Ilo Marsk', { actor: asId(marsk) }),
    };
    const reports = [group, man];
    const extractions = [
      extraction(group, {
        statements: [
          statement(group, 'Relief Watch', 'a raid hit the mill of Orlen', { speaker: speakers.p }),
        ],
        allegations: [allegation(group, 'mill', { ...at, saidByMention: speakers.p })],
      }),
      extraction(man, {
        statements: [statement(man, 'Ilo Marsk', 'A raid hit the mill of Orlen', { speaker: speakers.q })],
        allegations: [allegation(man, 'mill', { ...at, saidByMention: speakers.q })],
      }),
    ];
    const independent = (of: string): number | undefined =>
      weighed(reports, extractions, [], {
        actor: (id) =>
          id === marsk
            ? { kind: 'person', memberships: [{ of }] }
            : { kind: 'organisation', memberships: [] },
      }).corroborations.find((c) => c.claim.kind === 'incident')?.independent;
    expect([independent(watch), independent('xa.other-body')]).toEqual([1, 2]);
  });

  it('never takes who denies an incident for an origin of it', () => {
    const at = { place: 'Orlen', date: isoDate('2031-06-03') };
    const words = 'planes bombed the grain mill of Orlen harbour';
    const told = report('p', `Raid on Orlen mill\nThe Relief Watch said that ${words}.`, {
      day: '2031-06-03',
    });
    const denied = report('q', `Raid on Orlen mill\nThe air ministry denied that ${words}.`, {
      day: '2031-06-03',
    });
    const { corroborations, contradictions } = weighed(
      [told, denied],
      [
        extraction(told, {
          allegations: [allegation(told, 'bombed', { ...at, saidByMention: actor(told, 'Relief Watch') })],
        }),
        extraction(denied, {
          statements: [statement(denied, 'air ministry', words, { act: 'deny' })],
          allegations: [
            allegation(denied, 'bombed', {
              ...at,
              saidByMention: actor(denied, 'air ministry', { actor: asId('xa.air-ministry') }),
            }),
          ],
        }),
      ],
    );
    expect(contradictions.map((c) => c.field)).toContain('happened');
    const incident = corroborations.find((c) => c.claim.kind === 'incident');
    expect(incident?.independent).toBe(1);
    expect(incident?.reason).toContain('denied by air ministry');
  });

  it('is the same in any order', () => {
    expect(weighed([...reports].reverse(), [...extractions].reverse())).toEqual(weighing);
  });
});
