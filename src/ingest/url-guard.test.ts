import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWebUrl } from './url-guard.ts';

const rules = { allowedPrivateHosts: [], allowedPorts: [] };

describe('checkWebUrl', () => {
  it.each([
    'http://news.example/a?b=c#d',
    'https://news.example:443/',
    'http://news.example:8080/',
    'https://93.184.216.34/',
  ])('lets %s through', (url) => {
    expect(checkWebUrl(url, rules)).toMatchObject({ ok: true });
  });

  it.each([
    ['http://localhost/', 'a name of this machine'],
    ['http://LOCALHOST./', 'with a dot and in capitals'],
    ['http://a.localhost/', 'below it'],
    ['http://printer.local/', 'a name of the inner network'],
    ['http://metadata.google.internal/', "a cloud's"],
    ['http://2130706433/', 'decimal'],
    ['http://0x7f000001/', 'hexadecimal'],
    ['http://0x7f.1/', 'hexadecimal, short'],
    ['http://017700000001/', 'octal'],
    ['http://0177.0.0.01/', 'octal by parts'],
    ['http://127.1/', 'short'],
    ['http://127.0.0.1./', 'with a dot'],
    ['http://１２７.0.0.1/', 'wide digits'],
    ['http://①②⑦.0.0.1/', 'circled digits'],
    ['http://169.254.169.254/latest/meta-data/', 'metadata'],
    ['http://[::1]/', 'IPv6'],
    ['http://[0:0:0:0:0:0:0:1]/', 'IPv6, long'],
    ['http://[::ffff:127.0.0.1]/', 'mapped'],
    ['http://[::ffff:7f00:1]/', 'mapped, in hexadecimal'],
    ['http://[fe80::1]/', 'link-local'],
    ['http://user:word@news.example/', 'credentials'],
    ['http://news.example@127.0.0.1/', 'a host in the clothes of a user'],
    ['ftp://news.example/', 'another scheme'],
    ['file:///etc/passwd', 'a file'],
    ['gopher://news.example/', 'another scheme'],
    ['data:text/html,a', 'data'],
    ['http://news.example:22/', 'a port of another service'],
    ['http://news.example:25/', 'a port of mail'],
    ['http://news.example/\r\nX-Evil: 1', 'a line break'],
    ['http://news.example/\tx', 'a tab'],
    ['http://news.example/a b', 'a blank'],
    ['http:\\\\127.0.0.1\\', 'backslashes'],
    [`http://news.example/${'a'.repeat(2100)}`, 'too long'],
    ['http://', 'nothing'],
    ['//news.example/', 'no scheme'],
  ])('refuses %s (%s)', (url) => {
    expect(checkWebUrl(url, rules)).toMatchObject({ ok: false });
  });

  it('refuses an inner address in whatever way its numbers are written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inner = fc.oneof(
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    const radix = fc.constantFrom(8, 10, 16);
    const written = (n: number, base: number): string =>
      `${{ 8: '0', 10: '', 16: '0x' }[base] ?? ''}${n.toString(base)}`;
    fc.assert(
      fc.property(
        inner,
        fc.array(radix, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (parts, bases, count) => {
          // The last number of a short form holds all that the others do not: 127.1 is 127.0.0.1.
          const last = parts.slice(count - 1).reduce((sum, part) => sum * 256 + part, 0);
          const numbers = [...parts.slice(0, count - 1), last];
          const host = numbers.map((n, i) => written(n, bases[i] ?? 10)).join('.');
          expect([host, checkWebUrl(`http://${host}/`, rules).ok]).toEqual([host, false]);
        },
      ),
    );
  });

  it('opens what a person names, with its port where one is named', () => {
    const opened = { allowedPrivateHosts: ['intranet.local', '127.0.0.1:8080', '[::1]'], allowedPorts: [81] };
    for (const url of [
      'http://intranet.local/',
      'http://intranet.local:81/',
      'http://127.0.0.1:8080/',
      'http://[::1]:3000/',
    ]) {
      expect(checkWebUrl(url, opened)).toMatchObject({ ok: true });
    }
    for (const url of [
      'http://127.0.0.1:8081/',
      'http://127.0.0.1/',
      'http://127.0.0.2:8080/',
      'http://[::2]/',
    ]) {
      expect(checkWebUrl(url, opened)).toMatchObject({ ok: false });
    }
  });
});
