import { Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useList } from '../../api/queries.ts';
import type { StatementView } from '../../api/views.ts';
import { narrows } from '../../app/search-params.ts';
import { Badge, OutletName, PassageQuote } from '../../design/small-parts.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { formatSpan } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { actTone } from './act-tone.ts';
import { NoStatement } from './no-statement.tsx';
import { positionChanges, type Step, type Thread } from './position-changes.ts';
import { statementQuery, type StatementsSearch } from './search.ts';

/** More statements than this are not compared in the browser: the page says so and asks for a narrower selection. */
const mostCompared = 1_000;

/** Where somebody may have turned: the same speaker, the same matter, another position on a later day. */
export function PositionView({ search }: { readonly search: StatementsSearch }) {
  const query = { ...statementQuery(search), type: undefined };
  const list = useList('/statements', { query: { ...query, limit: 200 } });
  const { hasMore, isFetching, more, items } = list;
  const narrowed = narrows(query);
  const readAll = !hasMore || items.length >= mostCompared;
  useEffect(() => {
    if (!readAll && !isFetching) more();
  }, [readAll, isFetching, more]);
  const changes = useMemo(() => positionChanges(readAll ? items.map(dated) : []), [readAll, items]);
  if (list.error && !readAll) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.isPending || !readAll) return <Loading label={t('statements.comparing')} lines={8} />;
  if (items.length === 0) return <NoStatement search={{ ...search, act: undefined }} />;
  return (
    <div className="positions">
      <p className="soft">{t('statements.positionsHow')}</p>
      <p className="soft small" role="status">
        {t('statements.compared', { n: items.length })} {hasMore && t('statements.comparedPart')}{' '}
        {changes.undated > 0 && t('statements.undated', { n: changes.undated })}
      </p>
      {changes.threads.length === 0 ? (
        <Empty title={t('statements.noChange')}>
          {t('statements.noChangeAdvice')} {narrowed && t('statements.narrowedAdvice')}
        </Empty>
      ) : (
        <ol className="plain thread-list">
          {changes.threads.map((thread) => (
            <li key={thread.key}>
              <ThreadCard thread={thread} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A statement, dated by the report that tells it where nothing says when it was made. */
type Dated = Omit<StatementView, 'when'> & {
  readonly when: { readonly from: string; readonly to: string; readonly told?: boolean } | null;
};

function dated(statement: StatementView): Dated {
  const { when, toldOn } = statement;
  return when || toldOn === null
    ? statement
    : { ...statement, when: { from: toldOn, to: toldOn, told: true } };
}

function ThreadCard({ thread }: { readonly thread: Thread<Dated> }) {
  return (
    <section className="panel">
      <header>
        <h2>
          <bdi>{thread.speaker.name}</bdi>{' '}
          <span className="soft small">{word('side', thread.speaker.side)}</span>
        </h2>
        <span className="soft small">
          {t('statements.topic')}{' '}
          <bdi lang="en" dir="ltr">
            {thread.topic.join(', ')}
          </bdi>
        </span>
      </header>
      <ol className="plain timeline">
        {thread.steps.map((step) => (
          <li key={step.tellings[0]?.id} className={step.turn ? 'turn' : ''}>
            <TimelineStep step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function TimelineStep({ step }: { readonly step: Step<Dated> }) {
  const [first] = step.tellings;
  if (!first) return null;
  return (
    <>
      <p>
        {step.told && t('statements.toldOn')}{' '}
        <time dateTime={step.from}>{formatSpan(step.from, step.to)}</time>{' '}
        <Badge tone={actTone(step.act)}>{word('act', step.act)}</Badge>{' '}
        {step.turn && <Badge tone="warn">{t('statements.possibleChange')}</Badge>}
      </p>
      <p className="statement-about">
        <bdi lang="en">{first.about}</bdi>
      </p>
      <details>
        <summary>{t('statements.toldBy', { n: step.tellings.length })}</summary>
        <ul className="plain tellings">
          {step.tellings.map((telling) => (
            <li key={telling.id}>
              {telling.passages.map((passage) => (
                <PassageQuote key={passage.start} passage={passage}>
                  <Link to="/reports/$id" params={{ id: telling.report }} search={{ at: telling.id }}>
                    <OutletName name={telling.outlet} />
                  </Link>
                </PassageQuote>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
