import { describe, expect, it } from 'vitest';
import { readLinkedData } from './linked-data.ts';
import { readMarkup } from './markup.ts';

const linesOf = (markup: string): string[] => readMarkup(markup).lines.map((l) => l.text);

describe('readMarkup', () => {
  it('gives a line for each block and each break', () => {
    expect(linesOf('<p>One <b>bold</b> line<p>Two<br>three</p><div>four<ul><li>five<li>six</ul>')).toEqual([
      'One bold line',
      'Two',
      'three',
      'four',
      'five',
      'six',
    ]);
  });

  it('leaves no text of scripts, styles, comments and handlers', () => {
    const markup =
      '<p onclick="run(\'x > y\')">Seen</p><script>if (a < b) "<p>no</p>"</script><style>p{}</style><!-- <p>no</p> --><template><p>no</p></template><p>Also seen';
    expect(linesOf(markup)).toEqual(['Seen', 'Also seen']);
  });

  it('decodes references once, so that markup in them stays text', () => {
    expect(linesOf('<p>&lt;b&gt; &amp;lt; &#8217;s &#x201C;no&#X201D; &nosuch; &#0;')).toEqual([
      '<b> &lt; ’s “no” &nosuch; \uFFFD',
    ]);
  });

  it('tells what the markup itself sets apart', () => {
    const { lines } = readMarkup(
      '<nav><a>Home</a></nav><p>Text</p><div style="display: none"><p>Hidden</p></div><footer>End</footer>',
    );
    expect(lines.map((l) => l.apart !== null)).toEqual([true, false, true, true]);
  });

  it('measures depth without recursion', () => {
    expect(readMarkup('<div>'.repeat(300)).depth).toBe(300);
  });
});

describe('readLinkedData', () => {
  it('finds the article in a graph', () => {
    const script = JSON.stringify({
      '@graph': [
        { '@type': 'WebPage' },
        { '@type': ['NewsArticle'], headline: 'A title', author: [{ name: 'Ada Corrin' }, 'Jon Areth'] },
      ],
    });
    expect(readLinkedData(['{broken', script])).toMatchObject({
      headline: 'A title',
      authors: ['Ada Corrin', 'Jon Areth'],
      published: null,
    });
  });

  it.each(['', 'null', '[]', '{"@graph":{"@graph":1}}', '{"@type":"NewsArticle","headline":7}'])(
    'passes over %s',
    (script) => {
      expect(readLinkedData([script])).toBeNull();
    },
  );
});
