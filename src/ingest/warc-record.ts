import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Exchange, Header } from './exchange.ts';

/** Makes the ids of records: UUIDs, e.g. `crypto.randomUUID`. */
export type NewId = () => string;

/**
 * Exchanges as WARC 1.1 (ISO 28500:2017): for each a request and a response record, each gzip-compressed by itself, so that any
 * reader of WARC opens it. The response's body is kept as it came, content encoding and all; only the transfer coding is
 * undone, which a header "X-Archive-Orig-Transfer-Encoding" says.
 */
export function writeWarc(exchanges: readonly Exchange[], software: string, newId: NewId): Uint8Array {
  const [first] = exchanges;
  const info = Buffer.from(`software: ${software}\r\nformat: WARC File Format 1.1\r\n`);
  const records = [
    record(
      [
        ['WARC-Type', 'warcinfo'],
        ['WARC-Record-ID', idOf(newId)],
        ['WARC-Date', dateOf(first?.at ?? new Date(0))],
        ['Content-Type', 'application/warc-fields'],
      ],
      info,
    ),
    ...exchanges.flatMap((exchange) => recordsOf(exchange, newId)),
  ];
  return Buffer.concat(records.map((bytes) => gzipSync(bytes)));
}

function recordsOf(exchange: Exchange, newId: NewId): readonly Uint8Array[] {
  const responseId = idOf(newId);
  const requestId = idOf(newId);
  const shared: Header[] = [
    ['WARC-Target-URI', exchange.url],
    ['WARC-Date', dateOf(exchange.at)],
    ...(exchange.address === null ? [] : [['WARC-IP-Address', exchange.address] as const]),
  ];
  const { pathname, search } = new URL(exchange.url);
  const request = httpBlock(`GET ${pathname}${search} HTTP/1.1`, exchange.requestHeaders, new Uint8Array());
  const status = `HTTP/1.1 ${exchange.code} ${exchange.statusText}`;
  const response = httpBlock(status, exchange.headers.map(withoutTransferCoding), exchange.body);
  return [
    record(
      [
        ['WARC-Type', 'response'],
        ['WARC-Record-ID', responseId],
        ...shared,
        ['WARC-Payload-Digest', digest(exchange.body)],
        ['WARC-Block-Digest', digest(response)],
        ...(exchange.bodyRead ? [] : [['WARC-Truncated', 'unspecified'] as const]),
        ['Content-Type', 'application/http;msgtype=response'],
      ],
      response,
    ),
    record(
      [
        ['WARC-Type', 'request'],
        ['WARC-Record-ID', requestId],
        ['WARC-Concurrent-To', responseId],
        ...shared,
        ['WARC-Block-Digest', digest(request)],
        ['Content-Type', 'application/http;msgtype=request'],
      ],
      request,
    ),
  ];
}

function record(headers: readonly Header[], block: Uint8Array): Uint8Array {
  const head = ['WARC/1.1', ...headers.map(line), `Content-Length: ${block.length}`, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

function httpBlock(start: string, headers: readonly Header[], body: Uint8Array): Uint8Array {
  // Names and values came over the line as Latin-1.
  return Buffer.concat([
    Buffer.from([oneLine(start), ...headers.map(line), '', ''].join('\r\n'), 'latin1'),
    body,
  ]);
}

/** A line break inside a value would start a header of the other side's choosing. */
function line([name, value]: Header): string {
  return `${oneLine(name)}: ${oneLine(value)}`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ');
}

function withoutTransferCoding([name, value]: Header): Header {
  return name.toLowerCase() === 'transfer-encoding' ? [`X-Archive-Orig-${name}`, value] : [name, value];
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function idOf(newId: NewId): string {
  return `<urn:uuid:${newId()}>`;
}

function dateOf(instant: Date): string {
  return instant.toISOString();
}
