import { Link } from '@tanstack/react-router';
import { narrows } from '../../app/search-params.ts';
import { Empty } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { statementQuery, type StatementsSearch } from './search.ts';

/** Nothing fits the filters, or nobody's words have been read at all: two different things, and two ways on. */
export function NoStatement({ search }: { readonly search: StatementsSearch }) {
  if (!narrows(statementQuery(search))) {
    return (
      <Empty
        title={t('statements.empty')}
        actions={
          <>
            <Link className="button" to="/reports">
              {t('frame.reports')}
            </Link>
            <Link className="button" to="/sources">
              {t('frame.sources')}
            </Link>
          </>
        }
      >
        {t('statements.emptyAdvice')}
      </Empty>
    );
  }
  return (
    <Empty
      title={t('statements.none')}
      actions={
        <Link className="button" to="/statements" search={{ view: search.view }}>
          {t('frame.clearFilters')}
        </Link>
      }
    >
      {t('statements.noneAdvice')}
    </Empty>
  );
}
