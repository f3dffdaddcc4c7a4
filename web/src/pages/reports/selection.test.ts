import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveBy, nothingChosen, subjects, toggle } from './selection.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];

it('moves and stops at the ends', () => {
  let at = moveBy(nothingChosen, ids, 1, false);
  expect(at.current).toBe('a');
  at = moveBy(at, ids, -1, false);
  expect(at.current).toBe('a');
  for (let i = 0; i < 9; i++) at = moveBy(at, ids, 1, false);
  expect(at.current).toBe('e');
  expect(subjects(at, ids)).toEqual(['e']);
});

it('grows and shrinks a range from where it began', () => {
  let at = moveBy(moveBy(nothingChosen, ids, 1, false), ids, 1, false); // on b
  at = moveBy(at, ids, 1, true);
  at = moveBy(at, ids, 1, true);
  expect([...at.chosen].sort()).toEqual(['b', 'c', 'd']);
  at = moveBy(at, ids, -1, true);
  expect([...at.chosen].sort()).toEqual(['b', 'c']);
});

it('chooses from the last one to one that is clicked with Shift, either way', () => {
  expect(subjects(toggle(toggle(nothingChosen, ids, 'd', false), ids, 'b', true), ids)).toEqual([
    'b',
    'c',
    'd',
  ]);
  expect(subjects(toggle(toggle(nothingChosen, ids, 'b', false), ids, 'd', true), ids)).toEqual([
    'b',
    'c',
    'd',
  ]);
});

it('never acts on what is not in the list any more', () => {
  fc.assert(
    fc.property(fc.subarray(ids), fc.array(fc.constantFrom(...ids)), (left, pressed) => {
      const selection = pressed.reduce((s, id) => toggle(s, ids, id, false), nothingChosen);
      expect(subjects(selection, left).every((id) => left.includes(id))).toBe(true);
    }),
  );
});
