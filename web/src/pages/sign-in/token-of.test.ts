import { expect, it } from 'vitest';
import { tokenOf } from './token-of.ts';

it.each([
  ['http://127.0.0.1:4321/sign-in#token=abcDEF_-0123456789', 'abcDEF_-0123456789'],
  ['#abcDEF_-0123456789', 'abcDEF_-0123456789'],
  ['  abcDEF_-0123456789\n', 'abcDEF_-0123456789'],
  ['http://127.0.0.1:4321/sign-in', null],
  ['#', null],
  ['abc', null],
  ['<script>alert(1)</script>', null],
])('reads the token out of %s', (text, token) => {
  expect(tokenOf(text)).toBe(token);
});
