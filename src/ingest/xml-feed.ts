import { XMLParser } from 'fast-xml-parser';
import type { FeedItem, FeedOutcome } from '../app/monitor/intake/fetcher.ts';
import { decodeEntities } from '../reading/html-entities.ts';
import { declaresDocumentType, decodeXml } from './xml-prolog.ts';

/** Elements within one another: feeds have 6, and markup in Atom's content a dozen more. */
const deepest = 64;

/** No document type, no entities of the document's own, no numbers guessed: text is text. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  maxNestedTags: deepest,
});

/** An element: its name as written, attributes, and what stands in it. */
interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}
type Node = Element | string;

/** RSS 2.0, RSS 1.0 (RDF) and Atom. A document type declaration is refused unread: entities and outside files come by it. */
export function readXmlFeed(bytes: Uint8Array, mostItems: number): FeedOutcome {
  const text = decodeXml(bytes);
  if (declaresDocumentType(text))
    return { ok: false, why: 'the feed declares a document type, which is not read' };
  const root = parse(text);
  if (typeof root === 'string') return { ok: false, why: root };
  if (root === null) return { ok: false, why: 'it is no feed: neither RSS nor Atom nor JSON Feed' };
  const channel = childOf(root, 'channel');
  const holder = root.name === 'rss' ? channel : root;
  if (!holder) return { ok: false, why: 'the feed has no channel' };
  const atom = root.name === 'feed';
  const items = childrenOf(holder, atom ? 'entry' : 'item');
  return {
    ok: true,
    feed: {
      title: plain(childOf(channel ?? root, 'title')),
      items: items.slice(0, mostItems).map(atom ? readEntry : readItem),
      leftOut: Math.max(0, items.length - mostItems),
    },
  };
}

/** The feed's root; null where there is none; a reason where the text is no XML. */
function parse(text: string): Element | string | null {
  try {
    const nodes = nodesOf(parser.parse(text));
    const roots = nodes.filter((n): n is Element => typeof n !== 'string');
    return roots.find((n) => ['rss', 'RDF', 'feed'].includes(localName(n.name))) ?? null;
  } catch {
    return 'the feed is no XML that can be read';
  }
}

function readItem(item: Element): FeedItem {
  const guid = childOf(item, 'guid');
  const id = plain(guid);
  const permalink = guid !== undefined && guid.attributes.get('isPermaLink') !== 'false' ? id : null;
  const content = markup(childOf(item, 'encoded')) ?? markup(childOf(item, 'description'));
  return {
    id: id ?? item.attributes.get('rdf:about') ?? null,
    link: plain(childOf(item, 'link')) ?? (permalink?.startsWith('http') === true ? permalink : null),
    title: plain(childOf(item, 'title')),
    author: plain(childOf(item, 'creator')) ?? plain(childOf(item, 'author')),
    published: plain(childOf(item, 'pubDate')) ?? plain(childOf(item, 'date')),
    updated: null,
    ...asMarkupOrText(content),
  };
}

function readEntry(entry: Element): FeedItem {
  const links = childrenOf(entry, 'link');
  const link = links.find((l) => (l.attributes.get('rel') ?? 'alternate') === 'alternate') ?? links[0];
  const content = childOf(entry, 'content') ?? childOf(entry, 'summary');
  const author = childOf(entry, 'author');
  const type = content?.attributes.get('type') ?? 'text';
  const told = type === 'xhtml' ? insideMarkup(content) : markup(content);
  return {
    id: plain(childOf(entry, 'id')),
    link: link?.attributes.get('href') ?? null,
    title: plain(childOf(entry, 'title')),
    author: author ? plain(childOf(author, 'name')) : null,
    published: plain(childOf(entry, 'published')) ?? plain(childOf(entry, 'updated')),
    updated: plain(childOf(entry, 'updated')),
    ...(type === 'text' ? { html: null, text: told } : { html: told, text: null }),
  };
}

/** RSS does not say which of the two it is: a tag tells. */
function asMarkupOrText(content: string | null): Pick<FeedItem, 'html' | 'text'> {
  if (content !== null && /<[a-z!/]/i.test(content)) return { html: content, text: null };
  return { html: null, text: content === null ? null : decodeEntities(content) };
}

/** An element's own text; null where there is none. Titles are often escaped twice. */
function plain(element: Element | undefined): string | null {
  const told = markup(element);
  if (told === null) return null;
  const text = decodeEntities(told)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .trim();
  return text === '' ? null : text;
}

/** An element's text with its escaping undone once: what a reader of feeds would take for markup. */
function markup(element: Element | undefined): string | null {
  const text = element?.children.map((child) => (typeof child === 'string' ? child : '')).join('') ?? '';
  return text.trim() === '' ? null : text;
}

/** Atom's XHTML as markup again, without attributes: only the text is of use. */
function insideMarkup(element: Element | undefined): string | null {
  const write = (node: Node): string => {
    if (typeof node === 'string') return node.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
    return `<${localName(node.name)}>${node.children.map(write).join('')}</${localName(node.name)}>`;
  };
  const text = element?.children.map(write).join('') ?? '';
  return text.trim() === '' ? null : text;
}

function childOf(element: Element, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** Children by their local name: feeds choose the prefixes of their namespaces freely ("dc:date", "content:encoded"). */
function childrenOf(element: Element, name: string): readonly Element[] {
  const found = element.children.filter(
    (c): c is Element => typeof c !== 'string' && localName(c.name) === name,
  );
  const own = found.filter((c) => c.name === name);
  return own.length > 0 ? own : found;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The parser's own shape, `[{ name: children, ':@': attributes }, { '#text': … }]`, as nodes. */
function nodesOf(value: unknown): readonly Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown): readonly Node[] => {
    if (typeof raw !== 'object' || raw === null) return [];
    const entries = Object.entries(raw as Readonly<Record<string, unknown>>);
    const [name, content] = entries.find(([key]) => key !== ':@') ?? [];
    if (name === undefined) return [];
    if (name === '#text') return [decodeEntities(String(content))];
    // A CDATA section holds one text, as it stands.
    if (name === '#cdata') return [textsOf(content)];
    const [, attributes = {}] = entries.find(([key]) => key === ':@') ?? [];
    return [{ name, attributes: attributesOf(attributes), children: nodesOf(content) }];
  });
}

function textsOf(content: unknown): string {
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  return parts
    .map((part) =>
      typeof part === 'object' && part !== null && '#text' in part ? String(part['#text']) : '',
    )
    .join('');
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, told]) => [name, decodeEntities(String(told))]));
}
