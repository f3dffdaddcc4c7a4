import { describe, expect, it } from 'vitest';
import {
  actor,
  allegation,
  commitment,
  isoDate,
  passage,
  place,
  report,
  toldDate,
} from '../../test/tellings.ts';
import type { ActorMention, Side } from '../domain/actor.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { Finding, FindingQuestion } from '../domain/finding.ts';
import type { Incident } from '../domain/grouping.ts';
import { asId } from '../domain/ids.ts';
import { assess } from './assess.ts';
import type { AssessmentInput } from './assessment-input.ts';

const threatened = 'We may hit groups which have not joined the truce, and the Red Hand, from 9 May.';
const struck = report('r1', `Planes struck Orlo on Monday. ${threatened}`);

const agreement: Agreement = {
  id: 'karvelia',
  title: 'Truce of Karvelia',
  summary: '',
  sources: ['made up'],
  timeZone: 'UTC',
  announced: '2030-04-01',
  periods: [{ from: '2030-04-03T12:00Z', to: '2030-06-01T00:00Z', note: '' }],
  acceptanceDeadline: null,
  guarantors: [{ actor: 'ardia', name: 'Ardia' }],
  parties: [
    {
      actor: 'karvelia',
      name: 'the government',
      side: 'government',
      acceptance: 'announced',
      accepted: '2030-04-02',
    },
    { actor: 'council', name: 'the Council', side: 'opposition', acceptance: 'reported', accepted: null },
    { actor: 'ardia', name: 'Ardia', side: 'russia', acceptance: 'announced', accepted: '2030-04-01' },
  ],
  excluded: [{ actor: 'red-hand', name: 'Red Hand', why: 'named.' }],
  excludedRule: null,
  zone: { countries: ['XA'], note: '' },
  clauses: [
    {
      id: 'no-attacks',
      kind: 'prohibition',
      text: 'No attacks.',
      certainty: 'verbatim',
      note: '',
      prohibits: ['airstrike', 'shelling'],
      exceptions: ['defence'],
    },
    {
      id: 'defence',
      kind: 'exception',
      text: 'Self-defence.',
      certainty: 'verbatim',
      note: '',
      words: ['in response'],
    },
  ],
  amendments: [],
  reference: { actors: [], places: [] },
};

/** Somebody whom the report calls by another name than ours. */
function mention(name: string, id: string, side: Side): ActorMention {
  return actor(struck, name, { actor: asId(id), side, passage: passage(struck, 'Planes') });
}

/** A strike of the government on Orlo while the truce held. */
function strike(changes: Partial<Allegation> = {}): Allegation {
  const perpetrator =
    changes.perpetratorMention === undefined
      ? mention('government planes', 'karvelia', 'government')
      : changes.perpetratorMention;
  return allegation(struck, 'Planes struck Orlo', {
    id: asId('a1'),
    date: isoDate('2030-05-06'),
    dateTold: toldDate('2030-05-06'),
    place: 'Orlo',
    placeMention: { name: 'Orlo', place: place('Orlo', 1, 1), passage: passage(struck, 'Orlo') },
    perpetrator: perpetrator?.name ?? null,
    perpetratorMention: perpetrator,
    perpetratorSide: perpetrator?.side ?? 'unknown',
    attribution: 'narrated',
    target: ['civilians'],
    ...changes,
  });
}

function run(changes: Partial<AssessmentInput>): readonly Finding[] {
  return assess({
    agreement,
    reports: [struck],
    extractions: [],
    allegations: [],
    incidents: [],
    commitments: [],
    commitmentGroups: [],
    actors: { lineage: (id) => [id] },
    ...changes,
  });
}

function findingOn(...tellings: readonly Allegation[]): Finding | undefined {
  const incident: Incident = {
    id: asId('i1'),
    type: 'airstrike',
    allegations: tellings.map((t) => t.id),
    fields: {},
  };
  return run({ allegations: tellings, incidents: [incident] })[0];
}

function answer(finding: Finding | undefined, question: FindingQuestion): string | undefined {
  return finding?.steps.find((s) => s.question === question)?.answer;
}

