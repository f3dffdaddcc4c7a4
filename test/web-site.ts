import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from 'node:net';

/** A site on this machine, for tests: what was asked of it, and how to end it. */
export interface TestSite {
  /** "http://127.0.0.1:PORT" */
  readonly origin: string;
  /** "127.0.0.1:PORT", as the settings name an allowed private host. */
  readonly host: string;
  readonly requests: readonly Pick<IncomingMessage, 'url' | 'headers'>[];
  readonly close: () => Promise<void>;
}

export async function startSite(listener: RequestListener): Promise<TestSite> {
  const requests: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    listener(request, response);
  });
  return {
    ...(await listen(server)),
    requests,
    close: () =>
      closed(server, () => {
        server.closeAllConnections();
      }),
  };
}

/** A site that writes its answer byte by byte, as the test says: for answers that no honest server gives. */
export async function startRawSite(answer: (socket: Socket) => void): Promise<TestSite> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      answer(socket);
    });
  });
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return { ...(await listen(server)), requests: [], close: () => closed(server, end) };
}

async function listen(server: Server | SocketServer): Promise<{ origin: string; host: string }> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return { origin: `http://${host}`, host };
}

function closed(server: Server | SocketServer, end: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    end();
  });
}
