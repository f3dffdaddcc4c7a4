import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { httpOf, readWarc } from '../../test/warc-reader.ts';
import type { Exchange } from './exchange.ts';
import { writeWarc } from './warc-record.ts';

const body = gzipSync(Buffer.from('<p>Shells fell on Orlava.</p>'));
const answer: Exchange = {
  url: 'https://courier.example/a?b=1',
  at: new Date('2023-05-03T10:00:00.123Z'),
  address: '93.184.216.34',
  requestHeaders: [['Host', 'courier.example']],
  code: 200,
  statusText: 'OK',
  headers: [
    ['Content-Type', 'text/html'],
    ['Content-Encoding', 'gzip'],
    ['Transfer-Encoding', 'chunked'],
    ['Set-Cookie', 'a=\u00e9'],
  ],
  body,
  bodyRead: true,
};

function ids(): () => string {
  let n = 0;
  return () => `00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`;
}

describe('writeWarc', () => {
  it('keeps the answer as it came, so that a strict reader gets the same bytes', () => {
    const [info, response, request, ...more] = readWarc(writeWarc([answer], 'Trucewatch/1', ids()));
    expect(more).toEqual([]);
    expect(info?.headers.get('warc-type')).toBe('warcinfo');
    if (!response || !request) throw new Error('records are missing');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'warc-type': 'response',
      'warc-target-uri': 'https://courier.example/a?b=1',
      'warc-date': '2023-05-03T10:00:00.123Z',
      'warc-ip-address': '93.184.216.34',
      'warc-payload-digest': `sha256:${createHash('sha256').update(body).digest('hex')}`,
      'content-type': 'application/http;msgtype=response',
    });
    const http = httpOf(response);
    expect(http.start).toBe('HTTP/1.1 200 OK');
    expect(http.body.equals(body)).toBe(true);
    expect(http.headers.get('x-archive-orig-transfer-encoding')).toBe('chunked');
    expect(http.headers.has('transfer-encoding')).toBe(false);
    expect(http.headers.get('set-cookie')).toBe('a=\u00e9');
    expect(httpOf(request).start).toBe('GET /a?b=1 HTTP/1.1');
    expect(request.headers.get('warc-concurrent-to')).toBe(response.headers.get('warc-record-id'));
  });

  it('compresses each record by itself, so that one can be read without the others', () => {
    const file = Buffer.from(writeWarc([answer], 'Trucewatch/1', ids()));
    const starts = [...file.keys()].filter(
      (i) => file[i] === 0x1f && file[i + 1] === 0x8b && file[i + 2] === 8,
    );
    const opened = starts.filter((at) => {
      try {
        return gunzipSync(file.subarray(at)).toString('latin1').startsWith('WARC/1.1');
      } catch {
        return false;
      }
    });
    expect(opened).toHaveLength(3);
  });

  it('lets no header of the other side start a header of its own', () => {
    const evil: Exchange = {
      ...answer,
      statusText: 'OK\r\nX-A: 1',
      headers: [['X-B', '1\r\nWARC-Type: metadata']],
    };
    const [, response] = readWarc(writeWarc([evil], 'Trucewatch/1', ids()));
    expect(response && [...httpOf(response).headers.keys()]).toEqual(['x-b']);
  });

  it('says that the body of a redirect was not read', () => {
    const redirect: Exchange = { ...answer, code: 302, body: new Uint8Array(), bodyRead: false };
    const records = readWarc(writeWarc([redirect, answer], 'Trucewatch/1', ids()));
    expect(records.map((r) => [r.headers.get('warc-type'), r.headers.get('warc-truncated')])).toEqual([
      ['warcinfo', undefined],
      ['response', 'unspecified'],
      ['request', undefined],
      ['response', undefined],
      ['request', undefined],
    ]);
  });
});
