import { useMutation } from '@tanstack/react-query';
import type { RecordEntry } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge } from '../../design/small-parts.tsx';
import { ErrorState } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { checkedCheckpoint } from '../../record/signed-checkpoint.ts';
import { verifyEntry, type StepResult } from '../../record/verify-entry.ts';
import { readProvenEntry, readSignedState } from './use-record.ts';

/** An entry's proof, and a button that checks it here: nothing of the server's own word is taken. */
export function EntryProof({ entry }: { readonly entry: RecordEntry }) {
  const check = useMutation<readonly StepResult[]>({ mutationFn: () => verifyHere(entry.seq) });
  return (
    <>
      <p>
        <Button
          look="main"
          isDisabled={check.isPending}
          onPress={() => {
            check.mutate();
          }}
        >
          {t('record.verify')}
        </Button>
      </p>
      <div role="status">
        {check.isPending && <p>{t('record.verifying')}</p>}
        {check.data && <Steps steps={check.data} />}
      </div>
      {check.error && <ErrorState error={check.error} />}
      <details>
        <summary>{t('record.hashes', { n: entry.proof.hashes.length })}</summary>
        <dl className="proof-facts">
          <dt>{t('record.canonical')}</dt>
          <dd>
            <pre tabIndex={0} dir="ltr" aria-label={t('record.canonical')}>
              {entry.canonical}
            </pre>
          </dd>
          <dt>{t('record.leaf')}</dt>
          <dd>
            <code dir="ltr">{entry.leaf}</code>
          </dd>
          <dt>{t('record.path', { size: entry.proof.size })}</dt>
          <dd>
            <ol dir="ltr">
              {entry.proof.hashes.map((hash, i) => (
                <li key={i}>
                  <code>{hash}</code>
                </li>
              ))}
            </ol>
          </dd>
        </dl>
      </details>
    </>
  );
}

function Steps({ steps }: { readonly steps: readonly StepResult[] }) {
  const ok = steps.every((step) => step.ok);
  return (
    <>
      <p>
        <Badge tone={ok ? 'good' : 'bad'}>{ok ? t('record.verified') : t('record.notVerified')}</Badge>
      </p>
      <ol className="plain check-steps">
        {steps.map(({ step, ok: stepOk }) => (
          <li key={step} data-ok={stepOk}>
            <span aria-hidden="true">{stepOk ? '✓' : '✗'}</span> {t(`record.step.${step}`)}:{' '}
            {stepOk ? t('record.yes') : t('record.no')}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The newest checkpoint first, then the proof for just that size: between two requests the log may have grown. */
async function verifyHere(seq: number): Promise<readonly StepResult[]> {
  const { note, verifierKey } = await readSignedState();
  const size = checkedCheckpoint(note, verifierKey)?.size ?? seq + 1;
  const entry = await readProvenEntry(seq, Math.max(size, seq + 1));
  return verifyEntry(entry, note, verifierKey);
}
