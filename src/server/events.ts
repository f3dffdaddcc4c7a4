import type { UnderlyingSource } from 'node:stream/web';
import { changeChannel, changesAfter, newestChange, type NumberedChange } from '../app/monitor/changes.ts';
import type { Log } from '../app/monitor/clock-and-log.ts';
import type { Database } from '../app/monitor/database.ts';
import { faultFields } from '../app/monitor/fault-fields.ts';

/** Unread bytes of one client: beyond that it is sent nothing until it has read. */
const maxUnread = 64 * 1024;
const batchSize = 500;
/** A client that missed more than this reloads everything sooner than it would read every change. */
const maxReplay = 10_000;
/** Changes that come close together are read and sent together. */
const gatherMs = 25;
const maxClients = 2_000;

export interface EventTimes {
  /** How often the line is kept open. */
  readonly heartbeatMs: number;
  /** A client that has read nothing for so long, though there was something, is dropped: it catches up when it comes back. */
  readonly stallMs: number;
  /** A stream ends after an hour, so that a credential that was revoked in another process is asked for again. */
  readonly maxAgeMs: number;
}
const usualTimes: EventTimes = { heartbeatMs: 15_000, stallMs: 30_000, maxAgeMs: 3600_000 };

/** Server-sent events: one listener a process, whatever the number of clients. */
export interface ChangeEvents {
  /** A stream of what changes after `after` (now, where it is null), or null where there are too many clients. */
  readonly subscribe: (after: number | null, credential: string) => ReadableStream<Uint8Array> | null;
  readonly clients: () => number;
  /** Ends the streams of a credential that is no more. */
  readonly disconnect: (credential: string) => void;
  readonly close: () => Promise<void>;
}

/** Changes that were read together, encoded once for all clients. `from` is the change before the first. */
interface Batch {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly NumberedChange[];
  readonly bytes: Uint8Array;
}

interface Client {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly credential: string;
  readonly openedAt: number;
  /** The last change that it was sent, and when. */
  position: number;
  sentAt: number;
  /** True while older changes are read for it from the table. */
  reading: boolean;
}

