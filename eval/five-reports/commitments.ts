import type { Commitment } from '../../src/domain/commitment.ts';
import { keptParts } from '../../src/domain/report.ts';
import { findDates } from '../../src/extraction/dates/dates.ts';
import type { Analyse } from '../../src/language/analysis.ts';
import { createAnalyserFromDisk } from '../../src/storage/load-resources.ts';
import {
  fiveReportLetters,
  type FiveReportCheck,
  type FiveReportLetter,
  type FiveReportsRun,
} from './check.ts';

const theDay = '2016-05-25';

/** What falls due when, and the dates told beside it. */
export const checks: readonly FiveReportCheck[] = [
  {
    id: 'commitments.offer',
    what: 'Russia offers joint strikes from 25 May 2016: all five',
    holds: (run) =>
      fiveReportLetters.every((l) =>
        due(run, l, 'offer').some((c) => isRussian(c) && c.due.value === theDay && c.sense === 'from'),
      ),
  },
  {
    id: 'commitments.threat',
    what: 'Russia reserves strikes of its own from 25 May 2016: R, T, N; not A, not U',
    holds: (run) =>
      letters('RTN').every((l) =>
        due(run, l, 'threat').some((c) => isRussian(c) && c.due.value === theDay && c.sense === 'from'),
      ) && letters('AU').every((l) => run.extractions.has(l) && due(run, l, 'threat').length === 0),
  },
  {
    id: 'commitments.one-day',
    what: 'next Wednesday (T), next week (A) and planned for Wednesday (U) are that day',
    holds: (run) =>
      any(run, 'T', (c) => /next Wednesday/.test(c.due.wording) && c.due.value === theDay) &&
      any(run, 'U', (c) => /Wednesday/.test(c.due.wording) && c.due.value === theDay) &&
      any(run, 'A', (c) => /next week/.test(c.due.wording) && c.due.from <= theDay && theDay <= c.due.to),
  },
  {
    id: 'commitments.truce-began',
    what: 'the truce dates from February 2016: A, N, U',
    holds: (run) => letters('ANU').every((l) => tells(run, l, /February/, '2016-02')),
  },
  {
    id: 'commitments.last-week',
    what: 'N: last week the two agreed to reinforce a short truce in cities',
    holds: (run) =>
      (run.extractions.get('N')?.statements ?? []).some(
        (s) =>
          s.act === 'accept' && s.when !== null && s.when.from >= '2016-05-08' && s.when.to <= '2016-05-16',
      ),
  },
  {
    id: 'commitments.earlier-this-month',
    what: 'A: earlier this month the two pledged to redouble their efforts',
    holds: (run) =>
      (run.extractions.get('A')?.statements ?? []).some(
        (s) => s.act === 'promise' && /redouble/.test(s.about) && s.when?.value === '2016-05',
      ),
  },
  {
    id: 'commitments.earlier-steps',
    what: 'the withdrawal began in March 2016 (U), the campaign in September 2015 (R)',
    holds: (run) => tells(run, 'U', /March/, '2016-03') && tells(run, 'R', /September/, '2015-09'),
  },
];

function letters(list: string): FiveReportLetter[] {
  return fiveReportLetters.filter((l) => list.includes(l));
}

function due(run: FiveReportsRun, letter: FiveReportLetter, kind: Commitment['kind']): readonly Commitment[] {
  return (run.extractions.get(letter)?.commitments ?? []).filter((c) => c.kind === kind);
}

function any(run: FiveReportsRun, letter: FiveReportLetter, holds: (c: Commitment) => boolean): boolean {
  return (run.extractions.get(letter)?.commitments ?? []).some(holds);
}

function isRussian(commitment: Commitment): boolean {
  return /Shoigu|Russia|Moscow/.test(commitment.by.name);
}

let analyse: Analyse | null = null;

/** True when the report tells a date in these words that resolves to this value. */
function tells(run: FiveReportsRun, letter: FiveReportLetter, wording: RegExp, value: string): boolean {
  const report = run.reports.get(letter);
  if (report === undefined) return false;
  analyse ??= createAnalyserFromDisk();
  const dates = findDates(report, analyse(report.text, keptParts(report)));
  return dates.some((d) => wording.test(d.told.wording) && d.told.value === value);
}
