import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorState, Loading } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { clusterMarks, type Cluster, type DayRange } from '../../map/cluster-marks.ts';
import { useColourScheme } from '../../map/colour-scheme.ts';
import { dayNumber, dayOf } from '../../map/day-number.ts';
import { boundsOf, daySpan, type Bounds, type IncidentMarks } from '../../map/incident-marks.ts';
import { MapLegend } from '../../map/map-legend.tsx';
import type { MapView } from '../../map/map-view.ts';
import { families } from '../../map/type-families.ts';
import { hasWebGl } from '../../map/webgl.ts';
import { rangeOf } from '../../timeline/day-bins.ts';
import { MarkList } from './mark-list.tsx';
import { marksInView, newestFirst, newestOrder, unplaced } from './marks-in-view.ts';
import { NoIncident } from './no-incident.tsx';
import { readStand, writeStand, type IncidentsSearch } from './search.ts';
import { TimeBar } from './time-bar.tsx';
import { useMarks } from './use-marks.ts';
import '../../map/map.css';

const GlMap = lazy(() => import('../../map/gl-map.tsx'));
const FlatMap = lazy(() => import('../../map/flat-map.tsx'));

interface PaneProps {
  readonly search: IncidentsSearch;
  readonly onChange: (changed: Partial<IncidentsSearch>) => void;
}

export default function MapPane({ search, onChange }: PaneProps) {
  const { marks, error, refetch, cut } = useMarks(search);
  if (marks === undefined)
    return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />;
  if (marks.size === 0) return <NoIncident search={search} />;
  return <DrawnMap marks={marks} cut={cut} search={search} onChange={onChange} />;
}

const everywhere: Bounds = { west: -170, south: -60, east: 170, north: 75 };

interface DrawnMapProps extends PaneProps {
  readonly marks: IncidentMarks;
  readonly cut: boolean;
}

