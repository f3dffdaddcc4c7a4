import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInputs, loadInput } from './inputs.ts';

let folder: string;
const stdin = () => Readable.from([Buffer.from('Shells '), Buffer.from('fall')]);
const find = (...paths: string[]) => findInputs(paths, stdin());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text = 'x'): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('inputs', () => {
  it('searches folders in order, skipping what is hidden or no report', () => {
    for (const name of ['b.txt', 'a/c.HTML', 'a/b.jsonl', '.git/d.txt', '.e.txt', 'notes.md', 'z.png'])
      write(name);
    const { inputs, problems } = find(folder);
    expect(inputs.map((i) => i.source)).toEqual([
      join(folder, 'a/b.jsonl'),
      join(folder, 'a/c.HTML'),
      join(folder, 'b.txt'),
    ]);
    expect(problems).toEqual([]);
  });

  it('takes a named file whatever it is called', () => {
    expect(find(write('notes.md')).inputs).toHaveLength(1);
  });

  it('says what is wrong with each path that cannot be read, and reads the rest', () => {
    mkdirSync(join(folder, 'empty'));
    const big = write('big.txt');
    truncateSync(big, 60_000_000);
    const { inputs, problems } = find(
      join(folder, 'gone.txt'),
      join(folder, 'empty'),
      big,
      write('good.txt'),
    );
    expect(inputs).toHaveLength(1);
    expect(problems.map((p) => p.kind)).toEqual(['unreadable', 'empty', 'too-large']);
    expect(problems.every((p) => p.message !== '' && p.remedy !== '')).toBe(true);
  });

  it('does not follow a folder that holds itself', () => {
    write('a.txt');
    symlinkSync(folder, join(folder, 'loop'));
    expect(find(folder).inputs).toHaveLength(1);
  });

  it('reads standard input', async () => {
    const [input] = find('-').inputs;
    const bytes = input && (await loadInput(input));
    expect(bytes && !('ok' in bytes) ? Buffer.from(bytes).toString() : null).toBe('Shells fall');
  });

  it('makes an outcome of a file that vanishes', async () => {
    const file = write('a.txt');
    const [input] = find(file).inputs;
    rmSync(file);
    expect(input && (await loadInput(input))).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });
});
