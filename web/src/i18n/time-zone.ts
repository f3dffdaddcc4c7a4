import { useSyncExternalStore } from 'react';

/** The zone in which the agreement's times hold; UTC until the agreement is known. */
let zone = 'UTC';
const listeners = new Set<() => void>();

export function setTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return; // a zone that this browser does not know
  }
  if (zone === name) return;
  zone = name;
  for (const listener of listeners) listener();
}

export function timeZone(): string {
  return zone;
}

/** Who shows times is drawn anew when the zone becomes known. */
export function useTimeZone(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, timeZone);
}
