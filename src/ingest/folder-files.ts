import { constants } from 'node:fs';
import { open, opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Folders within one another, and files in all: beyond them it is no folder of reports. */
const deepest = 8;
const mostFiles = 100_000;

/** Hidden files, and what programs write while they write: editors, browsers, rsync, scp clients. */
const unfinished = /^[.~]|~$|\.(?:part|partial|tmp|temp|crdownload|download|swp|filepart)$/i;

export type FoundFiles =
  | {
      readonly ok: true;
      /** The folder's true path. */
      readonly root: string;
      /** In order of their paths. */
      readonly files: readonly FoundFile[];
      /** What was left alone, and why. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly why: string };

/** The plain files below a folder. Links are not followed, devices and pipes not opened. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  try {
    const root = await realpath(folder);
    return { ok: true, root, ...(await filesBelow(root)) };
  } catch (error) {
    return { ok: false, why: `the folder cannot be read (${codeOf(error)})` };
  }
}

async function filesBelow(
  root: string,
): Promise<{ files: readonly FoundFile[]; problems: readonly string[] }> {
  const files: FoundFile[] = [];
  const problems: string[] = [];
  const folders: { path: string; depth: number }[] = [{ path: root, depth: 0 }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path, depth } = folder;
    try {
      for await (const entry of await opendir(path)) {
        const below = join(path, entry.name);
        if (unfinished.test(entry.name)) continue;
        if (entry.isSymbolicLink()) problems.push(`${below}: a link, which is not followed`);
        else if (entry.isDirectory()) {
          if (depth < deepest) folders.push({ path: below, depth: depth + 1 });
          else problems.push(`${below}: more than ${deepest} folders deep`);
        } else if (entry.isFile()) {
          const { size, mtimeMs } = await stat(below);
          files.push({ path: below, size, changedAt: mtimeMs });
        } else problems.push(`${below}: no plain file`);
        if (files.length > mostFiles)
          return {
            files: inOrder(files),
            problems: [...problems, `${root}: more than ${mostFiles} files; the rest is not looked at`],
          };
      }
    } catch (error) {
      if (path === root) throw error;
      problems.push(`${path}: cannot be read`);
    }
  }
  return { files: inOrder(files), problems };
}

/**
 * Reads a file that lies in the folder, without following a link at its end or on the way: what was opened is compared with what the
 * true path leads to, so that a folder exchanged for a link meanwhile gains nothing.
 */
export async function readFileWithin(
  root: string,
  path: string,
  largest: number,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: string }> {
  const no = (why: string) => ({ ok: false as const, why });
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const opened = await file.stat();
      if (!opened.isFile()) return no('it is no plain file');
      if (opened.size > largest) return no('it is too large');
      const real = await realpath(path);
      const there = await stat(real);
      if (!real.startsWith(root + sep) || there.ino !== opened.ino || there.dev !== opened.dev) {
        return no('it lies outside the folder');
      }
      const bytes = Buffer.alloc(opened.size);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return { ok: true, bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    return no(code === 'ELOOP' ? 'it is a link' : `it cannot be read (${code})`);
  }
}

function inOrder(files: readonly FoundFile[]): readonly FoundFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
