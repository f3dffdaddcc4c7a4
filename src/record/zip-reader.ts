import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

/** Bytes that are read where they are wanted: a file, opened. */
export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** An archive that cannot be trusted or read; `file` is the file in it, empty for the archive itself. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly file: string;
  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

export interface ZipEntry {
  readonly name: string;
  /** Bytes once inflated, as the directory says; what comes out is held against it. */
  readonly size: number;
  readonly packed: number;
  readonly crc: number;
  readonly isDeflated: boolean;
  readonly offset: number;
}

export interface ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The bytes of a file, in pieces. Throws `ZipError` where they are not what the directory says. */
  readonly chunks: (entry: ZipEntry) => AsyncIterable<Uint8Array>;
}

/** An archive with more files is refused. */
const mostFiles = 5_000_000;
/** Bytes of the directory that are read: 5 million files with names of 70 characters. */
const largestDirectory = 600_000_000;
const piece = 256 * 1024;
/** Files up to here are inflated in one go. */
const small = 1024 * 1024;

/**
 * Opens an archive from anywhere. Nothing that it says is believed: numbers and names are checked, files may not overlap
 * (that is how small archives hold endless data), nothing is inflated beyond its told size.
 */
export function openZip(source: ByteSource): ZipArchive {
  const end = findEnd(source);
  const entries = readDirectory(source, end);
  return { entries, chunks: (entry) => inflated(source, entry) };
}

interface Directory {
  readonly files: number;
  readonly length: number;
  readonly offset: number;
}

function findEnd(source: ByteSource): Directory {
  const tail = Math.min(source.size, 22 + 0xffff);
  const start = source.size - tail;
  const bytes = buffer(source, start, tail, '');
  for (let at = tail - 22; at >= 0; at--) {
    if (bytes.readUInt32LE(at) !== 0x06054b50 || at + 22 + bytes.readUInt16LE(at + 20) !== tail) continue;
    const directory = {
      files: bytes.readUInt16LE(at + 10),
      length: bytes.readUInt32LE(at + 12),
      offset: bytes.readUInt32LE(at + 16),
    };
    const is64 =
      directory.files === 0xffff || directory.length === 0xffff_ffff || directory.offset === 0xffff_ffff;
    return checked(source, (is64 ? findEnd64(source, start + at) : null) ?? directory);
  }
  throw new ZipError('', 'It is no ZIP archive, or its end is cut off.');
}

function findEnd64(source: ByteSource, end: number): Directory | null {
  if (end < 20) return null;
  const locator = buffer(source, end - 20, 20, '');
  if (locator.readUInt32LE(0) !== 0x07064b50) return null;
  const record = buffer(source, safe(locator.readBigUInt64LE(8)), 56, '');
  if (record.readUInt32LE(0) !== 0x06064b50) throw new ZipError('', 'Its end is damaged.');
  return {
    files: safe(record.readBigUInt64LE(32)),
    length: safe(record.readBigUInt64LE(40)),
    offset: safe(record.readBigUInt64LE(48)),
  };
}

function checked(source: ByteSource, directory: Directory): Directory {
  if (directory.files > mostFiles)
    throw new ZipError('', `It says that it holds ${directory.files} files, too many.`);
  if (directory.length > largestDirectory || directory.offset + directory.length > source.size)
    throw new ZipError('', 'Its directory does not fit in it.');
  return directory;
}

function readDirectory(
  source: ByteSource,
  { files, length, offset }: Directory,
): ReadonlyMap<string, ZipEntry> {
  const bytes = buffer(source, offset, length, '');
  const entries = new Map<string, ZipEntry>();
  const extents: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  let at = 0;
  for (let i = 0; i < files; i++) {
    if (at + 46 > length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new ZipError('', 'Its directory is damaged.');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > length) throw new ZipError('', 'Its directory is damaged.');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const entry = entryAt(bytes, at, name, extra);
    at = next;
    extents.push({ start: entry.offset, end: entry.offset + 30 + nameLength + entry.packed, name });
    if (name.endsWith('/') && entry.size === 0) continue;
    if (entries.has(name)) throw new ZipError(name, 'It is in the archive twice.');
    entries.set(name, entry);
  }
  extents.sort((a, b) => a.start - b.start);
  extents.forEach(({ end, name }, i) => {
    if (end > (extents[i + 1]?.start ?? offset))
      throw new ZipError(name, 'It overlaps another part of the archive.');
  });
  return entries;
}

