/** The closed word lists of English dates. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ].flatMap((names, i) => names.map((name): [string, number] => [name, i + 1])),
);

/** 0 Monday … 6 Sunday. */
export const weekdayNames: ReadonlyMap<string, number> = new Map(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name, i) => [name, i]),
);

/** Short forms: only read as weekdays right before another part of a date ("Sat May 7"), as "sun" and "sat" are words. */
export const weekdayAbbreviations: ReadonlyMap<string, number> = new Map([
  ['mon', 0],
  ['tue', 1],
  ['tues', 1],
  ['wed', 2],
  ['thu', 3],
  ['thur', 3],
  ['thurs', 3],
  ['fri', 4],
  ['sat', 5],
  ['sun', 6],
]);

export type SpanUnit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year' | 'decade';

export const spanUnits: ReadonlyMap<string, SpanUnit> = new Map(
  (['hour', 'day', 'week', 'fortnight', 'month', 'year', 'decade'] as const).flatMap(
    (unit): [string, SpanUnit][] => [
      [unit, unit],
      [`${unit}s`, unit],
    ],
  ),
);

export const smallNumbers: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i): [string, number] => [word, i])
    .concat([
      ['a', 1],
      ['an', 1],
      ['couple', 2],
    ]),
);

export const ordinalEndings: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
