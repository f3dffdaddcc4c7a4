import { createAdaptorServer } from '@hono/node-server';
import { createServer as createHttpServer, type Server, type ServerResponse } from 'node:http';
import type { LinkDrop } from '../app/monitor/link-drop.ts';
import { ListenError, type RunningService } from '../app/monitor/monitor-ports.ts';
import { createServer } from './create-server.ts';
import type { ServerDeps } from './deps.ts';
import { openChangeEvents } from './events.ts';

/** Who opens a connection and says nothing is not waited for. An upload of 64 MB over a bad line may take its time. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 300_000;
/** Longer than the usual 60 s of proxies, so that it is they who close an idle connection. */
const keepAliveMs = 65_000;
const idleLookMs = 100;

/** Serves the application on the configured address. Throws `ListenError` where that cannot be had. */
export async function listen(deps: ServerDeps, links: LinkDrop): Promise<RunningService> {
  const { host, port } = deps.config;
  const events = await openChangeEvents(deps.db, deps.log);
  const app = createServer(deps, { events, links });
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: createHttpServer,
    serverOptions: {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveMs,
    },
  }) as Server; // of the `createServer` given just above
  try {
    await bind(server, host, port);
  } catch (cause) {
    await events.close();
    throw cause;
  }
  const open = followRequests(server);
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${hostInUrl(host)}:${bound}`,
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      open.stop();
      // close() ends the connections that are idle at that moment; those that finish later are ended here.
      const idle = setInterval(() => {
        server.closeIdleConnections();
      }, idleLookMs);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          if (open.count() > 0) deps.log('warn', 'requests are cut off', { open: open.count() });
          server.closeAllConnections();
          resolve();
        }, graceMs);
      });
      // The events wait for what they read; from a store that hangs nothing comes.
      await Promise.all([closed, Promise.race([events.close(), late])]);
      clearInterval(idle);
      clearTimeout(timer);
    },
  };
}

interface OpenRequests {
  readonly count: () => number;
  /** From now on each connection ends with its answer: who keeps it open is told so, and asks elsewhere. */
  readonly stop: () => void;
}

function followRequests(server: Server): OpenRequests {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  // Before the application: it sends the headers.
  server.prependListener('request', (_request, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return {
    count: () => open.size,
    stop: () => {
      isStopping = true;
      for (const response of open) response.shouldKeepAlive = false;
    },
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(whyNot(error.code, host, port), { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

function whyNot(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use, perhaps by another Trucewatch. Stop that, or choose another port: --port ${port + 1} (0 lets the system choose).`;
    case 'EACCES':
      return `Port ${port} may not be used without special rights. Choose one above 1023: --port 4321.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Use --host 127.0.0.1, or 0.0.0.0 for all.`;
    default:
      return `The service cannot listen on ${host}:${port} (${code ?? 'unknown'}).`;
  }
}

/** A browser opens neither 0.0.0.0 nor a bare IPv6 address. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
