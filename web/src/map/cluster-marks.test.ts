import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaFrom, clusterMarks, pixelsOf } from './cluster-marks.ts';
import { dayNumber, dayOf } from './day-number.ts';
import { boundsOf, daySpan, readMarks } from './incident-marks.ts';
import { latitudeOf, mercatorY } from './mercator.ts';

const columns = [
  'id',
  'lon',
  'lat',
  'radius',
  'type',
  'side',
  'day',
  'reports',
  'independent',
  'place',
  'country',
];
const world = { west: -180, south: -85, east: 180, north: 85 };
const always = { from: null, to: null };

const marksOf = (rows: readonly (readonly unknown[])[]) => readMarks({ columns, rows });
const row = (
  id: string,
  lon: number | null,
  lat: number | null,
  more: { radius?: number; type?: string; day?: string | null } = {},
) => [
  id,
  lon,
  lat,
  more.radius ?? 2,
  more.type ?? 'shelling',
  'government',
  more.day === undefined ? '2023-05-11' : more.day,
  3,
  2,
  'Orlava',
  'XA',
];

describe('clusters of incidents', () => {
  it('puts every placed incident that is shown into exactly one sign', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lon: fc.double({ min: -179, max: 179, noNaN: true }),
            lat: fc.double({ min: -80, max: 80, noNaN: true }),
            radius: fc.constantFrom(1, 25, 400),
          }),
          { maxLength: 60 },
        ),
        fc.integer({ min: 0, max: 22 }),
        (places, half) => {
          const marks = marksOf(
            places.map(({ lon, lat, radius }, i) => row(String(i), lon, lat, { radius })),
          );
          const signs = clusterMarks(marks, always, world, half / 2);
          expect(signs.flatMap((sign) => sign.members).sort((a, b) => a - b)).toEqual(
            places.map((_, i) => i),
          );
          for (const sign of signs)
            expect(sign.byFamily.reduce((a, b) => a + b, 0)).toBe(sign.members.length);
        },
      ),
    );
  });

  it('keeps its signs while the map moves: only what leaves the view goes', () => {
    const marks = marksOf([row('a', 36.1, 35.9), row('b', 36.12, 35.92), row('c', 38, 35)]);
    const whole = clusterMarks(marks, always, world, 6);
    const east = clusterMarks(marks, always, { ...world, west: 37 }, 6);
    expect(whole.map((sign) => sign.members)).toEqual([[0, 1], [2]]);
    expect(east).toEqual(whole.slice(1));
  });

  it('never makes a point of what is known to a province only', () => {
    const zoom = 7;
    const marks = marksOf([
      row('exact', 36, 35),
      row('vague', 38, 35, { radius: 120 }),
      row('beside', 38.01, 35),
    ]);
    expect(pixelsOf(120, 35, zoom)).toBeGreaterThan(areaFrom);
    const signs = clusterMarks(marks, always, world, zoom);
    expect(
      signs.map((sign) => [sign.kind, [...sign.members].sort(), sign.areas.map((area) => area.radius)]),
    ).toEqual([
      ['area', [1, 2], [120]],
      ['point', [0], []],
    ]);
  });

  it('draws one extent around many of one sign', () => {
    const marks = marksOf([0, 1, 2, 3, 4].map((i) => row(String(i), 36 + i / 500, 35, { radius: 100 + i })));
    const [sign] = clusterMarks(marks, always, world, 7);
    expect(sign?.members.length).toBe(5);
    expect(sign?.areas.length).toBe(1);
    expect(sign?.areas[0]?.radius).toBeGreaterThan(104);
    expect(sign?.areas[0]?.radius).toBeLessThan(106);
  });

  it('lets no two signs touch', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 35, max: 41, noNaN: true }),
            fc.double({ min: 32, max: 37, noNaN: true }),
          ),
          {
            minLength: 2,
            maxLength: 120,
          },
        ),
        (places) => {
          const marks = marksOf(places.map(([lon, lat], i) => row(String(i), lon, lat)));
          const signs = clusterMarks(marks, always, world, 5);
          for (const a of signs)
            for (const b of signs) {
              if (a.key >= b.key) continue;
              const [x, y] = [
                ((a.longitude - b.longitude) / 360) * 512 * 32,
                (mercatorY(a.latitude) - mercatorY(b.latitude)) * 512 * 32,
              ];
              expect(Math.hypot(x, y)).toBeGreaterThan(26);
            }
        },
      ),
    );
  });

  it('shows the undated only where no day is asked for, and nothing that has no place', () => {
    const marks = marksOf([row('a', 36, 35, { day: null }), row('b', 36, 35), row('c', null, null)]);
    const day = dayNumber('2023-05-11');
    expect(clusterMarks(marks, always, world, 6)[0]?.members).toEqual([0, 1]);
    expect(clusterMarks(marks, { from: day, to: day }, world, 6)[0]?.members).toEqual([1]);
    expect(clusterMarks(marks, { from: null, to: (day ?? 0) - 1 }, world, 6)).toEqual([]);
  });

  it('knows one place from several', () => {
    const marks = marksOf([row('a', 36, 35), row('b', 36, 35), row('c', 36.001, 35)]);
    expect(clusterMarks(marks, always, world, 3)[0]?.onePlace).toBe(false);
    expect(clusterMarks(marksOf([row('a', 36, 35), row('b', 36, 35)]), always, world, 3)[0]?.onePlace).toBe(
      true,
    );
  });
});

describe('compact rows', () => {
  it('are read by the names of their columns, in whatever order', () => {
    const marks = readMarks({
      columns: ['type', 'id', 'day', 'lat', 'lon'],
      rows: [['drone', 'x', '2023-05', 1, 2]],
    });
    expect([marks.id[0], marks.type[0], marks.latitude[0], marks.longitude[0]]).toEqual(['x', 'drone', 1, 2]);
    expect(daySpan(marks)).toBeNull();
  });

  it('lie on made-up ground only where every known country is made up', () => {
    const of = (...countries: (string | null)[]) =>
      readMarks({ columns: ['id', 'country'], rows: countries.map((country, i) => [String(i), country]) })
        .isMadeUp;
    expect([of('XA', null, 'XB'), of('XA', 'SY'), of(null), of()]).toEqual([true, false, false, false]);
  });

  it('frame what is placed and nothing else', () => {
    expect(boundsOf(marksOf([row('c', null, null)]))).toBeNull();
    const bounds = boundsOf(marksOf([row('a', 36, 35), row('b', 37, 34), row('c', null, null)]));
    expect(bounds?.west).toBeLessThan(36);
    expect(bounds?.east).toBeGreaterThan(37);
    expect(bounds?.west).toBeGreaterThan(35);
  });
});

describe('the Mercator map', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -84, max: 84, noNaN: true }), (latitude) => {
        expect(latitudeOf(mercatorY(latitude))).toBeCloseTo(latitude, 6);
      }),
    );
  });
});

describe('days as numbers', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        expect(dayNumber(dayOf(day))).toBe(day);
      }),
    );
  });
  it('are whole days only', () => {
    for (const other of ['2016-05', '2016', 'yesterday', '', null]) expect(dayNumber(other)).toBeNull();
  });
});
