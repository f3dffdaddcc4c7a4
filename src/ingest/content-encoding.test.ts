import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody } from './content-encoding.ts';

const limits = { maxBytes: 2_000_000, maxRatio: 100, ratioFrom: 100_000 };
const page = Buffer.from('<p>Shells fell on Orlava.</p>'.repeat(200));

describe('decodeBody', () => {
  it.each([
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['', page],
    ['identity', page],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
  ])('undoes %s', async (encoding, raw) => {
    const decoded = await decodeBody(raw, encoding, limits);
    expect(decoded.ok && Buffer.from(decoded.bytes).equals(page)).toBe(true);
  });

  it.each([
    ['gzip', gzipSync],
    [
      'br',
      (bytes: Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
    ],
    ['deflate', deflateSync],
  ])('stops a bomb of %s at the limit, without unpacking it', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    const decoded = await decodeBody(bomb, encoding, limits);
    expect(decoded).toMatchObject({ ok: false, tooLarge: true });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('stops what grows more than the ratio allows, though it stays below the size', async () => {
    const decoded = await decodeBody(gzipSync(Buffer.alloc(1_500_000)), 'gzip', limits);
    expect(decoded).toMatchObject({ ok: false, tooLarge: true });
  });

  it('stops a bomb within a bomb', async () => {
    const decoded = await decodeBody(gzipSync(gzipSync(Buffer.alloc(50_000_000))), 'gzip, gzip', limits);
    expect(decoded).toMatchObject({ ok: false, tooLarge: true });
  });

  it.each([
    ['damaged', 'gzip', page],
    ['cut off', 'gzip', gzipSync(page).subarray(0, 40)],
    ['of an unknown kind', 'compress', page],
    ['of a name that objects have', 'constructor', page],
    ['encoded too often', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(page)))],
  ])('says what a body is that is %s', async (_name, encoding, raw) => {
    expect(await decodeBody(raw, encoding, limits)).toMatchObject({ ok: false, tooLarge: false });
  });
});
