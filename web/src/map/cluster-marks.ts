import type { Bounds, IncidentMarks } from './incident-marks.ts';
import { undated } from './incident-marks.ts';
import { latitudeOf } from './mercator.ts';
import { families } from './type-families.ts';

/** Days from and to, both included; null: no bound. Undated incidents are shown only where there is no bound at all. */
export interface DayRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** Where something lies, and how many kilometres off the mark it may lie. */
export interface Area {
  readonly longitude: number;
  readonly latitude: number;
  readonly radius: number;
}

/** Several incidents drawn as one sign, or one incident. */
export interface Cluster {
  /** The same sign has the same key while the map is moved. */
  readonly key: string;
  /** 'area': some member is so imprecise that at this scale its extent is drawn, and no point is claimed for it. */
  readonly kind: 'point' | 'area';
  readonly longitude: number;
  readonly latitude: number;
  readonly members: readonly number[];
  /** How many of each family, in the order of `families`. */
  readonly byFamily: readonly number[];
  /** The family with the most members. */
  readonly leading: number;
  /** True where all members stand at one place: no zooming takes them apart. */
  readonly onePlace: boolean;
  /** Extents to be drawn: each place once, or one around them all where they are many. */
  readonly areas: readonly Area[];
}

/** Width of the cells within which points flow together, pixels: about a sign of the largest size. */
const cell = 56;
/** From this radius on, in pixels, an incident's extent is drawn: it is then larger than its sign. */
export const areaFrom = 30;
/** From this one on the extent of a sign that stands for one place is drawn around it. */
const seenFrom = 14;
/** Width of the world at zoom 0, pixels, as in MapLibre. */
const worldWidth = 512;
/** Pixels of a sign of one incident. */
const single = 26;

/** Pixels across: grows with the logarithm, so that 10,000 is seen to be more than 10 and covers no province. */
export function signSize(count: number): number {
  return count === 1 ? single : Math.min(54, Math.round(30 + 6 * Math.log10(Math.max(1, count))));
}

export function isShown(marks: IncidentMarks, i: number, days: DayRange): boolean {
  const day = marks.day[i] ?? undated;
  if (day === undated) return days.from === null && days.to === null;
  return (days.from === null || day >= days.from) && (days.to === null || day <= days.to);
}

export function isWithin(marks: IncidentMarks, i: number, bounds: Bounds): boolean {
  const lon = marks.longitude[i] ?? Number.NaN;
  const lat = marks.latitude[i] ?? Number.NaN;
  return lat >= bounds.south && lat <= bounds.north && lon >= bounds.west && lon <= bounds.east;
}

/** Kilometres to pixels at a latitude and zoom of the Mercator map. */
export function pixelsOf(kilometres: number, latitude: number, zoom: number): number {
  return (kilometres / (40_075 * Math.cos((latitude * Math.PI) / 180))) * worldWidth * 2 ** zoom;
}

/** More cells than a row of the world has at the closest zoom. */
const mostCells = 2 ** 20;

interface Group {
  readonly key: number;
  readonly members: number[];
  /** Pixels of the world at this zoom; sums until the group is placed. */
  x: number;
  y: number;
}

/**
 * What to draw of the incidents within `bounds`, at a zoom. Those that share a cell of a grid fixed to the world flow
 * together, so that moving the map moves no sign; signs that would still touch are joined to the larger one. Linear in
 * the number of incidents; the order of the answer is fixed.
 */
export function clusterMarks(
  marks: IncidentMarks,
  days: DayRange,
  bounds: Bounds,
  zoom: number,
): readonly Cluster[] {
  const scale = worldWidth * 2 ** zoom;
  const groups = new Map<number, Group>();
  for (let i = 0; i < marks.size; i++) {
    if (!isShown(marks, i, days) || !isWithin(marks, i, bounds)) continue;
    const x = (marks.x[i] ?? 0) * scale;
    const y = (marks.y[i] ?? 0) * scale;
    const key = Math.floor(y / cell) * mostCells + Math.floor(x / cell);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, members: [], x: 0, y: 0 }));
    group.members.push(i);
    group.x += x;
    group.y += y;
  }
  return joined([...groups.values()]).map((group) => summed(marks, group, zoom));
}

/** The smaller of two signs that touch is joined to the larger. */
function joined(groups: readonly Group[]): readonly Group[] {
  for (const group of groups) {
    group.x /= group.members.length;
    group.y /= group.members.length;
  }
  const order = [...groups].sort((a, b) => b.members.length - a.members.length || a.key - b.key);
  const placed: Group[] = [];
  for (const group of order) {
    const size = signSize(group.members.length);
    const near = placed.find(
      (other) =>
        Math.hypot(other.x - group.x, other.y - group.y) < (signSize(other.members.length) + size) / 2 + 2,
    );
    if (near) near.members.push(...group.members);
    else placed.push(group);
  }
  return placed;
}

function summed(marks: IncidentMarks, { key, members, x, y }: Group, zoom: number): Cluster {
  const byFamily = families.map(() => 0);
  const areas = new Map<string, Area>();
  const scale = worldWidth * 2 ** zoom;
  const first = members[0] ?? 0;
  const at = areaOf(marks, first);
  // Within a sign all lies at about one latitude: what is large at one place of it is at another.
  const imprecise = areaFrom / pixelsOf(1, at.latitude, zoom);
  let [leading, onePlace] = [0, true];
  for (const i of members) {
    const family = marks.family[i] ?? 0;
    byFamily[family] = (byFamily[family] ?? 0) + 1;
    if (marks.longitude[i] !== at.longitude || marks.latitude[i] !== at.latitude) onePlace = false;
    if ((marks.radius[i] ?? 0) < imprecise) continue;
    const area = areaOf(marks, i);
    areas.set(`${area.longitude},${area.latitude},${area.radius}`, area);
  }
  byFamily.forEach((count, family) => {
    if (count > (byFamily[leading] ?? 0)) leading = family;
  });
  const kind = areas.size > 0 ? 'area' : 'point';
  if (kind === 'point' && onePlace && pixelsOf(at.radius, at.latitude, zoom) >= seenFrom) areas.set('', at);
  const longitude = onePlace ? at.longitude : (x / scale) * 360 - 180;
  const latitude = onePlace ? at.latitude : latitudeOf(y / scale);
  return {
    key: String(key),
    kind,
    longitude,
    latitude,
    members,
    byFamily,
    leading,
    onePlace,
    areas:
      areas.size > mostExtents ? [around(longitude, latitude, [...areas.values()])] : [...areas.values()],
  };
}

/** Extents of one sign beyond which they would hide each other and the ground. */
const mostExtents = 3;

/** The smallest extent around a point that holds all of these. */
function around(longitude: number, latitude: number, areas: readonly Area[]): Area {
  const east = 111.32 * Math.cos((latitude * Math.PI) / 180);
  const reach = areas.map(
    (area) =>
      Math.hypot((area.longitude - longitude) * east, (area.latitude - latitude) * 111.32) + area.radius,
  );
  return { longitude, latitude, radius: Math.max(...reach) };
}

function areaOf(marks: IncidentMarks, i: number): Area {
  return {
    longitude: marks.longitude[i] ?? 0,
    latitude: marks.latitude[i] ?? 0,
    radius: marks.radius[i] ?? 0,
  };
}
