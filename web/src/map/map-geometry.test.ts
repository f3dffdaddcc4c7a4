import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { countriesWithin, readGround, regionName } from './basemap.ts';
import { graticule, graticuleStep } from './graticule.ts';
import { signSize } from './cluster-marks.ts';
import { shares } from './sign-layer.tsx';
import { families, familyOf, familyShapes, incidentTypes, shapeCorners } from './type-families.ts';
import { incidentTypes as known, typeFamilies } from '../../../src/domain/allegation.ts';

describe('the families of types', () => {
  it('are those of the program', () => {
    expect([...incidentTypes].sort()).toEqual([...known].sort());
    for (const type of known) expect(familyOf(type)).toBe(typeFamilies[type]);
    expect(familyOf('toString')).toBe('other');
  });
  it('have a shape each that no other has', () => {
    const drawn = families.map((family) =>
      JSON.stringify([familyShapes[family], shapeCorners(familyShapes[family])]),
    );
    expect(new Set(drawn).size).toBe(families.length);
  });
});

describe('the graticule', () => {
  it('crosses every box at least three times', () => {
    for (const size of [0.4, 3, 40, 300]) {
      const bounds = { west: 10, east: 10 + size, south: -size / 4, north: size / 4 };
      expect(size / 2 / graticuleStep(bounds)).toBeGreaterThanOrEqual(size > 0.5 ? 3.9 : 1.9);
      expect(graticule(bounds).geometry.coordinates.length).toBeGreaterThan(6);
    }
  });
});

describe('the ground', () => {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof readGround>[0]; // as the package ships it
  const near = countriesWithin(atlas, { west: 35.5, south: 32, east: 42.5, north: 37.5 });
  const ground = readGround(atlas, near);
  it('is made of the countries that come into the box', () => {
    const names = ground.labels.map((label) => label.name);
    for (const name of ['Syria', 'Lebanon', 'Turkey', 'Jordan', 'Iraq']) expect(names).toContain(name);
    for (const name of ['France', 'Egypt', 'Iran']) expect(names).not.toContain(name);
  });
  it('has a label inside of each country', () => {
    const syria = ground.labels.find((label) => label.region === '760');
    expect(syria?.name).toBe('Syria');
    expect(syria?.at[0]).toBeCloseTo(38.5, 0);
    expect(syria?.at[1]).toBeCloseTo(35, 0);
  });
  it('is named in the language of the interface, and in English where it has no code', () => {
    expect(regionName('760', 'Syria', 'ar')).toBe('سوريا');
    expect(regionName('', 'N. Cyprus', 'ar')).toBe('N. Cyprus');
  });
});

describe('a sign', () => {
  it('shares its ring among the families that there are', () => {
    expect(shares([1, 0, 3])).toEqual([
      { family: 0, from: 0, to: 0.25 },
      { family: 2, from: 0.25, to: 1 },
    ]);
    expect(shares([0, 0])).toEqual([]);
  });
  it('grows with the number and stays small', () => {
    expect(signSize(2)).toBeLessThan(signSize(200));
    expect(signSize(1e9)).toBe(54);
  });
});
