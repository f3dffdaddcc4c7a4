import { maskSensitive } from '../../../publishing/sensitive-text.ts';

/**
 * An observer's note as it may be shown: without telephone numbers, addresses and coordinates, and without the observer's
 * own name, which is sealed and would stand open in a note that is signed.
 */
export function shownNote(note: string, observer: string | undefined): string {
  const masked = maskSensitive(note);
  if (observer === undefined) return masked;
  const names = namesIn(observer);
  return masked
    .replaceAll(observer, block)
    .replaceAll(word, (one) =>
      names.has(one.replace(/['’]s$/, '').toUpperCase()) && !isLower(one) ? block(one) : one,
    );
}

/** Each name within a full name; particles such as "van" and initials are words of their own that stand for nobody. */
function namesIn(full: string): ReadonlySet<string> {
  const parts = (full.match(word) ?? []).filter((part) => part.length > 2 && !isLower(part));
  return new Set(parts.map((part) => part.toUpperCase()));
}

const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
/** "hill" in a note is none of Mr Hill's business. Scripts without small letters have no such words. */
const isLower = (text: string): boolean => /^\p{Ll}/u.test(text);
const block = (text: string): string => '█'.repeat(text.length);
