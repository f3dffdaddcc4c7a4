import { constants, crc32, deflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

/** A file on its way into an archive or folder. */
export interface ArchivedFile {
  /** Path with slashes, relative. */
  readonly name: string;
  /** Its bytes, in pieces; read once, one file after another. */
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file that the format cannot hold. */
export class ZipWriteError extends Error {
  override readonly name = 'ZipWriteError';
}

const deflate = promisify(deflateRaw);
/** Sizes and offsets from here on do not fit four bytes. */
const fourBytes = 0xffff_ffff;
/** An empty last block: ends a deflate stream whose blocks were flushed one by one. */
const lastBlock = Uint8Array.of(3, 0);
/** Sizes follow the data; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** Version 4.5 of the format: ZIP64. */
const version = 45;
/** 1 January 1980, midnight: the same files give the same archive. */
const date = 0x0021;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * A ZIP archive of the files, piece by piece: in memory stand one piece and the directory, about 100 bytes a file. ZIP64
 * where there are more than 65,535 files or 4 GB; one file may have 4 GB. The same files give the same bytes.
 * @see APPNOTE.TXT 6.3.10, PKWARE
 */
export async function* zipped(
  files: AsyncIterable<ArchivedFile> | Iterable<ArchivedFile>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, chunks } of files) {
    const start = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
    const header = localHeader(start.name);
    yield header;
    let [crc, packed, size] = [0, 0, 0];
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue; // flushing nothing would end the stream
      const block = await deflate(chunk, { finishFlush: constants.Z_SYNC_FLUSH });
      crc = crc32(chunk, crc);
      size += chunk.length;
      packed += block.length;
      yield block;
    }
    yield lastBlock;
    packed += lastBlock.length;
    if (size >= fourBytes || packed >= fourBytes)
      throw new ZipWriteError(`${name} has more than 4 GB, too much for an archive: write a folder instead.`);
    const trailer = descriptor(crc, packed, size);
    yield trailer;
    written.push({ ...start, crc, packed, size });
    offset += header.length + packed + trailer.length;
  }
  let length = 0;
  for (const file of written) {
    const entry = directoryEntry(file);
    length += entry.length;
    yield entry;
  }
  yield endOfArchive(written.length, length, offset);
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(date, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor(crc: number, packed: number, size: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function directoryEntry({ name, crc, packed, size, offset }: Written): Buffer {
  const far = offset >= fourBytes;
  const extra = Buffer.alloc(far ? 12 : 0);
  if (far) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(offset), 4);
  }
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(version | (3 << 8), 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(date, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt16LE(0o100644, 40); // the upper half of the attributes: a plain file, readable by all
  entry.writeUInt32LE(far ? fourBytes : offset, 42);
  return Buffer.concat([entry, name, extra]);
}

/** The end of the directory, with that of ZIP64 before it where the numbers need it. */
function endOfArchive(files: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(files, 0xffff), 8);
  end.writeUInt16LE(Math.min(files, 0xffff), 10);
  end.writeUInt32LE(Math.min(length, fourBytes), 12);
  end.writeUInt32LE(Math.min(offset, fourBytes), 16);
  if (files < 0xffff && length < fourBytes && offset < fourBytes) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(version | (3 << 8), 12);
  end64.writeUInt16LE(version, 14);
  end64.writeBigUInt64LE(BigInt(files), 24);
  end64.writeBigUInt64LE(BigInt(files), 32);
  end64.writeBigUInt64LE(BigInt(length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
