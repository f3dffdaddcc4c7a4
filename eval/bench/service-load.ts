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

/** Asks for these addresses in turn, from this process, as fast as answers come. */
export async function load(
  url: string,
  token: string,
  paths: readonly string[],
  { seconds, clients = connections }: { readonly seconds: number; readonly clients?: number },
): Promise<Latency> {
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    headers: { authorization: `Bearer ${token}` },
    requests: paths.map((path) => ({ method: 'GET', path: `/api/v1/${path}` })),
  });
  return {
    p50: result.latency.p50,
    p99: result.latency.p99,
    perSecond: result.requests.average,
    requests: result.requests.total,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/** Milliseconds of one request at a time, the median of these. */
export async function alone(url: string, token: string, paths: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    const response = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}
