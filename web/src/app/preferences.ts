import { useSyncExternalStore } from 'react';
import { isLanguage, preferredLanguage, type Language } from '../i18n/languages.ts';
import { loadLanguage } from '../i18n/load-language.ts';
import { spokenLanguage } from '../i18n/translate.ts';

/** What a reader chose on this machine. Where the browser keeps nothing, it holds until the page is left. */
export type Scheme = 'system' | 'light' | 'dark';

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`trucewatch.${name}`);
  } catch {
    return null; // storage is forbidden here
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`trucewatch.${name}`);
    else localStorage.setItem(`trucewatch.${name}`, value);
  } catch {
    // storage is forbidden or full: the choice holds for this visit
  }
}

const listeners = new Set<() => void>();
function changed(): void {
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function startingLanguage(): Language {
  return preferredLanguage(recall('language'), navigator.languages);
}

export async function chooseLanguage(language: string): Promise<void> {
  if (!isLanguage(language)) return;
  await loadLanguage(language);
  remember('language', language);
  changed();
}

/** The language that is spoken; who uses it is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, spokenLanguage);
}

let scheme: Scheme = readScheme();
function readScheme(): Scheme {
  const kept = recall('scheme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function applyScheme(): void {
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

export function chooseScheme(chosen: Scheme): void {
  scheme = chosen;
  remember('scheme', chosen === 'system' ? null : chosen);
  applyScheme();
  changed();
}

export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, () => scheme);
}
