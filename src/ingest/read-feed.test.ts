import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedOutcome } from '../app/monitor/intake/fetcher.ts';
import { readFeed } from './read-feed.ts';

function read(text: string | Uint8Array, mediaType = 'application/xml'): FeedOutcome {
  return readFeed({ url: 'https://courier.example/feed', bytes: Buffer.from(text), mediaType });
}

function feedOf(text: string | Uint8Array, mediaType?: string) {
  const outcome = read(text, mediaType);
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.feed;
}

describe('readFeed', () => {
  it('reads RSS 2.0: links, dates with the day that the feed names, markup or text', () => {
    const feed = feedOf(`<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier &amp; Post</title><link>https://courier.example/</link>
<item><title>Shells fall on Orlava &amp;amp; Marrick</title><link> /a?x=1&amp;y=2 </link><guid isPermaLink="false">n-1</guid>
<pubDate>Wed, 03 May 2023 01:30:00 +0500</pubDate><dc:creator>A. Writer</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>Six &amp; more.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://courier.example/b</guid><description>Ferries ran &amp; ran.</description></item>
</channel></rss>`);
    expect(feed).toEqual({
      title: 'The Courier & Post',
      leftOut: 0,
      items: [
        {
          id: 'n-1',
          link: 'https://courier.example/a?x=1&y=2',
          title: 'Shells fall on Orlava & Marrick',
          author: 'A. Writer',
          published: '2023-05-03T01:30:00+05:00',
          updated: null,
          html: '<p>Six &amp; more.</p>',
          text: null,
        },
        {
          id: 'https://courier.example/b',
          link: 'https://courier.example/b',
          title: 'Second',
          author: null,
          published: null,
          updated: null,
          html: null,
          text: 'Ferries ran & ran.',
        },
      ],
    });
  });

  it('reads Atom: the alternate link, content as text, markup or XHTML', () => {
    const feed = feedOf(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Bell</title>
<entry><id>urn:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; claim</title><link rel="edit" href="/edit"/><link href="/one"/>
<author><name>B. Writer</name></author><published>2023-05-03T10:00:00Z</published><updated>2023-05-04T10:00:00Z</updated>
<content type="html">&lt;p&gt;Said &amp;amp; done&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><title>X</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b> &lt;three&gt;</p></div></content></entry>
</feed>`);
    expect(feed.items[0]).toMatchObject({
      link: 'https://courier.example/one',
      title: 'A bold claim',
      author: 'B. Writer',
      updated: '2023-05-04T10:00:00Z',
      html: '<p>Said &amp; done</p>',
    });
    expect(feed.items[1]?.html).toBe('<div><p>One <b>two</b> &#60;three&#62;</p></div>');
  });

  it('reads RSS 1.0 (RDF), whose items stand beside the channel', () => {
    const feed =
      feedOf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>Gazette</title></channel>
<item rdf:about="https://gazette.example/1"><title>One</title><link>https://gazette.example/1</link></item></rdf:RDF>`);
    expect([feed.title, feed.items[0]?.link, feed.items[0]?.id]).toEqual([
      'Gazette',
      'https://gazette.example/1',
      'https://gazette.example/1',
    ]);
  });

  it('reads JSON Feed', () => {
    const feed = feedOf(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Desk',
        items: [
          {
            id: 7,
            url: 'https://desk.example/7',
            content_html: '<p>a</p>',
            authors: [{ name: 'C' }],
            date_published: '2023-05-03T10:00:00+05:00',
          },
          'no item',
        ],
      }),
      'application/feed+json',
    );
    expect(feed.items).toMatchObject([
      { id: '7', link: 'https://desk.example/7', author: 'C', published: '2023-05-03T10:00:00+05:00' },
    ]);
  });

  it('reads the encoding that the feed declares', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>\xcc\xe8\xf0</title></channel></rss>',
      'latin1',
    );
    expect(feedOf(bytes).title).toBe('Мир');
  });

  it('follows no link that is none of the web', () => {
    const links = ['javascript:alert(1)', 'file:///etc/passwd', 'http://a\u0000b/', 'data:text/html,x'];
    const feed = feedOf(
      `<rss><channel>${links.map((l) => `<item><title>t</title><link>${l}</link></item>`).join('')}</channel></rss>`,
    );
    expect(feed.items.map((i) => i.link)).toEqual([null, null, null, null]);
  });
});

