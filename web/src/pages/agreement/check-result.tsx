import type { AgreementCheck } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Panel } from '../../design/small-parts.tsx';
import { ErrorState } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { OutcomeBadge, SubjectLink } from './compliance-tab.tsx';

interface Props {
  readonly check: AgreementCheck | null;
  readonly error: Error | null;
  readonly waiting: boolean;
  readonly changed: boolean;
  readonly jump: (line: number, column: number) => void;
}

/** What a check came to: the mistakes with the way to each, or what the changed text would change. */
export function CheckResult({ check, error, waiting, changed, jump }: Props) {
  if (error && !waiting) return <ErrorState error={error} />;
  return (
    <>
      <Panel title={t('agreement.check')}>
        <p id="editor-check" role="status">
          {waiting || !check
            ? t('agreement.checking')
            : check.ok
              ? t('agreement.valid')
              : t('agreement.problems', { n: check.problems.length })}
        </p>
        {check && <Problems problems={check.problems} jump={jump} />}
      </Panel>
      {check?.ok === true && (
        <Panel title={t('agreement.effect')}>
          <Changes check={check} changed={changed} />
        </Panel>
      )}
    </>
  );
}

function Problems({
  problems,
  jump,
}: { readonly problems: AgreementCheck['problems'] } & Pick<Props, 'jump'>) {
  return (
    <ol className="plain problem-list">
      {problems.map((problem, i) => (
        <li key={i}>
          {problem.line !== null && (
            <Button
              look="small"
              onPress={() => {
                jump(problem.line ?? 1, problem.column ?? 1);
              }}
            >
              {t('agreement.line', { line: problem.line })}
            </Button>
          )}
          <span>
            {problem.path !== '' && <code dir="ltr">{problem.path}</code>}{' '}
            <span lang="en" dir="auto">
              {problem.message}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** So many changes are listed; the number of all stands above them. */
const mostListed = 100;

function Changes({ check, changed }: { readonly check: AgreementCheck; readonly changed: boolean }) {
  const { changes, compared } = check;
  if (compared === null) return <p className="soft">{t('agreement.nothingCompared')}</p>;
  if (changes.length === 0)
    return (
      <p>{changed ? t('agreement.noEffect', { n: compared }) : t('agreement.unchanged', { n: compared })}</p>
    );
  return (
    <>
      <p>{t('agreement.changes', { n: changes.length })}</p>
      <ul className="plain change-list">
        {changes.slice(0, mostListed).map((change) => (
          <li key={`${change.subject.id} ${change.clause}`}>
            <SubjectLink subject={change.subject}>
              <bdi lang="en">{change.subject.title}</bdi>
            </SubjectLink>{' '}
            <bdi className="soft small">{change.clause}</bdi>
            <span className="before-after">
              <Outcome outcome={change.before} /> <span aria-label={t('agreement.becomes')}>→</span>{' '}
              <Outcome outcome={change.after} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: AgreementCheck['changes'][number]['before'] }) {
  return outcome === null ? (
    <span className="soft">{t('agreement.notHeld')}</span>
  ) : (
    <OutcomeBadge outcome={outcome} />
  );
}
