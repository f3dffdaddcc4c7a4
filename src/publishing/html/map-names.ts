import { mapSize, type DrawnCountry } from './map-projection.ts';
import { markup, type Markup } from './markup.ts';

/** A place's mark on the map. */
export interface MapMark {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
  readonly radius: number;
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

/** Places that a map of this size can name. */
const namedAtMost = 28;
/** On small screens the style sets names so many times as large (25 px for 13): those that then cover another are hidden. */
const smallScreenScale = 1.95;
/** Map units of a character, as the style sets them: of a place's name, of a country's in spaced capitals. */
const placeCharacter = 7.2;
const countryCharacter = 12;
/** A country's name is moved by these steps, up to so many, to where it covers no place's. */
const step = 20;
const steps = 8;

/**
 * The names on the map, none over another: busiest places first, then countries where there is room. A place's name that
 * finds no room is left out (it is in the mark's title and the table).
 */
export function mapNames(marks: readonly MapMark[], countries: readonly DrawnCountry[]): readonly Markup[] {
  const shown = marks.slice(0, namedAtMost);
  const taken: Box[] = shown.map(({ at: [x, y] }) => [x - 5, y - 5, x + 5, y + 5]);
  const named = new Set<string>();
  const onSmallScreens: Box[] = [];
  const places = shown.flatMap((mark) => {
    if (named.has(mark.name)) return []; // a town and the province called after it
    const free = besides(mark).find(({ box }) => isFree(box, taken));
    if (!free) return [];
    taken.push(free.box);
    named.add(mark.name);
    const large = enlarged(free);
    const fits = isFree(large, onSmallScreens);
    if (fits) onSmallScreens.push(large);
    const look = fits ? 'place' : 'place minor';
    return [
      markup`<text class="${look}" x="${free.x.toFixed(0)}" y="${free.y.toFixed(0)}" text-anchor="${free.anchor}">${mark.name}</text>`,
    ];
  });
  return [...countries.flatMap((country) => countryName(country, taken) ?? []), ...places];
}

/** The room that a name takes on a small screen: it grows away from its anchor, and upwards. */
function enlarged({ x, y, anchor, box }: ReturnType<typeof besides>[number]): Box {
  const width = (box[2] - box[0]) * smallScreenScale;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return [left, y - 11 * smallScreenScale, left + width, y + 3 * smallScreenScale];
}

/** Where a name may stand: right of its mark, left, above, below. */
function besides({ name, at: [x, y], radius }: MapMark) {
  const width = name.length * placeCharacter;
  const gap = radius + 3;
  return [
    { x: x + gap, y: y + 4, anchor: 'start', left: x + gap },
    { x: x - gap, y: y + 4, anchor: 'end', left: x - gap - width },
    { x, y: y - gap, anchor: 'middle', left: x - width / 2 },
    { x, y: y + gap + 10, anchor: 'middle', left: x - width / 2 },
  ].map((option) => ({
    ...option,
    box: [option.left, option.y - 11, option.left + width, option.y + 3] satisfies Box,
  }));
}

/** A country's name as near its middle as it stands inside the country and over nothing else; null where there is no such place. */
function countryName({ name, label, holds }: DrawnCountry, taken: Box[]): Markup | null {
  if (label === null) return null;
  const half = (name.length * countryCharacter) / 2;
  for (const [x, y] of around(label)) {
    const box = [x - half, y - 12, x + half, y + 4] satisfies Box;
    if (!isFree(box, taken) || !holds(x, y) || !holds(x - half * 0.7, y) || !holds(x + half * 0.7, y))
      continue;
    taken.push(box);
    return markup`<text class="country" x="${x.toFixed(0)}" y="${y.toFixed(0)}">${name}</text>`;
  }
  return null;
}

/** Points of a grid around a point, the nearest first; up before down, left before right. */
function around([x, y]: readonly [number, number]): readonly (readonly [number, number])[] {
  const offsets = Array.from({ length: 2 * steps + 1 }, (_, i) => (i - steps) * step);
  return offsets
    .flatMap((dy) => offsets.map((dx) => ({ dx, dy, far: dx * dx + dy * dy })))
    .sort((a, b) => a.far - b.far || a.dy - b.dy || a.dx - b.dx)
    .map(({ dx, dy }) => [x + dx, y + dy]);
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  const inside = box[0] >= 2 && box[1] >= 2 && box[2] <= mapSize.width - 2 && box[3] <= mapSize.height - 2;
  return inside && !taken.some((other) => overlap(box, other));
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
