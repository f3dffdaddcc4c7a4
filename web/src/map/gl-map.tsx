import { memo, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import {
  GeoJSONSource,
  Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSON } from 'geojson';
import { t, spokenLocale } from '../i18n/translate.ts';
import { labelFeatures, loadNear, loadWorld, type Basemap } from './basemap.ts';
import { pixelsOf, type Area, type Cluster } from './cluster-marks.ts';
import { graticule } from './graticule.ts';
import type { Bounds } from './incident-marks.ts';
import { mapPalette } from './map-palette.ts';
import { mapStyle, recolour } from './map-style.ts';
import { closest, type MapView } from './map-view.ts';
import { SignLayer, type Camera } from './sign-layer.tsx';

// A file of the same origin: the policy needs no exception for it.
setWorkerUrl(workerUrl);

export interface MapProps {
  readonly signs: readonly Cluster[];
  /** Where to begin: what the address says, or everything there is. */
  readonly start:
    | { readonly bounds: Bounds }
    | { readonly longitude: number; readonly latitude: number; readonly zoom: number };
  readonly scheme: 'light' | 'dark';
  readonly chosen: string | null;
  readonly onChoose: (cluster: Cluster) => void;
  readonly onView: (view: MapView) => void;
  readonly nameOf: (cluster: Cluster) => string;
  /** The incident that the list's focus is on. */
  readonly pointedAt: Area | null;
  /** Changes when the map is to show all again, or a place. */
  readonly goTo: { readonly bounds: Bounds } | null;
  /** False for made-up countries, which no atlas outlines: the grid is then all the ground there is. */
  readonly hasLand: boolean;
}

/** The map proper. It owns its canvas; React tells it what to show. */
export default memo(function GlMap(props: MapProps) {
  const { signs, start, scheme, chosen, onChoose, onView, nameOf, pointedAt, goTo, hasLand } = props;
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const tell = useRef(onView);
  const first = useRef({ start, scheme, hasLand });

  useEffect(() => {
    tell.current = onView;
  }, [onView]);

  useEffect(() => {
    if (!box.current) return;
    const made = makeMap(box.current, first.current.start, first.current.scheme);
    let gone = false;
    const told = (): void => {
      tell.current(viewOf(made));
    };
    made.on('load', () => {
      setMap(made);
      setCamera({
        project: (longitude, latitude) => made.project([longitude, latitude]),
        pixels: (kilometres, latitude) => pixelsOf(kilometres, latitude, made.getZoom()),
        onMove: (moved) => {
          made.on('move', moved);
          return () => made.off('move', moved);
        },
      });
      told();
      made.on('moveend', told);
      setSource(made, 'grid', graticule(viewOf(made).bounds));
      if (first.current.hasLand) followGround(made, () => gone);
    });
    return () => {
      gone = true;
      setMap(null);
      setCamera(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (map) recolour(map, mapPalette(scheme), hasLand);
  }, [map, scheme, hasLand]);

  useEffect(() => {
    if (map && goTo) map.fitBounds(corners(goTo.bounds), framing);
  }, [map, goTo]);

  return (
    // The map's own geometry runs from left to right in every language.
    <div ref={box} className="gl-map" dir="ltr" data-ready={map !== null}>
      {map && camera
        ? createPortal(
            <SignLayer
              signs={signs}
              camera={camera}
              chosen={chosen}
              nameOf={nameOf}
              onChoose={onChoose}
              pointedAt={pointedAt}
            />,
            map.getCanvasContainer(),
          )
        : null}
    </div>
  );
});

function makeMap(container: HTMLElement, start: MapProps['start'], scheme: 'light' | 'dark'): MapLibreMap {
  const made = new MapLibreMap({
    container,
    style: mapStyle(mapPalette(scheme)),
    maxZoom: closest,
    minZoom: 0.5,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': t('incidents.map.title'),
      'NavigationControl.ZoomIn': t('incidents.map.zoomIn'),
      'NavigationControl.ZoomOut': t('incidents.map.zoomOut'),
    },
    ...('bounds' in start
      ? { bounds: corners(start.bounds), fitBoundsOptions: framing }
      : { center: [start.longitude, start.latitude], zoom: start.zoom }),
  });
  made.touchZoomRotate.disableRotation();
  made.keyboard.disableRotation();
  made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  return made;
}

/** Land and borders: the world coarsely first, then finely what is near, and again when the map is moved far from there. */
function followGround(map: MapLibreMap, gone: () => boolean): void {
  let fineFor: Bounds | null = null;
  const draw = (ground: Basemap): void => {
    if (gone()) return;
    setSource(map, 'land', ground.land);
    setSource(map, 'borders', { type: 'Feature', properties: {}, geometry: ground.borders });
    setSource(map, 'labels', labelFeatures(ground, spokenLocale()));
  };
  const refine = async (): Promise<void> => {
    const { bounds, zoom } = viewOf(map);
    if (zoom < fineFromZoom || (fineFor !== null && holds(fineFor, bounds))) return;
    fineFor = widened(bounds);
    draw(await loadNear(fineFor));
  };
  const quietly = (loading: Promise<void>): void => {
    loading
      .catch(() => undefined) // without its ground the map still has its grid and its signs
      .finally(() => {
        if (!gone()) map.getContainer().dataset['ground'] = 'drawn';
      });
  };
  quietly(loadWorld().then(draw).then(refine));
  map.on('moveend', () => {
    quietly(refine());
  });
}

/** Below this zoom a pixel is wider than what the coarse ground leaves out. */
const fineFromZoom = 3.5;

function holds(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.west <= inner.west &&
    outer.east >= inner.east &&
    outer.south <= inner.south &&
    outer.north >= inner.north
  );
}

/** As much again on every side. */
function widened({ west, south, east, north }: Bounds): Bounds {
  const [x, y] = [east - west, north - south];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
}

function setSource(map: MapLibreMap, name: string, data: GeoJSON): void {
  const source = map.getSource(name);
  if (source instanceof GeoJSONSource) void source.setData(data);
}

/** Room around what is framed, pixels; below stands the map's credit, which covers no sign so. */
const framing = { padding: { top: 40, right: 40, bottom: 72, left: 40 }, maxZoom: 9 };

const corners = ({ west, south, east, north }: Bounds): [number, number, number, number] => [
  west,
  south,
  east,
  north,
];

function viewOf(map: MapLibreMap): MapView {
  const box = map.getBounds();
  const { lng, lat } = map.getCenter();
  return {
    bounds: { west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() },
    zoom: map.getZoom(),
    longitude: lng,
    latitude: lat,
  };
}
