/** What JSON can say. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A value that has no canonical form. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

/**
 * The canonical form of RFC 8785, written here a second time on purpose: the browser checks the record with code of its
 * own, and a test holds that both say the same. Throws `CanonicalJsonError`.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalJsonError(`${value} is no number that JSON can say.`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort(byCodeUnits);
  const members = keys.map((key) => `${canonicalText(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new CanonicalJsonError('A text holds half of a character pair.');
  return JSON.stringify(text);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `Array.isArray` narrows no readonly array by itself. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
