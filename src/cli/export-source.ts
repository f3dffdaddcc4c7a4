import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ExportFiles } from '../record/export-layout.ts';
import { openZip } from '../record/zip-reader.ts';
import { UsageError } from './exit-code.ts';

/** An export on the disk, opened. */
export interface OpenedExport extends ExportFiles {
  readonly close: () => void;
}

/** Opens an export: a folder, or a ZIP archive. Throws `UsageError` where there is nothing, `ZipError` on a bad archive. */
export function openExport(path: string): OpenedExport {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`There is no "${path}".`);
  return stat.isDirectory() ? openFolder(path) : openArchive(path);
}

const piece = 1024 * 1024;

function openFolder(folder: string): OpenedExport {
  return {
    names: filesIn(folder),
    chunks: (name) => piecesOf(join(folder, ...name.split('/'))),
    close: () => undefined,
  };
}

/** Paths of what is in the folder, with slashes. Hidden files are the desktop's and no part of it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => {
      const name = join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/');
      if (!entry.isFile())
        throw new UsageError(`"${name}" is no plain file: an export has no links or devices.`);
      return name;
    })
    .sort();
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const bytes = Buffer.allocUnsafe(piece);
      const length = readSync(file, bytes);
      if (length === 0) return;
      yield bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function openArchive(path: string): OpenedExport {
  const file = openSync(path, 'r');
  try {
    const zip = openZip({
      size: lstatSync(path).size,
      read: (offset, length) => {
        const bytes = Buffer.allocUnsafe(length);
        const got = readSync(file, bytes, 0, length, offset);
        return bytes.subarray(0, got);
      },
    });
    const names = [...zip.entries.keys()];
    return {
      names,
      chunks: (name) => {
        const entry = zip.entries.get(name);
        return entry ? zip.chunks(entry) : [];
      },
      close: () => {
        closeSync(file);
      },
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