/** Follows the table of changes and hands it on. Memory is bounded: recent batches once, and `maxUnread` for each client. */
export async function openChangeEvents(
  db: Database,
  log: Log,
  times: EventTimes = usualTimes,
): Promise<ChangeEvents> {
  const clients = new Set<Client>();
  const recent: Batch[] = [];
  let head = await newestChange(db.query);
  let closed = false;

  const drop = (client: Client): void => {
    if (!clients.delete(client)) return;
    try {
      client.controller.close();
    } catch {
      // It was closed from the other side.
    }
  };
  const send = (client: Client, bytes: Uint8Array, upTo: number): void => {
    // First, because a reader that waits is handed the bytes within enqueue(), and asks for more.
    client.position = upTo;
    client.sentAt = performance.now();
    client.controller.enqueue(bytes);
  };

  /** Sends what the client has not had, as far as it reads. Called when something is new and when it has read. */
  function advance(client: Client): void {
    while (clients.has(client) && !client.reading && client.position < head) {
      if ((client.controller.desiredSize ?? 0) <= 0) return;
      const { position } = client;
      const batch = recent.find((b) => b.from <= position && position < b.to);
      if (head - position > maxReplay) reset(client);
      else if (batch)
        send(client, position === batch.from ? batch.bytes : encode(after(batch.rows, position)), batch.to);
      else readOlder(client);
    }
  }
  function reset(client: Client): void {
    send(client, bytesOf(`event: reset\nid: ${head}\ndata: {"seq":${head}}\n\n`), head);
  }
  function readOlder(client: Client): void {
    client.reading = true;
    changesAfter(db.query, client.position, batchSize)
      .then((rows) => {
        client.reading = false;
        if (!clients.has(client)) return;
        const last = rows?.at(-1);
        if (rows === null) reset(client);
        else if (last) send(client, encode(rows), last.seq);
        else client.position = head;
        advance(client);
      })
      .catch((error: unknown) => {
        log('error', 'a client cannot catch up', faultFields(error));
        drop(client);
      });
  }
  /** A client that knows more than there is comes from before a backup was restored. */
  async function checkFuture(client: Client): Promise<void> {
    const newest = await newestChange(db.query);
    // It may have left while the store was asked.
    if (clients.has(client) && client.position > newest) reset(client);
  }

  async function readNew(): Promise<void> {
    while (!closed) {
      const rows = await changesAfter(db.query, head, batchSize);
      if (rows === null) {
        // This process slept while others wrote: its clients have missed what is kept no more, and are told to load again.
        recent.length = 0;
        head = await newestChange(db.query);
        for (const client of clients) advance(client);
        return;
      }
      const last = rows.at(-1);
      if (!last) return;
      recent.push({ from: head, to: last.seq, rows, bytes: encode(rows) });
      head = last.seq;
      while (recent.length > 1 && head - (recent[0]?.to ?? head) >= maxReplay) recent.shift();
      for (const client of clients) advance(client);
      if (rows.length < batchSize) return;
    }
  }
  const follower = follow(readNew, log);

  const heartbeat = setInterval(() => {
    const beat = bytesOf(': beat\n\n');
    const now = performance.now();
    for (const client of clients) {
      const behind = client.position < head && now - client.sentAt > times.stallMs;
      if (behind || now - client.openedAt > times.maxAgeMs) drop(client);
      else if ((client.controller.desiredSize ?? 0) > 0) client.controller.enqueue(beat);
    }
  }, times.heartbeatMs);
  heartbeat.unref();
  const unlisten = await db.listen(changeChannel, follower.wake);
  follower.wake();

  return {
    subscribe: (from, credential) => {
      if (closed || clients.size >= maxClients) return null;
      let client: Client | null = null;
      const source: UnderlyingSource<Uint8Array> = {
        start(controller) {
          const now = performance.now();
          const position = from ?? head;
          client = { controller, credential, openedAt: now, position, sentAt: now, reading: false };
          clients.add(client);
          send(client, bytesOf(`retry: 3000\n: from ${position}\n\n`), position);
          if (position > head)
            checkFuture(client).catch((error: unknown) => {
              log('error', 'a client cannot be placed', faultFields(error));
            });
          else advance(client);
        },
        pull() {
          if (client) advance(client);
        },
        cancel() {
          if (client) clients.delete(client);
        },
      };
      return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: maxUnread }));
    },
    clients: () => clients.size,
    disconnect: (credential) => {
      for (const client of clients) if (client.credential === credential) drop(client);
    },
    close: async () => {
      closed = true;
      clearInterval(heartbeat);
      for (const client of clients) drop(client);
      // A store that is gone has no listener to take back.
      await unlisten().catch(() => undefined);
      await follower.stop();
    },
  };
}

/** Runs `read` after each waking, never twice at once, and again where it was woken meanwhile. */
function follow(
  read: () => Promise<void>,
  log: Log,
): { readonly wake: () => void; readonly stop: () => Promise<void> } {
  let woken = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (woken && !stopped) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      woken = false;
      await read().catch((error: unknown) => {
        if (!stopped) log('error', 'changes cannot be read', faultFields(error));
      });
    }
    running = null;
  };
  return {
    wake: () => {
      woken = true;
      if (!stopped) running ??= run();
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

function after(rows: readonly NumberedChange[], seq: number): readonly NumberedChange[] {
  return rows.filter((row) => row.seq > seq);
}

function encode(rows: readonly NumberedChange[]): Uint8Array {
  return bytesOf(
    rows.map(({ seq, kind, id }) => `id: ${seq}\ndata: ${JSON.stringify({ seq, kind, id })}\n\n`).join(''),
  );
}

const encoder = new TextEncoder();
function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}
