import { describe, expect, it } from 'vitest';
import { report, statement } from '../../test/tellings.ts';
import type { Report } from '../domain/report.ts';
import type { Statement } from '../domain/statement.ts';
import { groupStatements } from './statement-groups.ts';

const a = report(
  'a',
  'T\nThe fleet will not share any harbour with the League this winter, Admiral Dora Venn said. She also said that bread is short.',
);
const b = report(
  'b',
  'T\nAdmiral Venn told the radio that the fleet would share no harbour with the League in winter.',
);
const c = report(
  'c',
  'T\n"The fleet will not share any harbour with the League this winter," said Captain Ilo Marsk.',
);

const first = statement(a, 'Dora Venn', 'The fleet will not share any harbour with the League this winter');
const bread = statement(a, 'Dora Venn', 'bread is short');
const retold = statement(b, 'Venn', 'the fleet would share no harbour with the League in winter');
const other = statement(c, 'Ilo Marsk', 'The fleet will not share any harbour with the League this winter', {
  quoted: true,
});

function groups(statements: readonly Statement[], reports: readonly Report[] = [a, b, c]): string[][] {
  return groupStatements(statements, new Map(reports.map((r) => [r.id, r])), () => null, [
    { id: first.id as never, reports: reports.map((r) => r.id), title: '' },
  ])
    .map((g) => [...g.statements])
    .sort((x, y) => (x.join() < y.join() ? -1 : 1));
}

describe('groupStatements', () => {
  it('puts a retelling with the statement, under full name and surname', () => {
    expect(groups([first, bread, retold])).toContainEqual([first.id, retold.id].sort());
    expect(groups([first, bread, retold])).toContainEqual([bread.id]);
  });

  it('puts the same words in two mouths into one group', () => {
    const quoted = { ...first, quoted: true };
    expect(groups([quoted, other])).toEqual([[first.id, other.id].sort()]);
    expect(groups([first, other])).toHaveLength(2);
  });

  it('keeps two speakers apart who say alike things in words of their own', () => {
    const d = report(
      'd',
      'T\nNo harbour shall be shared with the fleet in winter, said Pell Orsk of the League.',
    );
    const own = statement(d, 'Pell Orsk', 'No harbour shall be shared with the fleet in winter');
    expect(groups([first, own], [a, d])).toHaveLength(2);
  });

  it('is the same in any order', () => {
    expect(groups([other, retold, bread, first])).toEqual(groups([first, bread, retold, other]));
  });
});