function DrawnMap({ marks, cut, search, onChange }: DrawnMapProps) {
  const [gl] = useState(hasWebGl);
  const scheme = useColourScheme();
  const span = useMemo(() => daySpan(marks), [marks]);
  const [dragged, setDragged] = useState<DayRange | null>(null);
  const from = dragged === null ? dayNumber(search.from) : dragged.from;
  const to = dragged === null ? dayNumber(search.to) : dragged.to;
  // The same days are the same object: letting go of a handle draws nothing anew.
  const days = useMemo<DayRange>(() => ({ from, to }), [from, to]);
  const [view, setView] = useState<MapView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [start] = useState(() => readStand(search.at) ?? { bounds: boundsOf(marks) ?? everywhere });
  const [goTo, setGoTo] = useState<{ readonly bounds: Bounds } | null>(null);

  // The handle moves at once; what is drawn of it follows as fast as it can be drawn.
  const drawnDays = useDeferredValue(days);
  // Half steps of zoom: between them signs neither flow together nor apart.
  const step = view === null ? 0 : Math.floor(view.zoom * 2) / 2;
  const signs = useMemo(
    () => (view === null ? [] : clusterMarks(marks, drawnDays, widened(view.bounds), step)),
    [marks, drawnDays, view, step],
  );
  const cluster = signs.find((sign) => sign.key === chosen) ?? null;
  const order = useMemo(() => newestOrder(marks), [marks]);
  const shown = useMemo(
    () =>
      cluster
        ? [...cluster.members].sort((a, b) => newestFirst(marks, a, b))
        : marksInView(marks, order, drawnDays, view?.bounds ?? null),
    [cluster, marks, order, drawnDays, view],
  );
  const nowhere = useMemo(() => unplaced(marks, drawnDays), [marks, drawnDays]);
  const totals = useMemo(() => countFamilies(marks, shown), [marks, shown]);

  const moved = useRef(false);
  const onView = useCallback(
    (seen: MapView) => {
      setView(seen);
      // Where the map stands at first needs no word in the address.
      if (moved.current) onChange({ at: writeStand(seen) });
      moved.current = true;
    },
    [onChange],
  );
  const nameOf = useCallback((sign: Cluster) => signName(marks, sign), [marks]);
  const pointedAt = useMemo(() => {
    const latitude = pointed === null ? Number.NaN : (marks.latitude[pointed] ?? Number.NaN);
    if (pointed === null || Number.isNaN(latitude)) return null;
    return { longitude: marks.longitude[pointed] ?? 0, latitude, radius: marks.radius[pointed] ?? 0 };
  }, [marks, pointed]);

  const onChoose = useCallback((sign: Cluster) => {
    setChosen((before) => (sign.key === before ? null : sign.key));
  }, []);

  const props = {
    signs,
    start,
    scheme,
    chosen,
    nameOf,
    pointedAt,
    goTo,
    hasLand: !marks.isMadeUp,
    onView,
    onChoose,
  };
  return (
    <div className="map-pane">
      <div className="map-box">
        <Suspense fallback={<Loading label={t('incidents.map.loading')} />}>
          {gl ? <GlMap {...props} /> : <FlatMap {...props} />}
        </Suspense>
        <p className="map-credit">{t(marks.isMadeUp ? 'incidents.map.madeUp' : 'incidents.map.credit')}</p>
      </div>
      <div className="map-side">
        {gl ? null : <p className="map-note small">{t('incidents.map.noWebGl')}</p>}
        {cut ? <p className="map-note small">{t('incidents.map.cut')}</p> : null}
        <div className="map-side-head">
          <h2 aria-live="polite">
            {cluster ? t('incidents.here', { n: shown.length }) : t('incidents.inView', { n: shown.length })}
          </h2>
          {cluster ? (
            <>
              {cluster.onePlace ? null : (
                <Button
                  look="small"
                  onPress={() => {
                    setGoTo({ bounds: around(marks, cluster) });
                    setChosen(null);
                  }}
                >
                  {t('incidents.map.closer')}
                </Button>
              )}
              <Button
                look="small"
                onPress={() => {
                  setChosen(null);
                }}
              >
                {t('incidents.map.all')}
              </Button>
            </>
          ) : (
            <Button
              look="small"
              onPress={() => {
                setGoTo({ bounds: boundsOf(marks) ?? everywhere });
              }}
            >
              {t('incidents.map.whole')}
            </Button>
          )}
        </div>
        <MapLegend byFamily={totals} />
        {nowhere > 0 ? (
          <p className="small soft map-nowhere">{t('incidents.unplaced', { n: nowhere })}</p>
        ) : null}
        <MarkList
          marks={marks}
          shown={shown}
          label={t('incidents.inView', { n: shown.length })}
          onPoint={setPointed}
        />
      </div>
      {span === null ? null : (
        <TimeBar
          marks={marks}
          span={span}
          days={days}
          onDrag={(from, to) => {
            setDragged(rangeOf(from, to, span));
          }}
          onSettle={() => {
            if (dragged === null) return;
            onChange({
              from: dragged.from === null ? undefined : dayOf(dragged.from),
              to: dragged.to === null ? undefined : dayOf(dragged.to),
            });
            setDragged(null);
          }}
        />
      )}
    </div>
  );
}

/** A third more on each side, so that a short move shows signs at once. */
function widened({ west, south, east, north }: Bounds): Bounds {
  const [x, y] = [(east - west) / 3, (north - south) / 3];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
}

function around(marks: IncidentMarks, cluster: Cluster): Bounds {
  const lons = cluster.members.map((i) => marks.longitude[i] ?? 0);
  const lats = cluster.members.map((i) => marks.latitude[i] ?? 0);
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  };
}

function countFamilies(marks: IncidentMarks, shown: readonly number[]): readonly number[] {
  const counts = families.map(() => 0);
  for (const i of shown) {
    const family = marks.family[i] ?? 0;
    counts[family] = (counts[family] ?? 0) + 1;
  }
  return counts;
}

/** "34 incidents near Orlava: 12 air, 22 shelling"; one incident by its type and place. */
function signName(marks: IncidentMarks, sign: Cluster): string {
  const first = sign.members[0] ?? 0;
  const place = marks.place[first] ?? null;
  if (sign.members.length === 1) {
    const type = word('type', marks.type[first] ?? '');
    return place === null ? type : t('incidents.sign.one', { type, place });
  }
  const parts = sign.byFamily
    .flatMap((n, family) => (n > 0 ? [`${word('incidents.family', families[family] ?? 'other')} ${n}`] : []))
    .join(', ');
  return t(sign.onePlace && place !== null ? 'incidents.sign.at' : 'incidents.sign.near', {
    n: sign.members.length,
    place: place ?? '—',
    parts,
  });
}
