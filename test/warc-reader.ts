import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

export interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

/** Reads a WARC file strictly, by the standard: versions, lengths, the two line ends behind each record, block digests. Throws for any mistake. */
export function readWarc(file: Uint8Array): readonly WarcRecord[] {
  const bytes = gunzipSync(file);
  const records: WarcRecord[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) throw new Error(`no end of a record's head after byte ${at}`);
    const [version, ...lines] = bytes.subarray(at, end).toString('utf8').split('\r\n');
    if (version !== 'WARC/1.1') throw new Error(`"${version ?? ''}" is no version`);
    const headers = new Map(lines.map(splitHeader));
    const length = Number(headers.get('content-length'));
    const block = bytes.subarray(end + 4, end + 4 + length);
    if (block.length !== length) throw new Error('a block is cut off');
    if (bytes.subarray(end + 4 + length, end + 8 + length).toString() !== '\r\n\r\n')
      throw new Error('a record does not end');
    checkDigest(headers.get('warc-block-digest'), block);
    records.push({ headers, block });
    at = end + 8 + length;
  }
  return records;
}

/** The HTTP message in a record: its first line, headers in lower case, body. */
export function httpOf({ block }: WarcRecord): {
  readonly start: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
} {
  const end = block.indexOf('\r\n\r\n');
  const [start = '', ...lines] = block.subarray(0, end).toString('latin1').split('\r\n');
  return { start, headers: new Map(lines.map(splitHeader)), body: block.subarray(end + 4) };
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(': ');
  if (colon < 1) throw new Error(`"${line}" is no header`);
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
}

function checkDigest(told: string | undefined, block: Uint8Array): void {
  if (told === undefined) return;
  const found = `sha256:${createHash('sha256').update(block).digest('hex')}`;
  if (told !== found) throw new Error(`the block's digest is ${found}, not ${told}`);
}
