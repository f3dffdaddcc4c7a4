import type { Clock } from '../app/monitor/clock-and-log.ts';

/** Failed tries that one address has before it must wait. A person mistypes a few times; a script does not stop. */
const triesAllowed = 10;
const windowMs = 10 * 60_000;
/** Addresses remembered; the oldest are forgotten first, so that a flood of addresses cannot fill the memory. */
const maxAddresses = 10_000;

/** Counts failed sign-ins by address. A secret of 256 bits is not guessed; this keeps logs and processor from being spent on it. */
export interface Throttle {
  /** Seconds that the address has to wait; 0 where it may try. */
  readonly waitOf: (address: string) => number;
  readonly failed: (address: string) => void;
}

export function createThrottle(clock: Clock): Throttle {
  const failures = new Map<string, { count: number; readonly since: number }>();
  const current = (address: string) => {
    const entry = failures.get(address);
    if (entry && clock().getTime() - entry.since < windowMs) return entry;
    failures.delete(address);
    return null;
  };
  return {
    waitOf: (address) => {
      const entry = current(address);
      if (!entry || entry.count < triesAllowed) return 0;
      return Math.max(1, Math.ceil((entry.since + windowMs - clock().getTime()) / 1000));
    },
    failed: (address) => {
      const entry = current(address);
      if (entry) entry.count++;
      else {
        failures.set(address, { count: 1, since: clock().getTime() });
        const oldest = failures.keys().next();
        if (failures.size > maxAddresses && oldest.done !== true) failures.delete(oldest.value);
      }
    },
  };
}
