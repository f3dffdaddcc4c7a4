import { expect, it } from 'vitest';
import { incidentTypes } from './allegation.ts';
import { incidentName, incidentWords } from './incident-names.ts';

it('names every type of incident in words, whether it opens a line or not', () => {
  expect([incidentName('aid-obstruction'), incidentWords('aid-obstruction')]).toEqual([
    'Aid obstructed',
    'aid obstructed',
  ]);
  for (const type of incidentTypes) {
    expect(incidentName(type)).toMatch(/^[A-Z][a-z' ]*$/);
    expect(incidentWords(type)).toBe(incidentName(type).toLowerCase());
  }
});
