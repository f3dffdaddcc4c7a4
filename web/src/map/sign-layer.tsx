import { memo, useLayoutEffect, useRef, type RefObject } from 'react';
import { signSize, type Area, type Cluster } from './cluster-marks.ts';
import { ShapeMark } from './family-sign.tsx';
import { familyClass } from './map-palette.ts';
import { families, familyShapes } from './type-families.ts';

/** Where a place is on the map's box now, how large a kilometre is there, and word of every move. */
export interface Camera {
  readonly project: (longitude: number, latitude: number) => { readonly x: number; readonly y: number };
  readonly pixels: (kilometres: number, latitude: number) => number;
  readonly onMove: (moved: () => void) => () => void;
}

interface SignLayerProps extends SignsProps {
  /** The incident that the list's focus is on. */
  readonly pointedAt: Area | null;
}

/**
 * What lies over the ground: extents, signs, and a ring around what is pointed at. They are elements and not drawn by
 * the map, so that a pointer, a test and a screen reader find them, and so that a moved slider costs no frame of WebGL.
 */
export function SignLayer({ pointedAt, ...signs }: SignLayerProps) {
  return (
    <>
      <Extents signs={signs.signs} camera={signs.camera} />
      {pointedAt === null ? null : <Pointed at={pointedAt} camera={signs.camera} />}
      <Signs {...signs} />
    </>
  );
}

/** Keeps each child of a layer at its place while the map is moved; with a radius, at its size as well. */
function usePlaced(
  layer: RefObject<HTMLElement | null>,
  camera: Camera,
  places: readonly { readonly longitude: number; readonly latitude: number }[],
  radiusOf: ((i: number) => number) | null,
): void {
  useLayoutEffect(() => {
    const place = (): void => {
      const elements = layer.current?.children ?? [];
      places.forEach(({ longitude, latitude }, i) => {
        const element = elements[i];
        if (!(element instanceof HTMLElement)) return;
        const { x, y } = camera.project(longitude, latitude);
        element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
        if (radiusOf === null) return;
        const size = `${(2 * camera.pixels(radiusOf(i), latitude)).toFixed(0)}px`;
        element.style.inlineSize = size;
        element.style.blockSize = size;
      });
    };
    place();
    return camera.onMove(place);
  });
}

const Extents = memo(function Extents({
  signs,
  camera,
}: {
  readonly signs: readonly Cluster[];
  readonly camera: Camera;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const areas = signs.flatMap((sign) => sign.areas);
  usePlaced(layer, camera, areas, (i) => areas[i]?.radius ?? 0);
  return (
    <div ref={layer} className="map-signs" aria-hidden="true">
      {areas.map((area) => (
        <div key={`${area.longitude},${area.latitude},${area.radius}`} className="map-extent" />
      ))}
    </div>
  );
});

function Pointed({ at, camera }: { readonly at: Area; readonly camera: Camera }) {
  const layer = useRef<HTMLDivElement>(null);
  usePlaced(layer, camera, [at], () => Math.max(at.radius, smallestRing / camera.pixels(1, at.latitude)));
  return (
    <div ref={layer} className="map-signs" aria-hidden="true">
      <div className="map-pointed" />
    </div>
  );
}
/** Pixels from the middle of a ring around a sign. */
const smallestRing = 22;

interface SignsProps {
  readonly signs: readonly Cluster[];
  readonly camera: Camera;
  readonly chosen: string | null;
  readonly nameOf: (cluster: Cluster) => string;
  readonly onChoose: (cluster: Cluster) => void;
}

const Signs = memo(function Signs({ signs, camera, chosen, nameOf, onChoose }: SignsProps) {
  const layer = useRef<HTMLDivElement>(null);
  usePlaced(layer, camera, signs, null);
  return (
    <div ref={layer} className="map-signs">
      {signs.map((sign) => (
        <button
          key={sign.key}
          type="button"
          // The list beside the map is the way for the keyboard: a map may hold two hundred signs.
          tabIndex={-1}
          className={`map-sign ${sign.kind}`}
          aria-pressed={sign.key === chosen}
          aria-label={nameOf(sign)}
          title={nameOf(sign)}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(sign);
          }}
        >
          <Sign cluster={sign} />
        </button>
      ))}
    </div>
  );
});

/** One incident by its family's shape, several by a ring of the families' shares around their number. */
function Sign({ cluster }: { readonly cluster: Cluster }) {
  const count = cluster.members.length;
  const leading = families[cluster.leading] ?? 'other';
  if (count === 1 && cluster.kind === 'point')
    return (
      <svg width="26" height="26" viewBox="-13 -13 26 26" className={familyClass(leading)} aria-hidden="true">
        <circle r="12.5" className="sign-ground" />
        <ShapeMark shape={familyShapes[leading]} size={15} />
      </svg>
    );
  const size = signSize(count);
  const r = size / 2;
  return (
    <svg width={size} height={size} viewBox={`${-r} ${-r} ${size} ${size}`} aria-hidden="true">
      <circle r={r - 0.5} className="sign-ground" />
      {shares(cluster.byFamily).map(({ family, from, to }) => (
        <path
          key={family}
          className={`sign-share ${familyClass(families[family] ?? 'other')}`}
          d={arc(r - 4, from, to)}
        />
      ))}
      <text className="sign-count" dy="0.35em" textAnchor="middle" fontSize={count > 999 ? 11 : 12}>
        {count > 9999 ? `${Math.round(count / 1000)}k` : count}
      </text>
    </svg>
  );
}

/** Turns, 0 to 1, that each family takes of the ring; families without a member take none. */
export function shares(
  byFamily: readonly number[],
): readonly { readonly family: number; readonly from: number; readonly to: number }[] {
  const total = byFamily.reduce((sum, n) => sum + n, 0);
  let turned = 0;
  return byFamily.flatMap((count, family) => {
    if (count === 0 || total === 0) return [];
    const from = turned;
    turned += count / total;
    return [{ family, from, to: turned }];
  });
}

function arc(radius: number, from: number, to: number): string {
  const at = (turn: number): string => {
    const angle = 2 * Math.PI * turn - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
  };
  // A full ring has no two ends: it is drawn as two halves.
  if (to - from > 0.999)
    return `M${at(0)}A${radius},${radius} 0 1 1 ${at(0.5)}A${radius},${radius} 0 1 1 ${at(1)}`;
  return `M${at(from)}A${radius},${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}
