import { expect, it } from 'vitest';
import { addressOf } from './hand-in.ts';

it.each([
  ['https://example.org/feed.xml', 'https://example.org/feed.xml'],
  [' http://example.org/a?b=c \n', 'http://example.org/a?b=c'],
  ['see https://example.org/feed.xml', null],
  ['javascript:alert(1)', null],
  ['https://', null],
  ['', null],
])('takes %j for the address %j', (text, address) => {
  expect(addressOf(text)).toBe(address);
});
