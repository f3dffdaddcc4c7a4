import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>; // the file under test

it('holds one finite number for each dotted metric', () => {
  for (const [metric, floor] of Object.entries(floors)) {
    expect(metric).toMatch(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/i);
    expect(Number.isFinite(floor), metric).toBe(true);
  }
});
