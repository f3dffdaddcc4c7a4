import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CommitmentStatus, CommitmentView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, OutletName, PassageQuote, type Tone } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';

const tones: Readonly<Record<CommitmentStatus, Tone>> = {
  open: 'plain',
  due: 'warn',
  past: 'warn',
  kept: 'good',
  broken: 'bad',
};

export function StatusBadge({ status }: { readonly status: CommitmentStatus }) {
  return <Badge tone={tones[status]}>{word('commitmentStatus', status)}</Badge>;
}

interface Props {
  readonly commitment: CommitmentView;
  readonly settle: (commitment: CommitmentView) => void;
  /** A link leads to it: it is brought into view. */
  readonly linked?: boolean;
}

/** One commitment, whole: who, what, by when, who tells it, and what a person said became of it. */
export function CommitmentCard({ commitment, settle, linked = false }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (linked) card.current?.scrollIntoView({ block: 'center' });
  }, [linked]);
  const { by, kind, content, due, sense, status, report, outlet, passages, id } = commitment;
  return (
    <article
      ref={card}
      className={linked ? 'commitment linked' : 'commitment'}
      aria-label={`${word('commitment', kind)}: ${by.name}`}
    >
      <p className="commitment-head">
        <StatusBadge status={status} />
        <Badge>{word('commitment', kind)}</Badge>
        <span className="commitment-due">
          {t(`commitments.sense.${sense}`)} <DateText date={due} />
        </span>
      </p>
      <p>
        <strong>
          <bdi>{by.name}</bdi>
        </strong>{' '}
        <span className="soft small">{word('side', by.side)}</span>
      </p>
      <p>
        <bdi lang="en">{content}</bdi>
      </p>
      <details>
        <summary>{t('commitments.passages', { n: passages.length })}</summary>
        {passages.map((passage) => (
          <PassageQuote key={passage.start} passage={passage} />
        ))}
      </details>
      <p className="commitment-foot">
        <Link to="/reports/$id" params={{ id: report }} search={{ at: id }}>
          <OutletName name={outlet} />
        </Link>
        <Button
          look="small"
          aria-label={t('commitments.settleOf', { by: by.name })}
          onPress={() => {
            settle(commitment);
          }}
        >
          {t('commitments.settle')}
        </Button>
      </p>
    </article>
  );
}
