import { Link } from '@tanstack/react-router';
import { filterQuery, narrows } from '../../app/search-params.ts';
import { Empty } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import type { IncidentsSearch } from './search.ts';

/** Nothing fits the filters, or nothing has been told at all: two different things, and two ways on. */
export function NoIncident({ search }: { readonly search: IncidentsSearch }) {
  if (!narrows(filterQuery(search))) {
    return (
      <Empty
        title={t('incidents.empty')}
        actions={
          <Link to="/reports" className="button">
            {t('frame.reports')}
          </Link>
        }
      >
        {t('incidents.emptyAdvice')}
      </Empty>
    );
  }
  return (
    <Empty
      title={t('incidents.none')}
      actions={
        <Link
          to="/incidents"
          search={{ view: search.view, at: search.at, hide: search.hide }}
          className="button"
        >
          {t('frame.clearFilters')}
        </Link>
      }
    >
      {t('incidents.noneAdvice')}
    </Empty>
  );
}
