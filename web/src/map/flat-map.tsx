import type { FeatureCollection, Position } from 'geojson';
import { geoMercator, geoPath } from 'd3-geo';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { t } from '../i18n/translate.ts';
import { loadWorld, type Basemap } from './basemap.ts';
import { pixelsOf } from './cluster-marks.ts';
import { mercatorY } from './mercator.ts';
import type { MapProps } from './gl-map.tsx';
import { graticule } from './graticule.ts';
import type { Bounds } from './incident-marks.ts';
import { closest, type MapView } from './map-view.ts';
import { SignLayer, type Camera } from './sign-layer.tsx';

/** The same map as drawing, for browsers without WebGL: moved by its buttons. */
export default memo(function FlatMap({
  signs,
  start,
  chosen,
  onChoose,
  onView,
  nameOf,
  pointedAt,
  goTo,
  hasLand,
}: MapProps) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [moved, setMoved] = useState<{
    longitude: number;
    latitude: number;
    zoom: number;
    after: MapProps['goTo'];
  } | null>(null);
  const [ground, setGround] = useState<Basemap | null>(null);

  useEffect(() => {
    if (!box.current) return;
    const seen = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    seen.observe(box.current);
    if (hasLand) void loadWorld().then(setGround, () => undefined);
    return () => {
      seen.disconnect();
    };
  }, [hasLand]);

  // A wish to go somewhere holds until the reader moves on from there.
  const stand = useMemo(() => {
    if (size === null) return null;
    if (moved !== null && moved.after === goTo) return moved;
    const target = goTo ?? start;
    return 'bounds' in target ? fitting(target.bounds, size) : target;
  }, [goTo, moved, size, start]);

  const projection = useMemo(() => {
    if (stand === null || size === null) return null;
    return geoMercator()
      .scale((512 * 2 ** stand.zoom) / (2 * Math.PI))
      .center([stand.longitude, stand.latitude])
      .translate([size.width / 2, size.height / 2])
      .clipExtent([
        [-20, -20],
        [size.width + 20, size.height + 20],
      ]);
  }, [stand, size]);

  const view = useMemo((): MapView | null => {
    if (projection === null || stand === null || size === null) return null;
    const [west, north] = projection.invert?.([0, 0]) ?? [-180, 85];
    const [east, south] = projection.invert?.([size.width, size.height]) ?? [180, -85];
    return { ...stand, bounds: { west, south, east, north } };
  }, [projection, stand, size]);
  useEffect(() => {
    if (view) onView(view);
  }, [view, onView]);

  const camera = useMemo((): Camera | null => {
    if (projection === null || stand === null) return null;
    return {
      pixels: (kilometres, latitude) => pixelsOf(kilometres, latitude, stand.zoom),
      project: (longitude, latitude) => {
        const [x, y] = projection([longitude, latitude]) ?? [-100, -100];
        return { x, y };
      },
      onMove: () => () => undefined,
    };
  }, [projection, stand]);

  const path = useMemo(() => (projection === null ? null : geoPath(projection)), [projection]);
  const drawn = useMemo(
    () =>
      path === null || view === null
        ? null
        : {
            land: ground === null ? '' : (path(landWithin(ground, view.bounds)) ?? ''),
            border: ground === null ? '' : (path(ground.borders) ?? ''),
            grid: path(graticule(view.bounds)) ?? '',
          },
    [path, view, ground],
  );
  const go = (east: number, south: number, closer: number): void => {
    if (stand === null) return;
    const step = 120 / 2 ** stand.zoom;
    setMoved({
      longitude: clamp(stand.longitude + east * step, -180, 180),
      latitude: clamp(stand.latitude - south * step, -80, 80),
      zoom: clamp(stand.zoom + closer, 0.5, closest),
      after: goTo,
    });
  };

  return (
    <div
      ref={box}
      className={hasLand ? 'flat-map' : 'flat-map no-land'}
      dir="ltr"
      data-ready={camera !== null}
    >
      {path === null || size === null || view === null || drawn === null ? null : (
        <svg className="flat-ground" width={size.width} height={size.height} aria-hidden="true">
          <path className="land" d={drawn.land} />
          <path className="grid" d={drawn.grid} />
          <path className="border" d={drawn.border} />
        </svg>
      )}
      {camera ? (
        <SignLayer
          signs={signs}
          camera={camera}
          chosen={chosen}
          nameOf={nameOf}
          onChoose={onChoose}
          pointedAt={pointedAt}
        />
      ) : null}
      <div className="flat-buttons" role="group" aria-label={t('incidents.map.move')}>
        <Button
          look="icon"
          aria-label={t('incidents.map.zoomIn')}
          onPress={() => {
            go(0, 0, 1);
          }}
        >
          +
        </Button>
        <Button
          look="icon"
          aria-label={t('incidents.map.zoomOut')}
          onPress={() => {
            go(0, 0, -1);
          }}
        >
          −
        </Button>
        <Button
          look="icon"
          aria-label={t('incidents.map.north')}
          onPress={() => {
            go(0, -1, 0);
          }}
        >
          ↑
        </Button>
        <Button
          look="icon"
          aria-label={t('incidents.map.south')}
          onPress={() => {
            go(0, 1, 0);
          }}
        >
          ↓
        </Button>
        <Button
          look="icon"
          aria-label={t('incidents.map.west')}
          onPress={() => {
            go(-1, 0, 0);
          }}
        >
          ←
        </Button>
        <Button
          look="icon"
          aria-label={t('incidents.map.east')}
          onPress={() => {
            go(1, 0, 0);
          }}
        >
          →
        </Button>
      </div>
    </div>
  );
});

/** Only what comes into view is projected and painted. */
function landWithin(ground: Basemap, bounds: Bounds): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: ground.land.features.filter(({ geometry }) => {
      const parts =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      return parts.some((part) => comesInto(part[0] ?? [], bounds));
    }),
  };
}

function comesInto(ring: readonly Position[], bounds: Bounds): boolean {
  let [west, south, east, north] = [181, 91, -181, -91];
  for (const [lon = 0, lat = 0] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= bounds.east && east >= bounds.west && south <= bounds.north && north >= bounds.south;
}

/** The stand at which a box fills a window. */
function fitting(
  { west, south, east, north }: Bounds,
  { width, height }: { width: number; height: number },
): { longitude: number; latitude: number; zoom: number } {
  const across = (512 * (east - west)) / 360;
  const down = 512 * (mercatorY(south) - mercatorY(north));
  const zoom = Math.log2(Math.min(Math.max(80, width - 60) / across, Math.max(80, height - 60) / down));
  return { longitude: (west + east) / 2, latitude: (south + north) / 2, zoom: clamp(zoom, 0.5, 9) };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
