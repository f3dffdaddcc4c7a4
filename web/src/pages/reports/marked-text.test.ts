import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportMark, ReportPart } from '../../api/views.ts';
import { kindsOf, markText, rangeOf, shownKinds, showOf } from './marked-text.ts';

const all = { kinds: new Set(shownKinds), at: null };
const kinds = [
  'speaker',
  'cue',
  'content',
  'allegation',
  'commitment',
  'place',
  'actor',
  'date',
  'outlet',
] as const;

it('shows every character once and in order, whatever the parts and marks', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(60), { maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom(...kinds)), { maxLength: 8 }),
      (text, cuts, drawn) => {
        const starts = [...new Set([0, ...cuts.filter((cut) => cut < text.length)])].sort((a, b) => a - b);
        const parts: ReportPart[] = starts.map((start, i) => ({
          start,
          end: starts[i + 1] ?? text.length,
          kind: 'body',
        }));
        const marks: ReportMark[] = drawn.map(([a, b, kind]) => ({
          start: Math.min(a, b),
          end: Math.max(a, b),
          kind,
          ref: null,
        }));
        const shown = markText(text, parts, marks, all);
        expect(shown.flatMap((part) => part.stretches.map((stretch) => stretch.text)).join('')).toBe(text);
      },
    ),
  );
});

it('gives overlapping marks the colour of what matters more, and keeps both', () => {
  const text = 'Shells hit Orsk on Monday, the ministry said.';
  const [part] = markText(
    text,
    [],
    [
      { start: 0, end: 25, kind: 'content', ref: 's1' },
      { start: 0, end: 15, kind: 'allegation', ref: 'a1' },
      { start: 11, end: 15, kind: 'place', ref: 'orsk' },
    ],
    all,
  );
  const orsk = part?.stretches.find((stretch) => stretch.text === 'Orsk');
  expect(orsk?.kinds).toEqual(['allegation', 'statement', 'place']);
  expect(orsk?.refs).toEqual(['s1', 'a1', 'orsk']);
});

it('shows what is looked at even where its kind is put off', () => {
  const shown = markText('He came.', [], [{ start: 0, end: 2, kind: 'speaker', ref: 's1' }], {
    kinds: new Set(),
    at: 's1',
  });
  expect(shown[0]?.stretches.filter((stretch) => stretch.looked).map((stretch) => stretch.text)).toEqual([
    'He',
  ]);
});

it('reads a range', () => {
  expect(rangeOf('12-30')).toEqual({ start: 12, end: 30 });
  expect(rangeOf('statement-1')).toBeNull();
});

it('reads back from an address the kinds that were written into it', () => {
  fc.assert(
    fc.property(fc.subarray([...shownKinds]), (chosen) => {
      expect(kindsOf(showOf(chosen))).toEqual(new Set(chosen));
    }),
  );
});

it('keeps an address silent about the usual kinds, and shows none where none was chosen', () => {
  const usual = [...kindsOf(undefined)];
  expect(usual).not.toHaveLength(0);
  expect(showOf(usual.reverse())).toBeUndefined();
  expect(kindsOf(showOf([])).size).toBe(0);
});

it('leaves out of an address what is no kind', () => {
  expect(kindsOf('place,<b>,tanks,date')).toEqual(new Set(['place', 'date']));
});
