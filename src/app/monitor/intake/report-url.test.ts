import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseReportUrl } from './report-url.ts';

describe('normaliseReportUrl', () => {
  it.each([
    ['HTTP://News.Example:80/A?b=1#top', 'http://news.example/A?b=1'],
    ['https://news.example:443', 'https://news.example/'],
    ['https://news.example./a', 'https://news.example/a'],
    ['https://news.example:8443/a', 'https://news.example:8443/a'],
    ['https://news.example/a?utm_source=x&id=7&UTM_medium=y&fbclid=1', 'https://news.example/a?id=7'],
    ['https://news.example/a?fbclid=1', 'https://news.example/a'],
    ['https://news.example/a?', 'https://news.example/a'],
    ['https://news.example/a??', 'https://news.example/a'],
    ['https://news.example/a?q=why?', 'https://news.example/a?q=why?'],
    ['https://news.example/a?b=%C3%A9+c&a=1', 'https://news.example/a?b=%C3%A9+c&a=1'],
    ['https://user:word@news.example/a', 'https://news.example/a'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ])('knows %s as %s', (url, known) => {
    expect(normaliseReportUrl(url)).toBe(known);
  });

  it.each([
    '',
    'news.example/a',
    'ftp://news.example/',
    'javascript:alert(1)',
    'http://a b/',
    'http://a/\n',
    'http://[',
  ])('takes %j for no web URL', (url) => {
    expect(normaliseReportUrl(url)).toBeNull();
  });

  it('gives the same when it is applied again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = normaliseReportUrl(url);
        expect(once === null ? null : normaliseReportUrl(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
