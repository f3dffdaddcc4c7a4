import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { Loading } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { IncidentFilters } from './incident-filters.tsx';
import { incidentViews, type IncidentsSearch } from './search.ts';
import './incidents.css';

const route = getRouteApi('/incidents');
const MapPane = lazy(() => import('./map-pane.tsx'));
const TablePane = lazy(() => import('./table-pane.tsx'));
const TimelinePane = lazy(() => import('./timeline-pane.tsx'));

/** Incidents in three views of one selection; the whole of it stands in the address. */
export function IncidentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = search.view ?? 'map';
  const change = useCallback(
    (changed: Partial<IncidentsSearch>): void => {
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
    },
    [navigate],
  );
  return (
    <div className="page full incidents-page">
      <div className="incidents-head">
        <h1>{t('incidents.title')}</h1>
        <div className="view-switch" role="group" aria-label={t('incidents.view')}>
          {incidentViews.map((each) => (
            <button
              key={each}
              type="button"
              className="button"
              aria-pressed={each === view}
              onClick={() => {
                void navigate({ search: (before) => ({ ...before, view: each }) });
              }}
            >
              {t(`incidents.view.${each}`)}
            </button>
          ))}
        </div>
        <IncidentFilters search={search} onChange={change} />
      </div>
      <Suspense fallback={<Loading />}>
        {view === 'map' ? <MapPane search={search} onChange={change} /> : null}
        {view === 'table' ? <TablePane search={search} onChange={change} /> : null}
        {view === 'timeline' ? <TimelinePane search={search} onChange={change} /> : null}
      </Suspense>
    </div>
  );
}
