import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readTrees } from './trees.ts';

const folder = mkdtempSync(join(tmpdir(), 'trucewatch-trees-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const row = (id: string, form: string, head: string, misc = '_'): string =>
  [id, form, form, 'X', '_', '_', head, 'dep', '_', misc].join('\t');

it('lays documents out as they were written, with words cut from one string', () => {
  const file = join(folder, 'toy.conllu');
  const lines = [
    '# newdoc id = one',
    row('1', 'Keldia', '2'),
    row('2-3', "can't", '_'),
    row('2', 'ca', '0'),
    row('3', "n't", '2'),
    row('4', 'agree', '2', 'SpaceAfter=No'),
    row('5', '.', '2'),
    '',
    row('1', 'Heading', '0'),
    '',
    row('1', 'Orsk', '0'),
    '',
    '# newdoc id = two',
    row('1', 'Norland', '0'),
    '',
  ];
  writeFileSync(file, lines.join('\n'));
  const [one, two] = readTrees(file);
  expect(one?.text.trimEnd()).toBe("Keldia can't agree. Heading\nOrsk");
  expect(one?.trees.map(({ start, end }) => one.text.slice(start, end))).toEqual([
    "Keldia can't agree.",
    'Heading',
    'Orsk',
  ]);
  expect(one?.trees[0]?.tokens.map(({ start, end }) => one.text.slice(start, end))).toEqual([
    'Keldia',
    'ca',
    "n't",
    'agree',
    '.',
  ]);
  expect(one?.trees[0]?.tokens.map(({ head }) => head)).toEqual([1, -1, 1, 1, 1]);
  expect(two).toMatchObject({ id: 'two' });
});
