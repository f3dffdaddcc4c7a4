import type { Contradiction, ContradictionSide } from '../../src/domain/contradiction.ts';
import type { FiveReportCheck, FiveReportLetter, FiveReportsRun } from './check.ts';

/** Each line of the expected contradictions; every side must be told by the reports that tell it. */
export const checks: readonly FiveReportCheck[] = [
  {
    id: 'contradictions.answer',
    what: 'the answer: rejected, not received, lukewarm or no agreement, neither accepted nor rejected',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) =>
          c.field === 'answer' &&
          told(run, c, /^rejected/, ['A', 'U']) &&
          told(run, c, /^not received/, ['R', 'N']) &&
          told(run, c, /^(?:lukewarm|no agreement)/, ['T']) &&
          told(run, c, /^left open/, ['N']),
      ),
  },
  {
    id: 'contradictions.place-of-talks',
    what: 'the talks: Jordan or Oman, with a note that the text itself adds another capital',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) =>
          c.field === 'where' &&
          told(run, c, /Jordan/, ['R']) &&
          told(run, c, /Oman/, ['T']) &&
          /Jordanian capital/.test(c.note ?? ''),
      ),
  },
  {
    id: 'contradictions.speaker',
    what: 'whose words: Davis in three reports, Allen in one',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) =>
          c.field === 'speaker' && told(run, c, /Davis/, ['A', 'N', 'U']) && told(run, c, /Allen/, ['T']),
      ),
  },
  {
    id: 'contradictions.speaker-of-the-first-sentence',
    what: 'the first sentence of these words: Davis also in R',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) => c.field === 'speaker' && told(run, c, /Davis/, ['R']) && told(run, c, /Allen/, ['T']),
      ),
  },
  {
    id: 'contradictions.blame',
    what: 'who breaks the truce: the regime; its forces and some rebels; some militant groups',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) =>
          c.field === 'blame' &&
          told(run, c, /regime/i, ['A']) &&
          told(run, c, /Assad/, ['N']) &&
          told(run, c, /rebel/i, ['N']) &&
          told(run, c, /militant/i, ['T']),
      ),
  },
  {
    id: 'contradictions.scope',
    what: 'whom the truce leaves out: not included, or not observing it',
    holds: (run) =>
      run.briefing.contradictions.some(
        (c) =>
          c.field === 'scope' &&
          told(run, c, /^left out/, ['R', 'N']) &&
          told(run, c, /^do not observe/, ['T']),
      ),
  },
  {
    id: 'contradictions.headlines',
    what: 'an offer that one headline calls proposed and another not received is no contradiction of its own',
    holds: ({ briefing }) =>
      briefing.contradictions.filter((c) => c.field === 'answer').length === 1 &&
      briefing.contradictions.every((c) => c.sides.every((s) => !/^propos/i.test(s.value))),
  },
  {
    id: 'contradictions.unresolved',
    what: 'every contradiction keeps two sides or more, each with a passage',
    holds: ({ briefing }) =>
      briefing.contradictions.length > 0 &&
      briefing.contradictions.every((c) => c.sides.length > 1 && c.sides.every((s) => s.passages.length > 0)),
  },
];

/** True when the sides whose value fits are told by all of these reports. */
function told(
  run: FiveReportsRun,
  c: Contradiction,
  value: RegExp,
  letters: readonly FiveReportLetter[],
): boolean {
  const tellers = new Set(c.sides.filter((s) => value.test(s.value)).flatMap(reportsOf));
  return letters.every((letter) => tellers.has(run.reports.get(letter)?.id ?? ''));
}

function reportsOf(side: ContradictionSide): string[] {
  return side.passages.map((p) => p.report);
}
