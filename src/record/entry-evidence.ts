import type { JsonValue } from './canonical-json.ts';

/** The content hashes of all evidence that an entry speaks of. Takes the parsed body, of whatever kind. */
export function evidenceOf(body: JsonValue): readonly string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    (key === 'blob' || key === 'warc') && typeof value === 'string' ? [value] : [],
  );
}
