import type { CommitmentView } from '../../api/views.ts';
import { narrows } from '../../app/search-params.ts';
import { Empty } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { CommitmentCard } from './commitment-card.tsx';
import { commitmentQuery, type commitmentStatuses, type CommitmentsSearch } from './search.ts';

interface Props {
  readonly items: readonly CommitmentView[];
  readonly search: CommitmentsSearch;
  readonly settle: (commitment: CommitmentView) => void;
}

/** All commitments by what became of them: what waits for a person's word first. */
export function CommitmentList({ items, search, settle }: Props) {
  if (items.length === 0)
    return narrows(commitmentQuery(search)) ? (
      <Empty title={t('commitments.none')}>{t('commitments.noneAdvice')}</Empty>
    ) : (
      <Empty title={t('commitments.empty')}>{t('commitments.emptyAdvice')}</Empty>
    );
  const order = ['due', 'past', 'open', 'broken', 'kept'] satisfies (typeof commitmentStatuses)[number][];
  return (
    <div className="commitment-groups">
      {order.map((status) => {
        const own = items.filter((item) => item.status === status);
        return own.length === 0 ? null : (
          <section key={status} aria-labelledby={`commitments-${status}`}>
            <h2 id={`commitments-${status}`}>
              {word('commitmentStatus', status)} <span className="soft number">{own.length}</span>
            </h2>
            <ul className="plain commitment-cards">
              {own.map((item) => (
                <li key={item.id}>
                  <CommitmentCard commitment={item} settle={settle} linked={item.id === search.id} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
