import type { Allegation } from '../../src/domain/allegation.ts';
import type { Briefing } from '../../src/domain/briefing.ts';
import type { ReportId } from '../../src/domain/ids.ts';

/** One thing that the samples were written to show, as a question that their briefing answers with yes or no. */
export interface SampleCheck {
  readonly id: string;
  readonly what: string;
  readonly holds: (briefing: Briefing) => boolean;
}

export const sampleChecks: readonly SampleCheck[] = [
  {
    id: 'wire-copy',
    what: 'the Courier and the Post have one text between them, and the market is told by one origin there',
    holds: (b) =>
      b.copies.some(({ reports }) =>
        reports.every((r) => ['1-vessen-courier', '2-harbour-post'].some((s) => sourceOf(b, r).includes(s))),
      ),
  },
  {
    id: 'contradicted-toll',
    what: 'six or fourteen killed at the market of Orlava: both kept',
    holds: (b) =>
      b.contradictions.some(
        (c) =>
          c.field === 'how many' &&
          ['6', '14'].every((n) => c.sides.some((s) => s.value === n && s.passages.length > 0)),
      ),
  },
  {
    id: 'denial',
    what: 'the army denies that its guns fired',
    holds: (b) =>
      b.statements.some(
        (s) => s.act === 'deny' && /army|Marsh/.test(s.speaker.name) && s.about.includes('fired'),
      ),
  },
  {
    id: 'misattributed-quotation',
    what: 'the same words are given to Marsh and to Reiner: shown as a contradiction of speakers',
    holds: (b) =>
      b.contradictions.some(
        (c) =>
          c.field === 'speaker' && ['Marsh', 'Reiner'].every((n) => c.sides.some((s) => s.value.includes(n))),
      ),
  },
  {
    id: 'before-the-truce',
    what: 'the air strike on Tessary came before the truce: not in force',
    holds: (b) =>
      findingsAt(b, 'Tessary').some(
        (f) =>
          f.outcome === 'outside the agreement' &&
          f.steps.some((s) => s.question === 'in force' && s.answer === 'no'),
      ),
  },
  {
    id: 'excluded-group',
    what: 'the air strike on the Ashen Path at Dunmere hits the excluded',
    holds: (b) =>
      findingsAt(b, 'Dunmere').some((f) =>
        f.steps.some((s) => s.question === 'excluded' && s.answer === 'yes'),
      ),
  },
  {
    id: 'deadline',
    what: 'heavy guns are to leave Marrick by 20 May 2023',
    holds: (b) => b.commitments.some((c) => c.due.value === '2023-05-20' && c.sense === 'by'),
  },
  {
    id: 'threat',
    what: 'Reiner threatens strikes from 21 May 2023',
    holds: (b) =>
      b.commitments.some(
        (c) => c.kind === 'threat' && c.due.value === '2023-05-21' && c.by.name.includes('Reiner'),
      ),
  },
  {
    id: 'market',
    what: 'the shelling of Orlava is one incident on 11 May 2023, blamed on the army, told by at least four reports',
    holds: (b) =>
      b.incidents.some((i) => {
        const tellings = allegationsOf(b, i.allegations);
        const here = tellings.some(
          (a) =>
            a.type === 'shelling' &&
            a.place === 'Orlava' &&
            a.date === '2023-05-11' &&
            a.perpetratorSide === 'government',
        );
        return here && new Set(tellings.map((a) => a.report)).size >= 4;
      }),
  },
];

function sourceOf(briefing: Briefing, id: ReportId): string {
  return briefing.reports.find((r) => r.id === id)?.source ?? '';
}

function allegationsOf(briefing: Briefing, ids: readonly string[]): Allegation[] {
  return briefing.allegations.filter((a) => ids.includes(a.id));
}

function findingsAt(briefing: Briefing, place: string): Briefing['findings'] {
  const incidents = briefing.incidents
    .filter((i) => allegationsOf(briefing, i.allegations).some((a) => a.place === place))
    .map((i) => i.id);
  return briefing.findings.filter((f) => f.subject.kind === 'incident' && incidents.includes(f.subject.id));
}
