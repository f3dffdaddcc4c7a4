import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Context } from 'hono';
import type { ServerEnv } from './deps.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pbf': 'application/x-protobuf',
  '.geojson': 'application/geo+json',
  '.txt': 'text/plain; charset=utf-8',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
/** Vite writes what carries a hash of its content in its name into this folder: under one name it never changes. */
const hashedFolder = '/assets/';
/** Milliseconds until the folder is listed again for a path that is not in the list; paths that lead nowhere cost no more. */
const missAfter = 1_000;
/** … and for one that is: its compressed copies may have come later. */
const refreshAfter = 60_000;

interface StaticFile {
  readonly file: string;
  readonly type: string;
  readonly isHashed: boolean;
  /** Compressed neighbours, best first. */
  readonly encoded: readonly Encoded[];
  /** What it was when it was sent last. */
  seen: Seen | null;
}

interface Encoded {
  readonly encoding: string;
  readonly file: string;
}

interface Seen {
  /** Another where the file was written again. */
  readonly written: string;
  readonly etag: string;
  /** Those of its neighbours that are not older than it is. */
  readonly encoded: readonly Encoded[];
}

/**
 * The built web app. Its files are listed, so that a request's path is looked up and never becomes a path on the disk; they are
 * listed anew where a path is not among them, since the app may be built again under the running service. Any other path that
 * a browser opens is a place inside the app and gets its page.
 */
export function createStaticFiles(
  folder: string | null,
  clock: () => number = () => performance.now(),
): (c: Context<ServerEnv>) => Promise<Response | null> {
  const find = createList(folder, clock);
  const sendFound = async (c: Context<ServerEnv>, path: string): Promise<Response | null> => {
    const found = await find(path);
    return found && send(c, found);
  };
  return async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
    const { path } = c.req;
    if (extname(path) !== '') return types[extname(path)] === undefined ? null : sendFound(c, path);
    const wantsPage = (c.req.header('accept') ?? '').includes('text/html');
    return wantsPage ? ((await sendFound(c, '/index.html')) ?? notBuilt()) : null;
  };
}

/** Looks a path up among the folder's files. A path that is among them waits for nothing. */
function createList(
  folder: string | null,
  clock: () => number,
): (path: string) => Promise<StaticFile | null> {
  let files: ReadonlyMap<string, StaticFile> = new Map();
  let listedAt = -Infinity;
  let listing: Promise<void> | null = null;
  const list = (from: string, after: number): Promise<void> | null => {
    if (clock() - listedAt < after) return listing;
    listedAt = clock();
    listing = listFiles(from)
      .then((listed) => {
        files = listed;
      })
      .finally(() => {
        listing = null;
      });
    return listing;
  };
  return async (path) => {
    if (folder === null) return null;
    const isThere = files.has(path);
    const again = list(folder, isThere ? refreshAfter : missAfter);
    if (!isThere) await again;
    return files.get(path) ?? null;
  };
}

/** None where there is no folder: the app is not built yet. */
async function listFiles(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = new Set(
    entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = new Map<string, StaticFile>();
  for (const file of names) {
    const type = types[extname(file)];
    if (type === undefined) continue;
    const encoded = encodings
      .map(([encoding, suffix]) => ({ encoding, file: file + suffix }))
      .filter((e) => names.has(e.file));
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(path, { file, type, isHashed: path.startsWith(hashedFolder), encoded, seen: null });
  }
  return files;
}

/** Null where the file is there no more. */
async function send(c: Context<ServerEnv>, found: StaticFile): Promise<Response | null> {
  const seen = await unlessGone(look(found));
  if (seen === null) return null;
  const headers: Record<string, string> = {
    'content-type': found.type,
    'cache-control': found.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: seen.etag,
    vary: 'accept-encoding',
  };
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(seen.etag) === true)
    return new Response(null, { status: 304, headers });
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((e) => e.split(';')[0]?.trim());
  const best = seen.encoded.find((e) => accepted.includes(e.encoding));
  const compressed = best ? await unlessGone(readFile(best.file)) : null;
  if (best && compressed)
    return new Response(compressed, { headers: { ...headers, 'content-encoding': best.encoding } });
  const plain = await unlessGone(readFile(found.file));
  return plain && new Response(plain, { headers });
}

/** The file as it is now. It is read through only where it was written again since. */
async function look(found: StaticFile): Promise<Seen> {
  if (found.isHashed && found.seen) return found.seen;
  const { ctimeMs, mtimeMs, size } = await stat(found.file);
  const written = `${ctimeMs} ${size}`;
  if (found.seen?.written === written) return found.seen;
  const hash = createHash('sha256').update(await readFile(found.file));
  const encoded: Encoded[] = [];
  // While a build runs, the compressed copies of the build before still stand beside the file.
  for (const copy of found.encoded)
    if (found.isHashed || ((await unlessGone(stat(copy.file)))?.mtimeMs ?? -1) >= mtimeMs) encoded.push(copy);
  found.seen = { written, etag: `"${hash.digest('base64url').slice(0, 22)}"`, encoded };
  return found.seen;
}

/** A build that runs takes files away. */
async function unlessGone<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function notBuilt(): Response {
  return new Response(
    'The web app is not built: run "npm run build". The API is at /api/v1, its description at /docs.\n',
    {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  );
}
