import { afterEach, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { countryName, languageName } from './code-name.ts';
import { en } from './en.ts';
import { speak } from './translate.ts';

afterEach(() => {
  speak('en', en);
});

it('names countries and languages in the spoken language, and gives a code that has no name as it is', () => {
  speak('en', en);
  expect([languageName('en'), languageName('ar'), countryName('NO')]).toEqual([
    'English',
    'Arabic',
    'Norway',
  ]);
  expect([languageName('not a code'), countryName('nowhere')]).toEqual(['not a code', 'nowhere']);
  expect([countryName('XA'), countryName('XK')]).toEqual(['XA (made up)', 'Kosovo']);
  speak('ar', ar);
  expect(languageName('ar')).toBe('العربية');
});
