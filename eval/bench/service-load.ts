import autocannon from 'autocannon';

/** Requests that are open at a time. */
export const connections = 50;

/** How long answers took, in milliseconds, and how many came in a second. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
  /** Answers with another status than 2xx, and requests without any. */
  readonly failed: number;
}

/** Milliseconds between two changes while there is load: what was rendered before is then no longer good. */
const betweenChanges = 250;

/** Somebody says who is on a report, as people do all day; each time is a change that clients are told of. */
async function work(url: string, token: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/reports/desk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reports: [assigned], assign: 'bench' }),
  }).catch(() => null);
  await response?.arrayBuffer();
}
/** The first of the made-up reports: the samples' first, with the number 0. */
const assigned = 'r-179658953b9b33f8-0';

/** Asks for these addresses in turn, from this process, as fast as answers come. */
export async function load(
  url: string,
  token: string,
  paths: readonly string[],
  { seconds, clients = connections }: { readonly seconds: number; readonly clients?: number },
): Promise<Latency> {
  let sent = 0;
  const working = setInterval(() => void work(url, token), betweenChanges);
  // What it returns can be awaited, and is no promise.
  const result = await Promise.resolve(
    autocannon({
      url,
      connections: clients,
      duration: seconds,
      headers: { authorization: `Bearer ${token}` },
      // Each request is made when it is sent: made beforehand, thousands of them would hold up the first answers.
      requests: [
        {
          setupRequest: (request) => ({ ...request, path: `/api/v1/${paths[sent++ % paths.length] ?? ''}` }),
        },
      ],
    }),
  ).finally(() => {
    clearInterval(working);
  });
  return {
    p50: result.latency.p50,
    p99: result.latency.p99,
    perSecond: result.requests.average,
    requests: result.requests.total,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/**
 * Milliseconds of one request at a time, the median of these, for each service. They are asked by turns: a slow moment of the
 * machine meets all of them.
 */
export async function alone(
  services: readonly { readonly url: string; readonly token: string; readonly paths: readonly string[] }[],
): Promise<readonly number[]> {
  const times: number[][] = services.map(() => []);
  const most = Math.max(...services.map(({ paths }) => paths.length));
  for (let n = 0; n < most; n++) {
    for (const [i, { url, token, paths }] of services.entries()) {
      const path = paths[n % paths.length] ?? '';
      const started = performance.now();
      const response = await fetch(`${url}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      times[i]?.push(performance.now() - started);
    }
  }
  return times.map(median);
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
