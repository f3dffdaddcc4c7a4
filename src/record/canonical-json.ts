/** What JSON can say. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A value that has no canonical form: not a finite number, a lone surrogate, something that is no JSON. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

/**
 * The canonical form of RFC 8785: no white space, keys sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them. The same value gives the same bytes everywhere, so that a hash of them means something.
 * Throws `CanonicalJsonError`.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalJsonError(`${value} is no number that JSON can say.`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${text(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Lone surrogates have no UTF-8 form: RFC 8785 §3.2.2.2 has them refused. */
function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new CanonicalJsonError('A text holds half of a character pair.');
  return JSON.stringify(value);
}
