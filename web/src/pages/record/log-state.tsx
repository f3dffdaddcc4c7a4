import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { Answer, ErrorState } from '../../design/states.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { toHex } from '../../record/base64.ts';
import {
  compareWithLastSeen,
  keepLastSeen,
  readLastSeen,
  type GrowthResult,
  type LastSeen,
} from '../../record/last-seen.ts';
import { verifyLog, type LogVerification } from '../../record/verify-log.ts';
import { readConsistency, readLogPage, readSignedState, useSignedState } from './use-record.ts';

/** Whether the log only grew since this browser last looked, and the check of all of it. */
export function LogState() {
  const state = useSignedState();
  return (
    <Panel title={t('record.state')}>
      <div className="stacked">
        <Answer query={state} lines={3}>
          {({ note, verifierKey }) => <Growth note={note} verifierKey={verifierKey} />}
        </Answer>
        <WholeLog />
      </div>
    </Panel>
  );
}

interface Signed {
  readonly note: string;
  readonly verifierKey: string;
}

function Growth({ note, verifierKey }: Signed) {
  // What was seen before this visit: kept once, so that the answer does not change by being looked at.
  const [seen] = useState<LastSeen | null>(() => readLastSeen(localStorage));
  const growth = useQuery<GrowthResult>({
    queryKey: ['growth of the log', note, verifierKey, seen?.note],
    queryFn: async () => {
      const result = await compareWithLastSeen(seen, note, verifierKey, readConsistency);
      // A log that is wrong is not taken for the new normal: the next visit compares with the same state again.
      if (result.outcome !== 'wrong')
        keepLastSeen(localStorage, { note, verifierKey, at: new Date().toISOString() });
      return result;
    },
    staleTime: Infinity,
    retry: false,
  });
  if (growth.error) return <ErrorState error={growth.error} retry={() => void growth.refetch()} />;
  if (!growth.data) return <p role="status">{t('record.comparing')}</p>;
  return <GrowthWords result={growth.data} seen={seen} verifierKey={verifierKey} />;
}

interface WordsProps {
  readonly result: GrowthResult;
  readonly seen: LastSeen | null;
  readonly verifierKey: string;
}

function GrowthWords({ result, seen, verifierKey }: WordsProps) {
  if (result.outcome === 'wrong') {
    return (
      <div role="alert" className="growth-wrong">
        <Badge tone="bad">{t('record.alarm')}</Badge>
        <p>{t(`record.wrong.${result.problem}`)}</p>
        <p className="soft">{t('record.alarmAdvice')}</p>
        {result.problem === 'key' && <AcceptKey verifierKey={verifierKey} />}
      </div>
    );
  }
  const { now } = result;
  return (
    <div role="status" className="stacked-small">
      <p>
        <Badge tone="good">{t(`record.growth.${result.outcome}`)}</Badge>
      </p>
      <p>
        {result.outcome === 'first visit' && t('record.firstVisit')}
        {result.outcome === 'unchanged' && t('record.unchanged', { n: now.size })}
        {result.outcome === 'only grew' && t('record.grew', { before: result.before.size, now: now.size })}
      </p>
      {seen && (
        <p className="soft small">
          {t('record.lastLooked')} <DateText instant={seen.at} />
        </p>
      )}
      <dl className="state-facts small">
        <dt>{t('record.size')}</dt>
        <dd className="number">{formatNumber(now.size)}</dd>
        <dt>{t('record.origin')}</dt>
        <dd>
          <bdi dir="ltr">{now.origin}</bdi>
        </dd>
        <dt>{t('record.root')}</dt>
        <dd>
          <code dir="ltr">{toHex(now.root)}</code>
        </dd>
      </dl>
    </div>
  );
}

/** A new key is a person's to accept: the state seen with the old one is then forgotten. */
function AcceptKey({ verifierKey }: { readonly verifierKey: string }) {
  return (
    <Button
      look="danger"
      onPress={() => {
        void readSignedState().then((state) => {
          if (state.verifierKey !== verifierKey) return;
          keepLastSeen(localStorage, { ...state, at: new Date().toISOString() });
          location.reload();
        });
      }}
    >
      {t('record.acceptKey')}
    </Button>
  );
}

interface Running {
  readonly checked: number;
  readonly size: number;
}

/** Reads every entry and computes the root anew. */
function WholeLog() {
  const stop = useRef<AbortController>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const [result, setResult] = useState<LogVerification | Error | null>(null);
  const start = async () => {
    stop.current = new AbortController();
    setResult(null);
    setRunning({ checked: 0, size: 0 });
    try {
      const { signal } = stop.current;
      const state = await readSignedState(signal);
      const progress = (checked: number, size: number) => {
        setRunning({ checked, size });
      };
      setResult(await verifyLog({ ...state, entries: readLogPage }, progress, signal));
    } catch (error) {
      setResult(stop.current.signal.aborted ? { outcome: 'cancelled', checked: 0 } : asError(error));
    } finally {
      setRunning(null);
    }
  };
  return (
    <div className="stacked-small">
      {running ? (
        <>
          <label className="stacked-small">
            <span>{t('record.reading', { checked: running.checked, size: running.size })}</span>
            <progress value={running.checked} max={Math.max(running.size, 1)} />
          </label>
          <p>
            <Button onPress={() => stop.current?.abort()}>{t('frame.cancel')}</Button>
          </p>
        </>
      ) : (
        <p>
          <Button onPress={() => void start()}>{t('record.verifyAll')}</Button>
        </p>
      )}
      <div role="status">{result && <WholeLogResult result={result} />}</div>
    </div>
  );
}

function WholeLogResult({ result }: { readonly result: LogVerification | Error }) {
  if (result instanceof Error) return <ErrorState error={result} />;
  switch (result.outcome) {
    case 'verified':
      return (
        <p>
          <Badge tone="good">{t('record.allVerified')}</Badge>{' '}
          {t('record.allVerifiedWords', { n: result.checkpoint.size })}
        </p>
      );
    case 'cancelled':
      return <p className="soft">{t('record.cancelled', { n: result.checked })}</p>;
    case 'wrong':
      return (
        <p>
          <Badge tone="bad">{t('record.notVerified')}</Badge>{' '}
          {t(`record.wholeWrong.${result.problem}`, { seq: String(result.seq ?? '') })}
        </p>
      );
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
