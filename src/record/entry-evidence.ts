import type { JsonValue } from './canonical-json.ts';

/**
 * The content hashes of all evidence that an entry speaks of: the document as it came, the response that it came in, the
 * bytes of each of its reports; the file that was released. Takes the parsed body, of whatever kind.
 */
export function evidenceOf(body: JsonValue): readonly string[] {
  if (!isObject(body)) return [];
  const reports = Array.isArray(body['reports']) ? (body['reports'] as readonly JsonValue[]) : []; // an array of JSON
  const contents = reports.flatMap((report) => (isObject(report) ? [report['content']] : []));
  return [body['blob'], body['warc'], ...contents].filter((hash) => typeof hash === 'string');
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
