import { getRouteApi, Link } from '@tanstack/react-router';
import { TextField } from '../../design/fields.tsx';
import { Panel } from '../../design/small-parts.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { destinationOf } from './destinations.ts';
import { FoundItem } from './found-item.tsx';
import { useSearch } from './use-search.ts';
import './search.css';

const route = getRouteApi('/search');

/** What the words of the address find, by kind: a link that can be sent. */
export function SearchPage() {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { query, groups, asked, isWaiting } = useSearch(q);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('search.title')}</h1>
      </div>
      <div className="search-field">
        <TextField
          label={t('frame.searchAll')}
          hideLabel
          type="search"
          value={q}
          maxLength={300}
          placeholder={t('search.placeholder')}
          onChange={(words) => void navigate({ search: { q: words }, replace: true })}
        />
      </div>
      {query.error && asked.length > 1 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : asked.length < 2 ? (
        <Empty title={t('search.begin')}>{t('search.beginAdvice')}</Empty>
      ) : isWaiting && groups.length === 0 ? (
        <Loading />
      ) : groups.length === 0 ? (
        <Empty title={t('search.none', { words: asked })}>{t('search.noneAdvice')}</Empty>
      ) : (
        groups.map(({ kind, items }) => (
          <Panel key={kind} title={word('search.kind', kind)} bare>
            <ul className="plain found-list">
              {items.map((item) => (
                <li key={item.id}>
                  <Link {...destinationOf(kind, item)}>
                    <FoundItem kind={kind} item={item} />
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        ))
      )}
    </div>
  );
}
