import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { SourceView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, type Tone } from '../../design/small-parts.tsx';
import { Answer, Empty } from '../../design/states.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { AddSourceDialog } from './add-source-dialog.tsx';
import { RemoveSourceDialog } from './remove-source-dialog.tsx';
import { useSourceActions } from './use-source-actions.ts';

/** All sources, with whether they can be reached: an outage is not "nothing reported". */
export function SourceList() {
  const sources = useGet('/sources');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<SourceView | null>(null);
  const close = () => {
    setAdding(false);
    setRemoving(null);
  };
  return (
    <div className="source-list">
      <p>
        <Button
          look="main"
          onPress={() => {
            setAdding(true);
          }}
        >
          {t('sources.add')}
        </Button>
      </p>
      <Answer query={sources}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('sources.none')}>{t('sources.noneAdvice')}</Empty>
          ) : (
            <ul className="plain source-cards">
              {items.map((source) => (
                <li key={source.id}>
                  <SourceCard source={source} remove={setRemoving} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {adding && <AddSourceDialog onClose={close} />}
      {removing && <RemoveSourceDialog source={removing} onClose={close} />}
    </div>
  );
}

/** Sources that are looked at again and again; the others wait for people. */
const fetched: readonly string[] = ['feed', 'page', 'folder'];

interface CardProps {
  readonly source: SourceView;
  readonly remove: (source: SourceView) => void;
}

function SourceCard({ source, remove }: CardProps) {
  const { name, kind, location, reports, enabled } = source;
  const { pause, fetchNow, isPending } = useSourceActions();
  return (
    <article className="source" aria-label={name}>
      <p className="source-head">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Badge>{word('source', kind)}</Badge>
        <Reachability source={source} />
      </p>
      {location !== null && (
        <p className="soft small source-location" dir="ltr">
          {location}
        </p>
      )}
      <dl className="source-facts small">
        <dt>{t('sources.reports')}</dt>
        <dd className="number">{formatNumber(reports)}</dd>
        {fetched.includes(kind) && (
          <>
            <dt>{t('sources.lastSuccess')}</dt>
            <dd>
              {source.lastSuccessAt === null ? (
                t('sources.never')
              ) : (
                <DateText instant={source.lastSuccessAt} />
              )}
            </dd>
            {enabled && source.nextAttemptAt !== null && (
              <>
                <dt>{t('sources.nextAttempt')}</dt>
                <dd>
                  <DateText instant={source.nextAttemptAt} />
                </dd>
              </>
            )}
          </>
        )}
      </dl>
      {source.lastError !== null && (
        <p className="source-error small">
          {t('sources.lastError')}{' '}
          <span lang="en" dir="auto">
            {source.lastError}
          </span>
        </p>
      )}
      {fetched.includes(kind) && (
        <p className="source-buttons">
          {enabled && (
            <Button
              look="small"
              isDisabled={isPending}
              aria-label={t('sources.fetchOf', { name })}
              onPress={() => {
                fetchNow(source);
              }}
            >
              {t('sources.fetch')}
            </Button>
          )}
          <Button
            look="small"
            isDisabled={isPending}
            aria-label={t(enabled ? 'sources.pauseOf' : 'sources.resumeOf', { name })}
            onPress={() => {
              pause(source);
            }}
          >
            {enabled ? t('sources.pause') : t('sources.resume')}
          </Button>
          <Button
            look="small quiet"
            aria-label={t('sources.removeOf', { name })}
            onPress={() => {
              remove(source);
            }}
          >
            {t('sources.remove')}
          </Button>
        </p>
      )}
    </article>
  );
}

function Reachability({ source }: { readonly source: SourceView }) {
  const { kind, enabled, unreachableSince, lastSuccessAt } = source;
  if (!fetched.includes(kind)) return null;
  if (!enabled) return <Badge>{t('sources.paused')}</Badge>;
  if (unreachableSince !== null)
    return (
      <Badge tone="bad">
        {t('sources.unreachableSince')} <DateText instant={unreachableSince} />
      </Badge>
    );
  const [tone, words]: [Tone, string] =
    lastSuccessAt === null ? ['plain', t('sources.notYet')] : ['good', t('sources.reachable')];
  return <Badge tone={tone}>{words}</Badge>;
}
