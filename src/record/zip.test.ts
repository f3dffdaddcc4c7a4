import { deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openZip, ZipError, type ByteSource } from './zip-reader.ts';
import { zipped, type ArchivedFile } from './zip-writer.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.slice(offset, offset + length),
});

async function pack(files: readonly ArchivedFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function unpack(bytes: Uint8Array): Promise<Record<string, Buffer>> {
  const zip = openZip(sourceOf(bytes));
  const files: Record<string, Buffer> = {};
  for (const [name, entry] of zip.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.chunks(entry)) pieces.push(piece);
    files[name] = Buffer.concat(pieces);
  }
  return files;
}

const content = fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 4 });
const archive = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z0-9]{1,8})?$/), content, { maxKeys: 6 });
const filesOf = (files: Record<string, Uint8Array[]>): ArchivedFile[] =>
  Object.entries(files).map(([name, chunks]) => ({ name, chunks }));

describe('an archive', () => {
  it('gives back what was put in, to this reader and to others', async () => {
    await fc.assert(
      fc.asyncProperty(archive, async (files) => {
        const packed = await pack(filesOf(files));
        const expected = Object.fromEntries(Object.entries(files).map(([n, c]) => [n, Buffer.concat(c)]));
        expect(await unpack(packed)).toEqual(expected);
        const others = Object.entries(unzipSync(packed)).map(([n, c]) => [n, Buffer.from(c)]);
        expect(Object.fromEntries(others)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('reads what others wrote, stored and deflated, a large file too', async () => {
    const large = Buffer.from(Array.from({ length: 400_000 }, (_, i) => `${i * 7919}\n`).join(''));
    const theirs = zipSync({ 'a/b': [Buffer.from('stored'), { level: 0 }], c: large });
    const files = await unpack(theirs);
    expect(files['a/b']?.toString()).toBe('stored');
    expect(files['c']?.equals(large)).toBe(true);
  });

  it('holds more files than sixteen bits can count', async () => {
    const files = Array.from({ length: 66_000 }, (_, i) => ({
      name: `f/${i}`,
      chunks: [Uint8Array.of(i % 251)],
    }));
    const zip = openZip(sourceOf(await pack(files)));
    expect(zip.entries.size).toBe(66_000);
    const last = zip.entries.get('f/65999');
    expect(last && (await zip.chunks(last)[Symbol.asyncIterator]().next()).value).toEqual(
      Buffer.of(65_999 % 251),
    );
  });

  it('is never read as anything else, whichever byte is changed', async () => {
    const files = { a: [Buffer.from('six shells fell on Orlo')], 'e/1': [Buffer.alloc(500, 'x')] };
    const packed = await pack(filesOf(files));
    const expected = await unpack(packed);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: packed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(packed);
          changed[at] = (packed[at] ?? 0) ^ by;
          const found = await unpack(changed).catch((error: unknown) => error);
          if (found instanceof ZipError) return;
          const names = Object.keys(found as object);
          // A changed name of an empty slot, date or attribute is no change of a file's bytes.
          expect(
            names.every(
              (n) => !(n in expected) || expected[n]?.equals((found as typeof expected)[n] ?? Buffer.of()),
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a hostile archive', () => {
  /** Changes the packed archive of one file. */
  const hostile = async (change: (zip: Buffer, directory: number) => void, name = 'a'): Promise<unknown> => {
    const zip = await pack([{ name, chunks: [Buffer.alloc(100_000)] }]);
    change(zip, zip.readUInt32LE(zip.length - 6));
    return unpack(zip).catch((error: unknown) => error);
  };

  it.each(['../a', '/a', 'a/../b', 'a\\b', 'c:x', 'a\0b', ''])(
    'with a file named %j is refused',
    async (name) => {
      expect(await hostile(() => undefined, name)).toBeInstanceOf(ZipError);
    },
  );

  it.each<[string, (zip: Buffer, directory: number) => void]>([
    ['tells a smaller size than it holds', (zip, d) => zip.writeUInt32LE(10, d + 24)],
    ['tells a larger size than it holds', (zip, d) => zip.writeUInt32LE(200_000, d + 24)],
    ['tells 4 GB', (zip, d) => zip.writeUInt32LE(0xffff_fffe, d + 24)],
    ['points beyond its end', (zip, d) => zip.writeUInt32LE(zip.length + 5, d + 42)],
    ['says that its parts overlap', (zip, d) => zip.writeUInt32LE(d + 10, d + 20)],
    ['counts files that are not there', (zip) => zip.writeUInt16LE(9, zip.length - 12)],
    ['is encrypted', (zip, d) => zip.writeUInt16LE(0x0809, d + 8)],
    ['has another name inside', (zip) => zip.write('b', 30)],
  ])('that %s is refused', async (_what, change) => {
    expect(await hostile(change)).toBeInstanceOf(ZipError);
  });

  it('whose two files are the same bytes is refused', async () => {
    const zip = await pack([
      { name: 'a', chunks: [deflateRawSync(Buffer.alloc(1000))] },
      { name: 'b', chunks: [Buffer.from('x')] },
    ]);
    const directory = zip.readUInt32LE(zip.length - 6);
    zip.writeUInt32LE(0, directory + 46 + 1 + 42);
    expect(await unpack(zip).catch((error: unknown) => error)).toBeInstanceOf(ZipError);
  });

  it('that is none, or is cut off, is refused', async () => {
    const zip = await pack([{ name: 'a', chunks: [Buffer.from('x')] }]);
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK'), zip.subarray(0, -1), Buffer.alloc(70_000)])
      expect(() => openZip(sourceOf(bytes))).toThrow(ZipError);
  });
});
