import type { Finding } from '../../src/domain/finding.ts';
import type { FiveReportCheck, FiveReportsRun } from './check.ts';

/** What the briefing must say under the agreement of February 2016. */
export const checks: readonly FiveReportCheck[] = [
  {
    id: 'assessment.excluded-and-parties',
    what: 'Nusra and the Islamic State are excluded; parties that joined are inside; the proposal is wider than the list',
    holds: (run) =>
      commitmentFindings(run).some(({ steps }) => {
        const scope = steps.find((s) => s.question === 'excluded');
        return (
          scope?.answer === 'cannot tell' &&
          scope.reason.includes('wider than the excluded list') &&
          scope.passages.length > 0
        );
      }) && ['isis', 'nusra'].every((id) => run.briefing.agreement?.excluded.some((e) => e.actor === id)),
  },
  {
    id: 'assessment.threat-is-watched',
    what: 'a unilateral threat by a guarantor is no violation but is to be watched from 25 May',
    holds: (run) => {
      const threats = new Set(
        run.briefing.commitments
          .filter((c) => c.kind === 'threat' && c.due.value === '2016-05-25')
          .map((c) => c.id),
      );
      const inGroup = run.briefing.commitmentGroups
        .filter((g) => g.commitments.some((c) => threats.has(c)))
        .flatMap((g) => g.commitments);
      const findings = commitmentFindings(run).filter(
        (f) => f.subject.kind === 'commitment' && inGroup.includes(f.subject.id),
      );
      return (
        findings.length > 0 &&
        findings.every(
          (f) =>
            f.outcome === 'to be watched' &&
            f.summary.includes('25 May 2016') &&
            f.steps.some((s) => s.reason.includes('guarantor')),
        )
      );
    },
  },
  {
    id: 'assessment.before-the-truce',
    what: 'the strike of January 2016 is not in force, so no violation',
    holds: ({ briefing }) => {
      const early = briefing.allegations.filter((a) => a.date === '2016-01-12').map((a) => a.id);
      const incidents = briefing.incidents
        .filter((i) => i.allegations.some((a) => early.includes(a)))
        .map((i) => i.id);
      const findings = briefing.findings.filter(
        (f) => f.subject.kind === 'incident' && incidents.includes(f.subject.id),
      );
      return (
        findings.length > 0 &&
        findings.every(
          (f) =>
            f.outcome === 'outside the agreement' &&
            f.steps.some((s) => s.question === 'in force' && s.answer === 'no'),
        )
      );
    },
  },
];

function commitmentFindings(run: FiveReportsRun): readonly Finding[] {
  return run.briefing.findings.filter((f) => f.subject.kind === 'commitment');
}
