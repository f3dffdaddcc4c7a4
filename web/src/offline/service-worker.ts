import { apiCache, maxAnswerBytes, maxAnswers, shellCache, storedAtHeader } from './kept.ts';

/** What this file uses of a service worker's scope: the DOM's types do not have it, and both cannot be loaded together. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
}
const worker = self as unknown as WorkerScope; // this file runs as a service worker and nowhere else

const page = '/index.html';
/** On a bad line the page kept from before is shown after this long (ms). */
const patience = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherCaches().then(() => worker.clients.claim()));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/docs'))
      event.respondWith(pageFor(request));
  } else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (isKept(url)) event.respondWith(answer(event));
});

/** The page and what it names: enough to open the app without a line. Other parts are kept as they are opened. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shellCache);
  const response = await fetch(page, { cache: 'no-cache' });
  if (!response.ok) return;
  const html = await response.clone().text();
  await cache.put(page, response);
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '/');
  await Promise.allSettled(named.map((path) => cache.add(path)));
}

async function dropOtherCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name !== shellCache && name !== apiCache).map((name) => caches.delete(name)),
  );
}

async function pageFor(request: Request): Promise<Response> {
  const kept = await caches.match(page);
  const fresh = fetch(request).then(async (response) => {
    if (response.ok && response.headers.get('content-type')?.includes('text/html') === true) {
      const cache = await caches.open(shellCache);
      await cache.put(page, response.clone());
    }
    return response;
  });
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => {
    setTimeout(resolve, patience, kept.clone());
  });
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Files of the build carry a hash of their content in their name: what is kept is right for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(shellCache);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** What is read for the screen is kept; streams, downloads, credentials and the log's proofs are not. */
function isKept(url: URL): boolean {
  const path = url.pathname;
  return (
    path.startsWith('/api/v1/') &&
    !/^\/api\/v1\/(?:changes|session|tokens|exports|briefing|releases\/|record\/export|record\/consistency)/.test(
      path,
    ) &&
    !path.endsWith('/bytes')
  );
}

async function answer(event: WorkerFetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(apiCache);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
  // Whoever is signed out may not go on reading here.
  if (response.status === 401) event.waitUntil(caches.delete(apiCache));
  else if (response.status === 200) event.waitUntil(keep(cache, request, response.clone()));
  return response;
}

async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  const body = await response.arrayBuffer();
  if (body.byteLength > maxAnswerBytes) return;
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(storedAtHeader, new Date().toISOString());
  // The newest stands last, so that the first is what was not opened for longest.
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, new Response(body, { status: 200, headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - maxAnswers)).map((key) => cache.delete(key)));
}
