import { afterEach, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { formatInstant, formatInstantUtc } from './format.ts';
import { setTimeZone } from './time-zone.ts';
import { speak } from './translate.ts';

afterEach(() => {
  setTimeZone('UTC');
  speak('en', en);
});

it('says of every instant in which zone it is meant', () => {
  speak('en', en);
  expect(formatInstant('2023-05-13T20:44:00Z')).toBe('13 May 2023, 20:44 UTC');
  setTimeZone('Indian/Kerguelen');
  expect(formatInstant('2023-05-13T20:44:00Z')).toMatch(/^14 May 2023, 01:44 GMT\+5$/);
  expect(formatInstantUtc('2023-05-13T20:44:00Z')).toBe('13 May 2023, 20:44 UTC');
  speak('ar', ar);
  expect(formatInstant('2023-05-13T20:44:00Z')).toMatch(/\+5|\+٥/);
});

it('leaves what is no instant as it is', () => {
  expect(formatInstant('yesterday')).toBe('yesterday');
});
