import { apiCache } from './kept.ts';

/** From the second visit on, the app opens without a line and shows what was opened before. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.register('/sw.js').catch(() => {
    // forbidden here (private windows, plain http): the app works, only not offline
  });
}

/** Nothing that was read stays on this machine. */
export async function forgetWhatWasRead(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(apiCache);
}
