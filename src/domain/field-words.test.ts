import { expect, it } from 'vitest';
import { fieldWords, valueWords } from './field-words.ts';

it('calls a field and the value that a person gave it by words, not by code', () => {
  expect([fieldWords('saidBy'), fieldWords('killed')]).toEqual(['who says it', 'number killed']);
  expect(valueWords('date', '2030-05-06')).toBe('6 May 2030');
  expect(valueWords('type', 'aid-obstruction')).toBe('aid obstructed');
  expect(valueWords('type', 'no type of ours')).toBe('no type of ours');
  expect(valueWords('place', '2030-05-06')).toBe('2030-05-06');
  expect(valueWords('injured', null)).toBe('not told');
});
