import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { FetchSettings } from './fetch-settings.ts';

type Limits = Pick<FetchSettings, 'maxBytes' | 'maxRatio' | 'ratioFrom'>;
type Undo = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

export type DecodedBody =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly tooLarge: boolean; readonly why: string };

const inflateAny: Undo = (bytes, options) =>
  // "deflate" is zlib's format by the standard and raw by custom: the first byte tells.
  ((bytes[0] ?? 0) & 0x0f) === 8 ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options);

const undoing: Readonly<Record<string, Undo>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: inflateAny,
};

/** What is asked for; no other encoding is taken. */
export const acceptedEncodings = 'gzip, br, deflate';

/** Encodings one upon another; more than two is no honest answer. */
const mostLayers = 2;

/**
 * Undoes a body's content encoding. Decompression is a stream that stops at the limit, so a bomb costs no more than the
 * largest page: at most `maxBytes`, and past `ratioFrom` bytes at most `maxRatio` times what came over the line.
 */
export async function decodeBody(
  raw: Uint8Array,
  contentEncoding: string,
  { maxBytes, maxRatio, ratioFrom }: Limits,
): Promise<DecodedBody> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (layers.length > mostLayers) return broken('its body is encoded more than twice');
  const limit = Math.min(maxBytes, Math.max(ratioFrom, raw.length * maxRatio));
  let bytes = raw;
  for (const layer of layers.reverse()) {
    const undo = Object.hasOwn(undoing, layer) ? undoing[layer] : undefined;
    if (!undo) return broken(`its body has the unknown encoding "${layer.slice(0, 20)}"`);
    if (bytes.length === 0) break;
    try {
      bytes = await undo(bytes, { maxOutputLength: limit });
    } catch (error) {
      if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return swollen(raw.length, limit);
      return broken(`its body is damaged (${layer})`);
    }
  }
  return bytes.length > maxBytes ? swollen(raw.length, maxBytes) : { ok: true, bytes };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function broken(why: string): DecodedBody {
  return { ok: false, tooLarge: false, why };
}

function swollen(raw: number, limit: number): DecodedBody {
  return { ok: false, tooLarge: true, why: `${raw} bytes unpack to more than ${limit} bytes` };
}
