/** Families of incident types, in the order of legends and stacks. */
export const families = [
  'air',
  'ground-fire',
  'bomb',
  'clash',
  'violence',
  'siege',
  'territory',
  'tally',
  'other',
] as const;
export type Family = (typeof families)[number];

/** Told apart by shape as well as by colour, so that a print or a colour-blind reader loses nothing. */
export const familyShapes: Readonly<Record<Family, Shape>> = {
  air: 'triangle',
  'ground-fire': 'circle',
  bomb: 'star',
  clash: 'square',
  violence: 'cross',
  siege: 'hexagon',
  territory: 'pentagon',
  tally: 'bar',
  other: 'ring',
};
export type Shape =
  'triangle' | 'circle' | 'star' | 'square' | 'cross' | 'hexagon' | 'pentagon' | 'bar' | 'ring';

/** The families as the API's matching of tellings has them; a type that is not listed is 'other'. */
const familyByType: Readonly<Record<string, Family>> = {
  airstrike: 'air',
  drone: 'air',
  shelling: 'ground-fire',
  bomb: 'bomb',
  'suicide-bomb': 'bomb',
  clash: 'clash',
  ambush: 'clash',
  chemical: 'violence',
  shooting: 'violence',
  execution: 'violence',
  abduction: 'violence',
  arrest: 'violence',
  siege: 'siege',
  'aid-obstruction': 'siege',
  'convoy-attack': 'siege',
  'territory-taken': 'territory',
  'violation-tally': 'tally',
};

export const incidentTypes = [...Object.keys(familyByType), 'destruction', 'looting', 'other'] as const;

export function familyOf(type: string): Family {
  return Object.hasOwn(familyByType, type) ? (familyByType[type] ?? 'other') : 'other';
}

/** Corners of a shape in a box from −1 to 1, y downwards; null for the round ones. */
export function shapeCorners(shape: Shape): readonly (readonly [number, number])[] | null {
  switch (shape) {
    case 'circle':
    case 'ring':
      return null;
    case 'triangle':
      return [
        [0, -1],
        [0.95, 0.8],
        [-0.95, 0.8],
      ];
    case 'square':
      return [
        [-0.85, -0.85],
        [0.85, -0.85],
        [0.85, 0.85],
        [-0.85, 0.85],
      ];
    case 'bar':
      return [
        [-1, -0.45],
        [1, -0.45],
        [1, 0.45],
        [-1, 0.45],
      ];
    case 'cross':
      return [
        [-0.35, -1],
        [0.35, -1],
        [0.35, -0.35],
        [1, -0.35],
        [1, 0.35],
        [0.35, 0.35],
        [0.35, 1],
        [-0.35, 1],
        [-0.35, 0.35],
        [-1, 0.35],
        [-1, -0.35],
        [-0.35, -0.35],
      ];
    case 'pentagon':
      return ring(5, () => 1);
    case 'hexagon':
      return ring(6, () => 1);
    case 'star':
      return ring(10, (i) => (i % 2 === 0 ? 1 : 0.45));
  }
}

function ring(corners: number, radius: (i: number) => number): readonly (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners - Math.PI / 2;
    return [round(radius(i) * Math.cos(angle)), round(radius(i) * Math.sin(angle))] as const;
  });
}
const round = (value: number): number => Math.round(value * 1000) / 1000;
