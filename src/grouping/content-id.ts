import { hashText } from './words.ts';

/**
 * An id made of what it stands for: the same members give the same id, in whatever order they were found.
 * @returns `prefix-` and 13 base-36 digits (64 bits of two 32-bit hashes): for a million ids, one collision in 37 million
 */
export function contentId(prefix: string, members: readonly string[]): string {
  const text = [...members].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\n');
  return `${prefix}-${digits(hashText(text))}${digits(hashText(`${text}\n${prefix}`))}`;
}

function digits(hash: number): string {
  return hash.toString(36).padStart(7, '0');
}
