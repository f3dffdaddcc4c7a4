import { decodeEntities } from './html-entities.ts';

/** A line of a page as a reader sees it: a block's text, or a part of it between line breaks. */
export interface MarkupLine {
  readonly text: string;
  /** The heading's or caption's tag it stands in, else "". */
  readonly tag: string;
  /** Why the markup itself sets it apart from an article ("nav", "footer", "hidden"), or null. */
  readonly apart: string | null;
}

/** What one pass over the markup finds. */
export interface Markup {
  readonly lines: readonly MarkupLine[];
  /** Name or property -> content, the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly language: string | null;
  readonly canonical: string | null;
  /** `datetime` of the first time element. */
  readonly time: string | null;
  /** Contents of JSON-LD scripts, not parsed. */
  readonly linkedData: readonly string[];
  /** Deepest nesting and number of tags: what a tree builder would have to bear. */
  readonly depth: number;
  readonly tags: number;
}

const blockTags = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio button select option label'.split(
    ' ',
  ),
);
const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose content is never text of the page. They are jumped over whole. */
const skippedTags = new Set(
  'script style template noscript svg math iframe object canvas textarea head'.split(' '),
);
const apartTags = new Set('nav footer aside form button select'.split(' '));
/** Deeper nesting is not tracked; no page that a person wrote comes near it. */
const deepest = 5000;
/** How far up an end tag looks for its start tag: keeps stray end tags from costing the whole stack each time. */
const reachUp = 100;
const mostLinkedData = 10;
const longestLinkedData = 200_000;

interface Open {
  readonly name: string;
  readonly apart: string | null;
}

/** Reads markup of any quality in one pass, without building a tree: linear time, no recursion, nothing is executed or followed. */
export function readMarkup(markup: string): Markup {
  return new MarkupScanner(markup).run();
}

class MarkupScanner {
  readonly #markup: string;
  readonly #lines: MarkupLine[] = [];
  readonly #meta = new Map<string, string>();
  readonly #linkedData: string[] = [];
  readonly #stack: Open[] = [];
  /** Names of elements whose end tag was looked for and is nowhere ahead. */
  readonly #neverClosed = new Set<string>();
  #pieces: string[] = [];
  #title: string | null = null;
  #language: string | null = null;
  #canonical: string | null = null;
  #time: string | null = null;
  #depth = 0;
  #tags = 0;

  constructor(markup: string) {
    this.#markup = markup;
  }

  run(): Markup {
    const markup = this.#markup;
    let at = 0;
    while (at < markup.length) {
      const open = markup.indexOf('<', at);
      if (open < 0) break;
      if (open > at) this.#pieces.push(markup.slice(at, open));
      at = this.#tagAt(open);
    }
    if (at < markup.length) this.#pieces.push(markup.slice(at));
    this.#flush();
    return {
      lines: this.#lines,
      meta: this.#meta,
      title: this.#title,
      language: this.#language,
      canonical: this.#canonical,
      time: this.#time,
      linkedData: this.#linkedData,
      depth: this.#depth,
      tags: this.#tags,
    };
  }

