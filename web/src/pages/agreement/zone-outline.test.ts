import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { zoneOutline, type CountryAtlas } from './zone-outline.ts';

const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
const atlas = JSON.parse(readFileSync(file, 'utf8')) as CountryAtlas; // a file of a fixed version of the package
const size = { width: 400, height: 300 };

describe('the outline of a zone', () => {
  it('draws a country to fit the window, with the land around it', () => {
    const outline = zoneOutline(atlas, ['PT'], [{ name: 'Lisbon', latitude: 38.7, longitude: -9.1 }], size);
    const numbers = (outline?.zone.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    expect(numbers.length).toBeGreaterThan(8);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(400);
    expect(outline?.land.length).toBeGreaterThan(outline?.zone.length ?? 0);
    expect(outline?.places).toHaveLength(1);
    expect(outline?.unknown).toEqual([]);
  });

  it('shows a made-up country by its places, and says that it has no outline', () => {
    const places = [
      { name: 'Vessen', latitude: -49.3, longitude: 70.2 },
      { name: 'Karhold', latitude: -49.6, longitude: 69.2 },
    ];
    const outline = zoneOutline(atlas, ['XA'], places, size);
    expect(outline?.unknown).toEqual(['XA']);
    expect(outline?.zone).toBe('');
    expect(outline?.places.map((p) => p.name)).toEqual(['Vessen', 'Karhold']);
  });

  it('lets no name cover another, and leaves out the ones without room', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => ({
      name: `Harbour ${i}`,
      latitude: -49.3 + (i % 6) * 0.05,
      longitude: 70 + Math.floor(i / 6) * 0.1,
    }));
    const labels = (zoneOutline(atlas, ['XA'], crowd, size)?.places ?? []).flatMap(({ name, label }) => {
      if (!label) return [];
      const long = name.length * 7.6;
      const left =
        label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - long : label.x - long / 2;
      return [{ left, right: left + long, y: label.y }];
    });
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.length).toBeLessThan(30);
    for (const [i, a] of labels.entries())
      for (const b of labels.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < 15).toBe(false);
  });

  it('survives a zone with one place or none', () => {
    const one = zoneOutline(atlas, ['XA'], [{ name: 'Vessen', latitude: -49.3, longitude: 70.2 }], size);
    expect(one?.places).toHaveLength(1);
    expect(zoneOutline(atlas, ['XA'], [], size)).toBeNull();
  });
});
