import { afterEach, expect, it } from 'vitest';
import { ar } from '../i18n/ar.ts';
import { en } from '../i18n/en.ts';
import { speak } from '../i18n/translate.ts';
import { sideSaid, tollSaid } from './told-value.ts';

const joiner = /\u2060/g;

afterEach(() => {
  speak('en', en);
});

it('writes tolls as numbers are written, and leaves what is no toll', () => {
  speak('en', en);
  expect(['6', '6 to 14', '24 or more'].map((toll) => tollSaid(toll).replace(joiner, ''))).toEqual([
    '6',
    '6–14',
    '24+',
  ]);
  expect(['dozens', '6 to', '1e9', '', '99999999999'].map(tollSaid)).toEqual([
    'dozens',
    '6 to',
    '1e9',
    '',
    '99999999999',
  ]);
});

it('says a side in the language of the reader, and a name as it was told', () => {
  speak('en', en);
  expect(sideSaid('when', '2023-05-11')).toBe('11 May 2023');
  expect(sideSaid('happened', 'denied')).toBe('It is denied');
  expect(sideSaid('where', 'Orlava')).toBe('Orlava');
  speak('ar', ar);
  expect(sideSaid('when', '2023-05-11')).toMatch(/مايو/);
  expect(sideSaid('happened', 'denied')).toBe(ar['contradiction.side.denied']);
  expect(sideSaid('answer', 'worded in a way that is not known')).toBe('worded in a way that is not known');
});
