import { expect, it } from 'vitest';
import { Confusions, HitCount } from './counts.ts';

it('counts F1 over all that was added', () => {
  const count = new HitCount();
  expect(count.f1).toBe(0);
  count.add(1, 2, 4);
  count.add(2, 2, 2);
  expect(count.f1).toBeCloseTo((2 * 3) / (4 + 6), 10);
});

it('lists confusions, the most frequent first, and nothing that was right', () => {
  const confusions = new Confusions();
  confusions.add('obl', 'nmod');
  confusions.add('obl', 'obl');
  confusions.add('nmod', 'obl');
  confusions.add('nmod', 'obl');
  expect(confusions.top(5)).toEqual(['nmod as obl 2', 'obl as nmod 1']);
});
