import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A folder that one suite of the run fills, and that all may copy: for what takes seconds to make and none to copy. */
export async function madeOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const made = join(inject('runFolder'), name);
  if (existsSync(made)) return made;
  const draft = mkdtempSync(`${made}-`);
  await fill(draft);
  try {
    renameSync(draft, made);
  } catch (error) {
    // Another suite of the run was quicker.
    if (!existsSync(made)) throw error;
  }
  return made;
}