  /** Handles what starts with "<" at `open`; returns where to go on. */
  #tagAt(open: number): number {
    const markup = this.#markup;
    if (markup.startsWith('<!--', open)) return this.#behind('-->', open + 4, '<!--');
    if (markup.startsWith('<!', open) || markup.startsWith('<?', open))
      return this.#behind('>', open + 2, '<!');
    const nameStart = markup.charAt(open + 1) === '/' ? open + 2 : open + 1;
    const name = /[a-z][a-z0-9-]{0,30}/iy;
    name.lastIndex = nameStart;
    const found = name.exec(markup)?.[0].toLowerCase();
    if (found === undefined) {
      this.#pieces.push('<');
      return open + 1;
    }
    this.#tags += 1;
    const attributesStart = nameStart + found.length;
    const end = tagEnd(markup, attributesStart);
    if (nameStart === open + 2) {
      this.#close(found);
      return end;
    }
    return this.#open(found, markup.slice(attributesStart, Math.min(end - 1, attributesStart + 4000)), end);
  }

  #open(name: string, attributes: string, end: number): number {
    if (name === 'br') this.#flush();
    if (name === 'meta' || name === 'link' || name === 'html' || name === 'time')
      this.#note(name, attributes);
    if (name === 'title' || skippedTags.has(name)) return this.#skip(name, attributes, end);
    if (blockTags.has(name)) {
      this.#flush();
      // A paragraph or list item ends where the next one starts.
      const top = this.#stack.at(-1)?.name;
      if (
        top === 'p' ||
        (top === name && (name === 'li' || name === 'td' || name === 'tr' || name === 'option'))
      )
        this.#stack.pop();
    } else if (name === 'img' || name === 'wbr') this.#pieces.push(' ');
    if (voidTags.has(name) || attributes.endsWith('/') || this.#stack.length >= deepest) {
      this.#depth = Math.max(this.#depth, this.#stack.length);
      return end;
    }
    this.#stack.push({ name, apart: this.#stack.at(-1)?.apart ?? reasonApart(name, attributes) });
    this.#depth = Math.max(this.#depth, this.#stack.length);
    return end;
  }

  #close(name: string): void {
    if (blockTags.has(name)) this.#flush();
    for (let i = this.#stack.length - 1; i >= Math.max(0, this.#stack.length - reachUp); i -= 1) {
      if (this.#stack[i]?.name !== name) continue;
      this.#stack.length = i;
      return;
    }
  }

  /** Jumps over an element whose content is no text; takes the title's and linked data's content down. */
  #skip(name: string, attributes: string, end: number): number {
    // The head's own elements are wanted; what else would be text in it is not.
    if (name === 'head') return end;
    if (this.#neverClosed.has(name)) return end;
    const closing = new RegExp(`</${name}(?![a-z0-9-])`, 'gi');
    closing.lastIndex = end;
    const found = closing.exec(this.#markup);
    if (!found) {
      this.#neverClosed.add(name);
      // As in a browser, an unclosed script or style swallows the rest; anything else is ignored.
      return name === 'script' || name === 'style' ? this.#markup.length : end;
    }
    const content = this.#markup.slice(end, found.index);
    if (name === 'title') this.#title ??= collapse(decodeEntities(content.slice(0, 2000)));
    if (
      name === 'script' &&
      /ld\+json/i.test(attributes) &&
      this.#linkedData.length < mostLinkedData &&
      content.length <= longestLinkedData
    ) {
      this.#linkedData.push(content);
    }
    return tagEnd(this.#markup, found.index + found[0].length);
  }

  #note(name: string, attributes: string): void {
    if (name === 'html') this.#language ??= attribute(attributes, 'lang');
    if (name === 'time') this.#time ??= attribute(attributes, 'datetime');
    if (name === 'link' && attribute(attributes, 'rel')?.toLowerCase() === 'canonical')
      this.#canonical ??= attribute(attributes, 'href');
    if (name !== 'meta') return;
    const key = (
      attribute(attributes, 'property') ??
      attribute(attributes, 'name') ??
      attribute(attributes, 'itemprop')
    )?.toLowerCase();
    const content = attribute(attributes, 'content');
    if (key !== undefined && content !== null && !this.#meta.has(key) && this.#meta.size < 300)
      this.#meta.set(key, content);
  }

  #behind(end: string, from: number, kind: string): number {
    if (this.#neverClosed.has(kind)) return this.#markup.length;
    const found = this.#markup.indexOf(end, from);
    if (found >= 0) return found + end.length;
    this.#neverClosed.add(kind);
    return this.#markup.length;
  }

  #flush(): void {
    if (this.#pieces.length === 0) return;
    const text = collapse(decodeEntities(this.#pieces.join('')));
    this.#pieces = [];
    if (text === '') return;
    let tag = '';
    for (let i = this.#stack.length - 1; i >= Math.max(0, this.#stack.length - 6) && tag === ''; i -= 1) {
      const name = this.#stack[i]?.name ?? '';
      if (/^h[1-6]$|^figcaption$|^time$/.test(name)) tag = name;
    }
    this.#lines.push({ text, tag, apart: this.#stack.at(-1)?.apart ?? null });
  }
}

function reasonApart(name: string, attributes: string): string | null {
  if (apartTags.has(name)) return `in the page's ${name}`;
  if (/(?:^|\s)hidden(?:$|[\s=>/])/i.test(attributes) || /display\s?:\s?none/i.test(attributes))
    return 'hidden on the page';
  return null;
}

/** Behind the ">" that ends a tag; quoted attribute values may hold one. An unclosed quotation ends with the tag. */
function tagEnd(markup: string, from: number): number {
  // A tag with its attributes fits into 20,000 characters; without this limit unclosed quotations would be looked for again and again.
  const limit = Math.min(markup.length, from + 20_000);
  let quote = '';
  let firstClose = -1;
  for (let i = from; i < limit; i += 1) {
    const c = markup.charCodeAt(i);
    if (c === 62) {
      if (quote === '') return i + 1;
      if (firstClose < 0) firstClose = i + 1;
    } else if (c === 34 || c === 39) {
      const mark = c === 34 ? '"' : "'";
      if (quote === '') quote = markup.charAt(i - 1) === '=' || markup.charAt(i - 1) === ' ' ? mark : '';
      else if (quote === mark) quote = '';
    }
  }
  return firstClose > 0 ? firstClose : limit;
}

function attribute(attributes: string, name: string): string | null {
  const pattern = new RegExp(`(?:^|\\s)${name} {0,3}= {0,3}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const m = pattern.exec(attributes);
  const value = m?.[1] ?? m?.[2] ?? m?.[3];
  if (value === undefined) return null;
  const clean = collapse(decodeEntities(value));
  return clean === '' ? null : clean;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