describe('assess', () => {
  it('calls an attack by a bound party in force and in the zone a violation, if true', () => {
    const finding = findingOn(strike());
    expect(finding?.outcome).toBe('would be a violation if true');
    expect(finding?.steps).toHaveLength(6);
  });

  it('leaves what happened before the truce outside it', () => {
    const finding = findingOn(strike({ dateTold: toldDate('2030-04-02') }));
    expect(answer(finding, 'in force')).toBe('no');
    expect(finding?.outcome).toBe('outside the agreement');
  });

  it('cannot tell on the day on which the truce began at noon', () => {
    expect(answer(findingOn(strike({ dateTold: toldDate('2030-04-03') })), 'in force')).toBe('cannot tell');
  });

  it('counts the last midnight as the end', () => {
    expect(answer(findingOn(strike({ dateTold: toldDate('2030-05-31') })), 'in force')).toBe('yes');
    expect(answer(findingOn(strike({ dateTold: toldDate('2030-06-02') })), 'in force')).toBe('no');
  });

  it('puts strikes by or on the excluded outside', () => {
    const by = strike({ perpetratorMention: mention('Red Hand', 'red-hand', 'excluded') });
    const on = strike({ targetMention: mention('Red Hand', 'red-hand', 'excluded') });
    expect(findingOn(by)?.outcome).toBe('outside the agreement');
    expect(answer(findingOn(on), 'excluded')).toBe('yes');
  });

  it('cannot tell whether one group of a side was bound whose acceptance was only reported', () => {
    const finding = findingOn(
      strike({ perpetratorMention: mention('Free Brigade', 'free-brigade', 'opposition') }),
    );
    expect(answer(finding, 'party bound')).toBe('cannot tell');
    expect(finding?.outcome).toBe('undeterminable');
  });

  it('says cannot tell where the tellings differ', () => {
    const other = strike({
      id: asId('a2'),
      perpetratorMention: mention('Red Hand', 'red-hand', 'excluded'),
    });
    expect(answer(findingOn(strike(), other), 'excluded')).toBe('cannot tell');
  });

  it('asks for the exception where a telling uses its words', () => {
    const phrase = 'Planes struck Orlo in response';
    const answered = report('r1', phrase);
    const finding = run({
      reports: [answered],
      allegations: [strike({ evidencePassage: passage(answered, phrase) })],
      incidents: [{ id: asId('i1'), type: 'airstrike', allegations: [asId('a1')], fields: {} }],
    })[0];
    expect(answer(finding, 'exception')).toBe('cannot tell');
  });

  it('gives its reasons in words: no raw day, type or answer stands in them', () => {
    const excluded = mention('Red Hand', 'red-hand', 'excluded');
    const findings = [
      strike(),
      strike({ dateTold: toldDate('2030-04-02') }),
      strike({ dateTold: toldDate('2030-05-30', '2030-06-02') }),
      strike({ dateTold: toldDate('2030-06-02') }),
      strike({ dateTold: null }),
      strike({ targetMention: excluded }),
      strike({ perpetratorMention: null }),
      strike({ perpetratorMention: mention('Free Brigade', 'free-brigade', 'opposition') }),
    ].map((telling) => findingOn(telling));
    const words = findings.flatMap((f) => [f?.summary ?? '', ...(f?.steps ?? []).map((s) => s.reason)]);
    expect(words).toHaveLength(8 * 7);
    for (const reason of words) {
      expect(reason).toMatch(/^["A-Z0-9].*\.$/);
      expect(reason).not.toMatch(/\d{4}-\d{2}|airstrike|\b(?:yes|no|cannot tell)\./);
    }
    expect(findings[1]?.summary).toBe('2 April 2030 is before the agreement took effect on 3 April 2030.');
    expect(findings[5]?.summary).toBe(
      'It was aimed at the excluded. The agreement excludes Red Hand: named.',
    );
  });

  it('says what stays open where it cannot tell', () => {
    expect(findingOn(strike({ dateTold: null }))?.summary).toBe(
      'Whether the agreement was in force cannot be told. No report gives a date.',
    );
  });

  it('makes no finding where no clause speaks of the kind', () => {
    const incident: Incident = { id: asId('i1'), type: 'arrest', allegations: [asId('a1')], fields: {} };
    expect(run({ allegations: [strike({ type: 'arrest' })], incidents: [incident] })).toEqual([]);
  });

  it('watches a threat and says that it reaches beyond the excluded list', () => {
    const threat = commitment(struck, mention('Ardia', 'ardia', 'russia'), toldDate('2030-05-09'), {
      kind: 'threat',
      content: 'hit groups',
      passages: [passage(struck, threatened)],
    });
    const [finding] = run({ commitments: [threat], commitmentGroups: [{ commitments: [threat.id] }] });
    expect(finding?.outcome).toBe('to be watched');
    expect(finding?.summary).toContain('to be watched from 9 May 2030');
    expect(finding?.steps.find((s) => s.question === 'excluded')?.reason).toContain(
      'wider than the excluded list',
    );
    expect(finding?.steps.find((s) => s.question === 'party bound')?.reason).toContain('guarantor');
  });
});
