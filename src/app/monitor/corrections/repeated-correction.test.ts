import { expect, it } from 'vitest';
import type { Correction } from '../../../domain/correction.ts';
import type { SignedCorrection } from './corrections.ts';
import { repeatedEntry } from './repeated-correction.ts';

const telling = 'r-1:allegation:1';
const reread: Correction = { action: 'reread', allegation: telling, field: 'killed', value: '4' };
const found = { was: '6', tellings: { [telling]: 'Six shells hit the market' } };

function signed(
  entry: number,
  correction: Correction,
  rest: Partial<SignedCorrection> = {},
): SignedCorrection {
  return {
    entry,
    correction,
    anchors: {},
    tellings: {},
    was: null,
    stoodIn: [],
    at: new Date(0),
    by: 'analyst',
    reason: 'read again',
    event: null,
    ...rest,
  };
}

it('knows the same word on the same words, whatever the order of its keys', () => {
  const known = [signed(3, { value: '4', field: 'killed', allegation: telling, action: 'reread' }, found)];
  expect(repeatedEntry(known, reread, found)).toBe(3);
  expect(repeatedEntry(known, { ...reread, value: '5' }, found)).toBeNull();
});

it('takes the same correction anew where the machine or the report now says something else', () => {
  const known = [signed(3, reread, found)];
  expect(repeatedEntry(known, reread, { ...found, was: '9' })).toBeNull();
  expect(repeatedEntry(known, reread, { ...found, tellings: { [telling]: 'Other words' } })).toBeNull();
});

it('takes it anew once it was withdrawn or another word was said since', () => {
  const withdrawn = [signed(3, reread, found), signed(4, { action: 'withdraw', entry: 3 })];
  expect(repeatedEntry(withdrawn, reread, found)).toBeNull();
  const replaced = [signed(3, reread, found), signed(4, { ...reread, value: '5' }, found)];
  expect(repeatedEntry(replaced, reread, found)).toBeNull();
});

it('compares what joins and parts with the last such step only', () => {
  const link: Correction = { action: 'link', report: 'r-1', story: 's' };
  const unlink: Correction = { action: 'unlink', report: 'r-1', story: 's' };
  const none = { was: null, tellings: {} };
  expect(repeatedEntry([signed(1, link)], link, none)).toBe(1);
  expect(repeatedEntry([signed(1, link), signed(2, reread, found)], link, none)).toBe(1);
  expect(repeatedEntry([signed(1, link), signed(2, unlink)], link, none)).toBeNull();
});
