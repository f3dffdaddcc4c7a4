import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
/** Vite writes what carries a hash of its content in its name into this folder. */
const hashedFolder = '/assets/';

interface StaticFile {
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  /** Compressed neighbours, best first. */
  readonly encoded: readonly { readonly encoding: string; readonly file: string }[];
}

/**
 * The built web app. The files are listed once, so that a request's path is looked up and never becomes a path on the
 * disk; any other path that a browser opens is a place inside the app and gets its page.
 */
export function createStaticFiles(
  folder: string | null,
): (c: Context<ServerEnv>) => Promise<Response | null> {
  const files = folder !== null && existsSync(folder) ? listFiles(folder) : new Map<string, StaticFile>();
  return async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
    const { path } = c.req;
    const found = files.get(path);
    if (found) return send(c, found, path.startsWith(hashedFolder));
    const wantsPage = (c.req.header('accept') ?? '').includes('text/html') && extname(path) === '';
    if (!wantsPage) return null;
    const page = files.get('/index.html');
    return page ? send(c, page, false) : notBuilt();
  };
}

function listFiles(folder: string): Map<string, StaticFile> {
  const names = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = new Map<string, StaticFile>();
  for (const file of names) {
    const type = types[extname(file)];
    if (type === undefined) continue;
    const encoded = encodings
      .map(([encoding, suffix]) => ({ encoding, file: file + suffix }))
      .filter((e) => names.has(e.file));
    const etag = `"${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type, etag, encoded });
  }
  return files;
}

async function send(c: Context<ServerEnv>, found: StaticFile, hashed: boolean): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': found.type,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: found.etag,
    vary: 'accept-encoding',
  };
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(found.etag) === true)
    return new Response(null, { status: 304, headers });
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((e) => e.split(';')[0]?.trim());
  const best = found.encoded.find((e) => accepted.includes(e.encoding));
  if (best) headers['content-encoding'] = best.encoding;
  return new Response(await readFile(best?.file ?? found.file), { headers });
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
