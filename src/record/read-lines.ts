/** A file is not what it should be: a line does not end, or has no end in sight. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

/** Bytes of one line at most: the entry of a file of some 300,000 records. */
const longestLine = 64 * 1024 * 1024;
const newline = 0x0a;

/** The lines of a file, without their ends. Every line ends in a newline, so that no byte goes unread. Throws `LineError`. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      const rest = bytes.subarray(start, end);
      yield pending.length === 0 ? rest : Buffer.concat([...pending, rest]);
      [pending, length, start] = [[], 0, end + 1];
    }
    if (start === bytes.length) continue;
    pending.push(Buffer.from(bytes.subarray(start)));
    length += bytes.length - start;
    if (length > longestLine) throw new LineError('A line is longer than 64 MB.');
  }
  if (length > 0) throw new LineError('The last line does not end: the file was cut off or changed.');
}

/** A small file, whole. Throws `LineError` where it is not small. */
export async function readSmall(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) throw new LineError(`It has more than ${most} bytes.`);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}
