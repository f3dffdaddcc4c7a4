import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderProblem, makeFolder } from './data-folder.ts';

let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'trucewatch-folder-'));
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('a folder for the data', () => {
  it('is made with those above it, for its owner alone, and taken as it is where it is there', () => {
    const deep = join(base, 'a', 'b', 'c');
    makeFolder(deep);
    for (const folder of [deep, join(base, 'a')]) expect(statSync(folder).mode & 0o777).toBe(0o700);
    writeFileSync(join(deep, 'kept'), '');
    makeFolder(deep);
    expect(existsSync(join(deep, 'kept'))).toBe(true);
  });

  it('is given up where the folder above takes none though it is there, and nothing is tried without end', () => {
    const tried: string[] = [];
    const takesNone = (path: string): void => {
      tried.push(path);
      throw Object.assign(new Error('no such file or directory'), { code: 'ENOENT' });
    };
    expect(() => {
      makeFolder(join(base, 'x', 'y'), takesNone);
    }).toThrow('no such file or directory');
    expect(tried).toEqual([join(base, 'x', 'y'), join(base, 'x')]);
  });

  it('is neither a file nor a link to nothing', () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    const link = join(base, 'link');
    symlinkSync(join(base, 'unmounted'), link);
    for (const place of [file, link, join(file, 'in'), join(link, 'in')])
      expect(() => {
        makeFolder(place);
      }, place).toThrow(/EEXIST|ENOTDIR|ENOENT/);
  });

  it.each([
    ['EROFS', /may not write there \(EROFS\)\. Give it the folder, or choose another with --data/],
    ['ENOTDIR', /no folder \(ENOTDIR\)\. Choose another with --data/],
    ['ENOENT', /nothing can be made there \(ENOENT\)\. Choose another with --data/],
    ['EIO', /make room; else restore a backup/],
  ])('that fails with %s is told with what to do', (code, message) => {
    expect(folderProblem('truce', Object.assign(new Error('it failed'), { code })).message).toMatch(message);
  });
});
