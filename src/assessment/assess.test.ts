import { describe, expect, it } from 'vitest';
import type { ActorMention, Side } from '../domain/actor.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { IsoDate, ToldDate } from '../domain/date.ts';
import type { Finding, FindingQuestion } from '../domain/finding.ts';
import type { Incident } from '../domain/grouping.ts';
import { asId, type ReportId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';
import { assess } from './assess.ts';
import type { AssessmentInput } from './assessment-input.ts';

const text =
  'Planes struck Orlo on Monday. We may hit groups which have not joined the truce, and the Red Hand, from 9 May.';
const report = asId<ReportId>('r1');

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

function told(from: string, to = from): ToldDate {
  return { value: from as IsoDate, from: from as IsoDate, to: to as IsoDate, precision: 1, wording: '' };
}

function actor(name: string, id: string | null, side: Side): ActorMention {
  return { name, actor: id === null ? null : asId(id), side, passage: { report, start: 0, end: 6 } };
}

function allegation(changes: Partial<Allegation> = {}): Allegation {
  const perpetrator =
    changes.perpetratorMention === undefined
      ? actor('government planes', 'karvelia', 'government')
      : changes.perpetratorMention;
  return {
    id: asId('a1'),
    report,
    type: 'airstrike',
    date: '2030-05-06' as IsoDate,
    dateTold: told('2030-05-06'),
    place: 'Orlo',
    placeMention: {
      name: 'Orlo',
      place: {
        id: asId('orlo'),
        name: 'Orlo',
        country: 'XA',
        admin1: null,
        kind: 'settlement',
        latitude: 1,
        longitude: 1,
        precision: 1,
      },
      passage: { report, start: 14, end: 18 },
    },
    admin1: null,
    perpetrator: perpetrator?.name ?? null,
    perpetratorMention: perpetrator,
    perpetratorSide: perpetrator?.side ?? 'unknown',
    attribution: 'narrated',
    saidBy: null,
    saidByMention: null,
    target: ['civilians'],
    targetMention: null,
    killed: null,
    killedTold: null,
    injured: null,
    injuredTold: null,
    negated: false,
    hypothetical: false,
    caption: false,
    general: false,
    evidence: 'Planes struck Orlo',
    evidencePassage: { report, start: 0, end: 18 },
    passages: {},
    confidence: 1,
    reason: '',
    ...changes,
  };
}

function commitment(by: ActorMention): Commitment {
  return {
    id: asId('c1'),
    report,
    statement: null,
    kind: 'threat',
    by,
    content: 'hit groups',
    due: told('2030-05-09'),
    sense: 'from',
    passages: [{ report, start: 30, end: text.length }],
    confidence: 1,
  };
}

function run(changes: Partial<AssessmentInput>): readonly Finding[] {
  return assess({
    agreement,
    reports: [{ id: report, text } as Report], // the assessment reads nothing else of a report
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
    const finding = findingOn(allegation());
    expect(finding?.outcome).toBe('would be a violation if true');
    expect(finding?.steps).toHaveLength(6);
  });

  it('leaves what happened before the truce outside it', () => {
    const finding = findingOn(allegation({ dateTold: told('2030-04-02') }));
    expect(answer(finding, 'in force')).toBe('no');
    expect(finding?.outcome).toBe('outside the agreement');
  });

  it('cannot tell on the day on which the truce began at noon', () => {
    expect(answer(findingOn(allegation({ dateTold: told('2030-04-03') })), 'in force')).toBe('cannot tell');
  });

  it('counts the last midnight as the end', () => {
    expect(answer(findingOn(allegation({ dateTold: told('2030-05-31') })), 'in force')).toBe('yes');
    expect(answer(findingOn(allegation({ dateTold: told('2030-06-02') })), 'in force')).toBe('no');
  });

  it('puts strikes by or on the excluded outside', () => {
    const by = allegation({ perpetratorMention: actor('Red Hand', 'red-hand', 'excluded') });
    const on = allegation({ targetMention: actor('Red Hand', 'red-hand', 'excluded') });
    expect(findingOn(by)?.outcome).toBe('outside the agreement');
    expect(answer(findingOn(on), 'excluded')).toBe('yes');
  });

  it('cannot tell whether one group of a side was bound whose acceptance was only reported', () => {
    const finding = findingOn(
      allegation({ perpetratorMention: actor('Free Brigade', 'free-brigade', 'opposition') }),
    );
    expect(answer(finding, 'party bound')).toBe('cannot tell');
    expect(finding?.outcome).toBe('undeterminable');
  });

  it('says cannot tell where the tellings differ', () => {
    const other = allegation({
      id: asId('a2'),
      perpetratorMention: actor('Red Hand', 'red-hand', 'excluded'),
    });
    expect(answer(findingOn(allegation(), other), 'excluded')).toBe('cannot tell');
  });

  it('asks for the exception where a telling uses its words', () => {
    const phrase = 'Planes struck Orlo in response';
    const finding = run({
      reports: [{ id: report, text: phrase } as Report],
      allegations: [allegation({ evidencePassage: { report, start: 0, end: phrase.length } })],
      incidents: [{ id: asId('i1'), type: 'airstrike', allegations: [asId('a1')], fields: {} }],
    })[0];
    expect(answer(finding, 'exception')).toBe('cannot tell');
  });

  it('makes no finding where no clause speaks of the kind', () => {
    const incident: Incident = { id: asId('i1'), type: 'arrest', allegations: [asId('a1')], fields: {} };
    expect(run({ allegations: [allegation({ type: 'arrest' })], incidents: [incident] })).toEqual([]);
  });

  it('watches a threat and says that it reaches beyond the excluded list', () => {
    const threat = commitment(actor('Ardia', 'ardia', 'russia'));
    const [finding] = run({ commitments: [threat], commitmentGroups: [{ commitments: [threat.id] }] });
    expect(finding?.outcome).toBe('to be watched');
    expect(finding?.summary).toContain('2030-05-09');
    expect(finding?.steps.find((s) => s.question === 'excluded')?.reason).toContain(
      'wider than the excluded list',
    );
    expect(finding?.steps.find((s) => s.question === 'party bound')?.reason).toContain('guarantor');
  });
});
