import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import type { AllegationView, CommitmentView, StatementView } from '../../api/views.ts';
import { Badge, DateText, RangeCount } from '../../design/small-parts.tsx';
import { formatList } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import type { Reading } from './passages.ts';

/** What was read, beside the text. The heading leads to the passage; the passage leads back to the card. */
export function ReadingCards(props: {
  readonly readings: readonly Reading[];
  readonly at: string | null;
  readonly onLook: (id: string) => void;
}) {
  const { readings, at, onLook } = props;
  if (readings.length === 0) return <p className="soft">{t('reports.nothingRead')}</p>;
  return (
    <ol className="plain reading-cards">
      {readings.map((reading) => (
        <Card key={reading.id} reading={reading} isLooked={reading.id === at} onLook={onLook} />
      ))}
    </ol>
  );
}

function Card(props: {
  readonly reading: Reading;
  readonly isLooked: boolean;
  readonly onLook: (id: string) => void;
}) {
  const { reading, isLooked, onLook } = props;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isLooked) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isLooked]);
  return (
    <li ref={item} className={`reading-card kind-${reading.kind}`} data-looked={isLooked}>
      <button
        type="button"
        className="reading-head"
        aria-pressed={isLooked}
        onClick={() => {
          onLook(reading.id);
        }}
      >
        <span className={`kind-dot mark-${reading.kind}`} aria-hidden="true" />
        <Heading reading={reading} />
      </button>
      {reading.kind === 'statement' ? (
        <StatementFacts statement={reading.statement} />
      ) : reading.kind === 'allegation' ? (
        <AllegationFacts allegation={reading.allegation} />
      ) : (
        <CommitmentFacts commitment={reading.commitment} />
      )}
    </li>
  );
}

function Heading({ reading }: { readonly reading: Reading }): ReactNode {
  switch (reading.kind) {
    case 'statement':
      return (
        <span>
          <bdi>{reading.statement.speaker.name}</bdi>{' '}
          <span className="soft">{word('act', reading.statement.act)}</span>
        </span>
      );
    case 'allegation': {
      const { type, placeName, place } = reading.allegation;
      const where = place?.name ?? placeName;
      return where === null
        ? word('type', type)
        : t('today.typeAt', { type: word('type', type), place: where });
    }
    case 'commitment':
      return (
        <span>
          {word('commitment', reading.commitment.kind)}: <bdi>{reading.commitment.by.name}</bdi>
        </span>
      );
  }
}

function StatementFacts({ statement }: { readonly statement: StatementView }) {
  const { about, role, quoted, via, addressee, occasion, when, reason } = statement;
  return (
    <>
      <p dir="auto" lang="en">
        {about}
      </p>
      <p className="reading-facts">
        <Badge tone={quoted ? 'accent' : 'plain'}>
          {quoted ? t('reports.quoted') : t('reports.paraphrased')}
        </Badge>
        {role !== null && <bdi>{role}</bdi>}
        {addressee !== null && <span>{t('reports.to', { name: addressee.name })}</span>}
        {via !== null && <span>{t('reports.via', { name: via })}</span>}
        {occasion !== null && <bdi>{occasion}</bdi>}
        {when !== null && <DateText date={when} />}
      </p>
      <Why reason={reason} />
    </>
  );
}

/** Which rule or model read it. */
function Why({ reason }: { readonly reason: string }) {
  return (
    <details className="why small soft">
      <summary>{t('reports.why')}</summary>
      {reason}
    </details>
  );
}

function AllegationFacts({ allegation }: { readonly allegation: AllegationView }) {
  const {
    evidence,
    date,
    perpetrator,
    perpetratorSide,
    saidBy,
    killed,
    injured,
    negated,
    hypothetical,
    general,
    incident,
    reason,
    target,
  } = allegation;
  return (
    <>
      <p dir="auto" lang="en">
        “{evidence}”
      </p>
      <p className="reading-facts">
        <DateText date={date} />
        {perpetrator !== null && (
          <span>
            {t('reports.by', { name: perpetrator.name })} ({word('side', perpetratorSide)})
          </span>
        )}
        {saidBy !== null && <span>{t('reports.saidBy', { name: saidBy.name })}</span>}
        {target.length > 0 && <span>{formatList(target.map((kind) => word('target', kind)))}</span>}
        {killed !== null && (
          <span>
            {t('field.killed')} <RangeCount {...killed} />
          </span>
        )}
        {injured !== null && (
          <span>
            {t('field.injured')} <RangeCount {...injured} />
          </span>
        )}
        {negated && <Badge tone="warn">{t('status.denied')}</Badge>}
        {hypothetical && <Badge tone="warn">{t('status.feared')}</Badge>}
        {general && <Badge>{t('reports.general')}</Badge>}
        {incident !== null && (
          <Link to="/incidents/$id" params={{ id: incident }} search={{}}>
            {t('reports.toIncident')}
          </Link>
        )}
      </p>
      <Why reason={reason} />
    </>
  );
}

function CommitmentFacts({ commitment }: { readonly commitment: CommitmentView }) {
  const { id, content, due, status } = commitment;
  return (
    <>
      <p dir="auto" lang="en">
        {content}
      </p>
      <p className="reading-facts">
        <span>
          {t('reports.due')} <DateText date={due} />
        </span>
        <Badge>{word('commitmentStatus', status)}</Badge>
        <Link to="/commitments" search={{ id }}>
          {t('today.calendar')}
        </Link>
      </p>
    </>
  );
}
