import { describe, expect, it } from 'vitest';
import { mapNames } from './map-names.ts';
import type { DrawnCountry } from './map-projection.ts';

const country = (label: readonly [number, number], holds = (): boolean => true): DrawnCountry => ({
  path: '',
  name: 'Vessen',
  label,
  holds,
});

const mark = (name: string, x: number, y: number) => ({ name, at: [x, y] as const, radius: 6 });

function positionOf(name: string, names: readonly { readonly markup: string }[]): number[] | null {
  const found = names.map((n) => n.markup).find((m) => m.includes(`>${name}<`));
  return found ? [...found.matchAll(/ [xy]="(\d+)"/g)].map((m) => Number(m[1])) : null;
}

describe('names on the map', () => {
  it("moves a country's name off a place's", () => {
    expect(positionOf('Vessen', mapNames([], [country([400, 250])]))).toEqual([400, 250]);
    const names = mapNames([mark('Orlava', 380, 250)], [country([400, 250])]);
    const [, y = 250] = positionOf('Vessen', names) ?? [];
    expect(positionOf('Orlava', names)).toEqual([389, 254]);
    expect(Math.abs(y - 250)).toBeGreaterThanOrEqual(16);
  });

  it('leaves a country unnamed that has no room for its name', () => {
    expect(positionOf('Vessen', mapNames([], [country([400, 250], () => false)]))).toBeNull();
  });

  it('names a town and the province called after it once', () => {
    const names = mapNames([mark('Orlava', 100, 100), mark('Orlava', 400, 400)], []);
    expect(names).toHaveLength(1);
  });
});
