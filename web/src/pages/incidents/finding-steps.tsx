import { Link } from '@tanstack/react-router';
import type { FindingView } from '../../api/views.ts';
import { Badge, type Tone } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import type { ReportNames } from '../../passages/report-names.ts';
import { ToldPassages } from '../../passages/told-passage.tsx';
import { outcomeTone } from './table-columns.tsx';

const answerTone: Readonly<Record<FindingView['steps'][number]['answer'], Tone>> = {
  yes: 'accent',
  no: 'plain',
  'cannot tell': 'warn',
};

/** Why this finding: the clause in its own words, and each question with its answer, reason and passage. */
export function FindingSteps({
  findings,
  names,
}: {
  readonly findings: readonly FindingView[];
  readonly names: ReportNames;
}) {
  if (findings.length === 0) return <p className="soft">{t('incidents.noFindings')}</p>;
  return (
    <>
      <p className="small soft">{t('incidents.proposed')}</p>
      {findings.map((finding) => (
        <section key={finding.id} id={finding.id} className="finding">
          <h3>
            <Badge tone={outcomeTone[finding.outcome]}>{word('outcome', finding.outcome)}</Badge>{' '}
            <Link to="/agreement" search={{}} hash={finding.clause}>
              {t('incidents.clause', { clause: finding.clause })}
            </Link>
          </h3>
          <blockquote className="clause-text" dir="auto" lang="en">
            {finding.clauseText}
          </blockquote>
          <p dir="auto" lang="en">
            {finding.summary}
          </p>
          <details open={findings.length === 1}>
            <summary>{t('incidents.why')}</summary>
            <ol className="finding-steps">
              {finding.steps.map((step) => (
                <li key={step.question}>
                  <p>
                    <strong>{word('question', step.question)}</strong>{' '}
                    <Badge tone={answerTone[step.answer]}>{word('answer', step.answer)}</Badge>
                  </p>
                  <p className="small" dir="auto" lang="en">
                    {step.reason}
                  </p>
                  <ToldPassages passages={step.passages} names={names} />
                </li>
              ))}
            </ol>
          </details>
        </section>
      ))}
    </>
  );
}
