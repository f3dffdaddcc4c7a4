import type { Clock } from '../app/monitor/clock-and-log.ts';

/** Waits; ends early, without an error, when the signal is raised. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export interface PaceLimits {
  readonly minDelay: number;
  readonly maxWait: number;
  readonly perHost: number;
  readonly atOnce: number;
}

interface Host {
  /** Requests that run and requests that wait. */
  running: number;
  waiting: number;
  /** No request before then, in milliseconds since 1970. */
  notBefore: number;
  delay: number;
}

/** Hosts remembered at most; those that nothing runs on and whose time has come are forgotten first. */
const mostHosts = 10_000;
/** How often one that waits for a slot looks again, milliseconds. */
const slotPause = 50;

/**
 * How fast a site is asked: one request after the other (`perHost`), a pause between them, and no more than `atOnce` requests
 * in all. What a site asks for itself (Crawl-delay, Retry-After) lengthens its pause.
 */
export class HostPace {
  readonly #hosts = new Map<string, Host>();
  readonly #limits: PaceLimits;
  readonly #clock: Clock;
  readonly #sleep: Sleep;
  #running = 0;

  constructor(limits: PaceLimits, clock: Clock, sleep: Sleep) {
    this.#limits = limits;
    this.#clock = clock;
    this.#sleep = sleep;
  }

  /** Runs when it is the host's turn. Does not run where that would take longer than `maxWait`: then says when to come again. */
  async run<Result>(
    name: string,
    send: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<{ readonly result: Result } | { readonly later: Date }> {
    const host = this.#host(name);
    const until = this.#now() + this.#limits.maxWait;
    host.waiting += 1;
    try {
      const later = await this.#turn(host, until, signal);
      if (later !== null) return { later };
    } finally {
      host.waiting -= 1;
    }
    try {
      return { result: await send() };
    } finally {
      host.running -= 1;
      this.#running -= 1;
      // From the end of one request to the start of the next.
      host.notBefore = Math.max(host.notBefore, this.#now() + host.delay);
    }
  }

  /** The pause that a site asks for, where it is longer than ours. */
  slowDown(name: string, milliseconds: number): void {
    const host = this.#host(name);
    host.delay = Math.max(this.#limits.minDelay, milliseconds);
  }

  /** No request to the host before then. */
  holdUntil(name: string, instant: Date): void {
    const host = this.#host(name);
    host.notBefore = Math.max(host.notBefore, instant.getTime());
  }

  /** Waits for a slot and takes it; else says when to come again. */
  async #turn(host: Host, until: number, signal: AbortSignal | undefined): Promise<Date | null> {
    for (;;) {
      const now = this.#now();
      const wait = host.notBefore - now;
      if (signal?.aborted === true) return new Date(Math.max(now, host.notBefore));
      if (host.running < this.#limits.perHost && this.#running < this.#limits.atOnce && wait <= 0) {
        // Taken at once: another that waits looks before this one's caller goes on.
        host.running += 1;
        this.#running += 1;
        return null;
      }
      const pause = Math.max(wait, slotPause);
      if (now + pause > until) return new Date(Math.max(host.notBefore, now + host.delay));
      await this.#sleep(pause, signal);
    }
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known) return known;
    if (this.#hosts.size >= mostHosts) this.#forget();
    const host: Host = { running: 0, waiting: 0, notBefore: 0, delay: this.#limits.minDelay };
    this.#hosts.set(name, host);
    return host;
  }

  #forget(): void {
    const now = this.#now();
    for (const [name, host] of this.#hosts) {
      if (host.running === 0 && host.waiting === 0 && host.notBefore <= now) this.#hosts.delete(name);
    }
  }

  #now(): number {
    return this.#clock().getTime();
  }
}