function entryAt(bytes: Buffer, at: number, name: string, extra: Buffer): ZipEntry {
  const method = bytes.readUInt16LE(at + 10);
  if (isUnsafe(name)) throw new ZipError(name, 'Its name leads out of the archive, or is no name.');
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ZipError(name, 'It is encrypted.');
  if (method !== 0 && method !== 8)
    throw new ZipError(name, `It is packed by method ${method}, which is not read.`);
  const wide = wideNumbers(extra);
  const number = (offset: number): number => {
    const value = bytes.readUInt32LE(at + offset);
    if (value !== 0xffff_ffff) return value;
    const next = wide.shift();
    if (next === undefined) throw new ZipError(name, 'Its size or place is not told.');
    return next;
  };
  const size = number(24);
  const packed = number(20);
  const offset = number(42);
  return { name, size, packed, offset, crc: bytes.readUInt32LE(at + 16), isDeflated: method === 8 };
}

function isUnsafe(name: string): boolean {
  const steps = name.split('/');
  return (
    /[^\p{L}\p{N}\p{M} /._-]/u.test(name) ||
    steps.some((s, i) => s === '..' || s === '.' || (s === '' && i === 0))
  );
}

/** The numbers of the ZIP64 field, in order: those of size, packed size, offset that did not fit. */
function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const numbers: number[] = [];
      for (let i = at + 4; i + 8 <= Math.min(at + 4 + length, extra.length); i += 8)
        numbers.push(safe(extra.readBigUInt64LE(i)));
      return numbers;
    }
    at += 4 + length;
  }
  return [];
}

async function* inflated(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { name, size, packed } = entry;
  const start = dataStart(source, entry);
  let crc = 0;
  let length = 0;
  for await (const chunk of rawPieces(source, start, entry)) {
    length += chunk.length;
    if (length > size) throw new ZipError(name, `It holds more than the ${size} bytes that it says.`);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (length !== size || crc !== entry.crc)
    throw new ZipError(
      name,
      `Its ${packed} packed bytes are not what the archive says of them: they were changed.`,
    );
}

function dataStart(source: ByteSource, { name, offset, packed }: ZipEntry): number {
  const header = buffer(source, offset, 30, name);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ZipError(name, 'It is not where the directory says.');
  const nameLength = header.readUInt16LE(26);
  const start = offset + 30 + nameLength + header.readUInt16LE(28);
  if (start + packed > source.size) throw new ZipError(name, 'It is cut off.');
  if (buffer(source, offset + 30, nameLength, name).toString('utf8') !== name)
    throw new ZipError(name, 'It goes by another name where it stands.');
  return start;
}

async function* rawPieces(source: ByteSource, start: number, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { name, size, packed, isDeflated } = entry;
  if (!isDeflated) {
    for (let at = 0; at < packed; at += piece) yield source.read(start + at, Math.min(piece, packed - at));
  } else if (packed <= small && size <= 64 * small) {
    yield inflateSmall(source.read(start, packed), name, size);
  } else {
    yield* inflateLarge(source, start, name, packed);
  }
}

function inflateSmall(bytes: Uint8Array, name: string, size: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw damaged(name, cause);
  }
}

async function* inflateLarge(
  source: ByteSource,
  start: number,
  name: string,
  packed: number,
): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  const feed = async (): Promise<void> => {
    for (let at = 0; at < packed && !inflate.destroyed; at += piece) {
      const bytes = source.read(start + at, Math.min(piece, packed - at));
      await new Promise<void>((resolve) =>
        inflate.write(bytes, () => {
          resolve();
        }),
      );
    }
    inflate.end();
  };
  const fed = feed();
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) yield chunk; // without an encoding it gives bytes
    await fed;
  } catch (cause) {
    throw damaged(name, cause);
  } finally {
    inflate.destroy();
  }
}

function damaged(name: string, cause: unknown): ZipError {
  if (cause instanceof ZipError) return cause;
  const error = new ZipError(name, 'It cannot be unpacked: it was changed, or it holds more than it says.');
  error.cause = cause;
  return error;
}

function buffer(source: ByteSource, offset: number, length: number, name: string): Buffer {
  if (offset < 0 || offset + length > source.size)
    throw new ZipError(name, 'It points to where the archive has nothing.');
  const bytes = source.read(offset, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError('', 'It tells sizes that no file has.');
  return Number(value);
}
