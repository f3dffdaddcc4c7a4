import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readModels } from './model-files.ts';
import { packageRoot } from './package-root.ts';

const root = mkdtempSync(join(tmpdir(), 'trucewatch-models-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('readModels', () => {
  it('names a missing file and the command that makes it', () => {
    mkdirSync(join(root, 'models'));
    expect(() => readModels(root)).toThrow(/sentences\.bin is missing.*npm run train -- --only sentences/);
  });

  it('names a file that was cut off', () => {
    cpSync(join(packageRoot, 'models'), join(root, 'models'), { recursive: true });
    truncateSync(join(root, 'models', 'syntax.bin'), 100_000);
    expect(() => readModels(root)).toThrow(/syntax\.bin: is damaged.*npm run train -- --only syntax/);
  });
});
