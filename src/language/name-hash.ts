/** FNV-1a's offset and prime, 32 bits. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** A 32-bit hash of a string's UTF-16 code units (FNV-1a). */
export function hashOf(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return finish(hash);
}

/** Hashes of the first 1 to 4 code units, or of the last 1 to 4, of a string, into `out` from `from`; 0 where it is shorter. */
export function hashAffixes(text: string, out: Uint32Array, from: number): void {
  const length = text.length;
  let prefix = OFFSET;
  let suffix = OFFSET ^ 0x5bd1;
  for (let size = 1; size <= 4; size++) {
    if (size > length) {
      out[from + size - 1] = 0;
      out[from + 3 + size] = 0;
      continue;
    }
    prefix = Math.imul(prefix ^ text.charCodeAt(size - 1), PRIME);
    suffix = Math.imul(suffix ^ text.charCodeAt(length - size), PRIME);
    out[from + size - 1] = prefix;
    out[from + 3 + size] = suffix;
  }
}

/** Mixes a second value into a hash. */
export function combine(hash: number, value: number): number {
  return finish(Math.imul(hash ^ value, 0x9e3779b1) ^ (value >>> 15));
}

/** Spreads a hash's bits (the finaliser of MurmurHash3), so that its low bits may be used as an address. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The key of a word in the lexicon and in features: lower case, one kind of apostrophe, no accents on Latin letters. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  const lower = word.toLowerCase();
  if (/^[\u0020-\u007e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'");
}
