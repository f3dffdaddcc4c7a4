import { expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { speak } from '../../i18n/translate.ts';
import { fields, saidValue } from './field-value.ts';

it('says what the API codes in words, and everything else as it was told', () => {
  speak('en', en);
  expect(fields).toContain('perpetrator');
  expect(saidValue('type', 'aid-obstruction')).toBe('Aid obstructed');
  expect(saidValue('date', '2023-05')).toBe('May 2023');
  expect(saidValue('target', 'civilians, market')).toBe('Civilians, Market');
  expect(saidValue('killed', '24 or more')).toBe('24+');
  expect(saidValue('place', '2023-05')).toBe('2023-05');
});