describe('a hostile feed', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    '',
  );

  it.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]><rss><channel><title>&l9;</title></channel></rss>`,
    ],
    [
      'an outside file',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    ],
    [
      'an outside document type',
      '<!-- a --><?p i?><!doctype rss SYSTEM "http://127.0.0.1/x.dtd"><rss><channel/></rss>',
    ],
    [
      'parameter entities',
      '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/p">%p;]><rss><channel/></rss>',
    ],
    ['a document type behind a mark', '\uFEFF <!DOCTYPE rss><rss><channel/></rss>'],
  ])('is refused unread: %s', (_name, text) => {
    expect(read(text)).toEqual({ ok: false, why: 'the feed declares a document type, which is not read' });
  });

  it('gains nothing by a document type further down, nor by entities that nobody declared', () => {
    const inside =
      '<rss><!DOCTYPE a [<!ENTITY x "expanded">]><channel><title>&x;&xxe;</title></channel></rss>';
    const outcome = read(inside);
    expect(outcome.ok ? outcome.feed.title : '').not.toContain('expanded');
  });

  it('gives an answer for any bytes, and for any feed with pieces torn out', () => {
    const whole =
      '<?xml version="1.0"?><rss><channel><title>a</title><item><link>/b</link><description><![CDATA[<p>x</p>]]></description></item></channel></rss>';
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof read(bytes).ok === 'boolean'));
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(40),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (at, length, put) => {
          expect(typeof read(whole.slice(0, at) + put + whole.slice(at + length)).ok).toBe('boolean');
        },
      ),
    );
  });

  it('is refused where it is nested too deep, in little time', () => {
    const deep = `<rss>${'<a>'.repeat(100_000)}`;
    expect(read(deep).ok).toBe(false);
    expect(read('['.repeat(200_000), 'application/json').ok).toBe(false);
    expect(read(`{"items":${'['.repeat(200_000)}`, 'application/json').ok).toBe(false);
  });

  it('is refused past the largest size, and no item past the five hundredth is taken', () => {
    expect(read(`<rss><channel><title>${'a'.repeat(2_200_000)}</title></channel></rss>`).ok).toBe(false);
    const many = feedOf(`<rss><channel>${'<item><title>t</title></item>'.repeat(620)}</channel></rss>`);
    expect([many.items.length, many.leftOut]).toEqual([500, 120]);
  });

  it.each([
    ['', 'nothing'],
    ['<html><body>Not found</body></html>', 'a page'],
    ['<rss>', 'no end'],
    ['{"items": 3}', 'no list'],
    ['\0\0\0', 'bytes'],
    ['<rss><channel><__proto__><constructor/></__proto__></channel></rss>', 'names that objects have'],
  ])('gives an answer, not a fault, for %j (%s)', (text) => {
    expect(() => read(text)).not.toThrow();
  });

  it.each([
    ['unclosed tags', '<rss><channel>' + '<item>'.repeat(60)],
    ['an endless attribute', `<rss a="${'b'.repeat(1_000_000)}`],
    [
      'many attributes',
      `<rss ${Array.from({ length: 60_000 }, (_, i) => `a${i}="1"`).join(' ')}><channel/></rss>`,
    ],
    ['many entities', `<rss><channel><title>${'&amp;'.repeat(200_000)}</title></channel></rss>`],
    ['ampersands', `<rss><channel><title>${'&'.repeat(1_000_000)}</title></channel></rss>`],
    ['open brackets', `<rss><channel><title>${'<'.repeat(300_000)}`],
    ['open CDATA', `<rss><channel><title>${'<![CDATA['.repeat(100_000)}`],
    ['open comments', `<rss>${'<!--'.repeat(200_000)}`],
    ['blanks', `<rss><channel><title>${' '.repeat(1_000_000)}x</title></channel></rss>`],
    ['tags in a title', `<rss><channel><title>${'&lt;b '.repeat(100_000)}</title></channel></rss>`],
  ])('costs little time: %s', (_name, text) => {
    const started = performance.now();
    read(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
