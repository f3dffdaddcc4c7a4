import type { Range } from '../domain/passage.ts';
import { foldKey } from './folded-match.ts';
import { readLinkedData } from './linked-data.ts';
import { matchStamp } from './stamps.ts';
import { readMarkup, type Markup, type MarkupLine } from './markup.ts';

/** Finds the article in a page: given its markup, the markup of the article alone, or null. Called within the limits below. */
export type ArticleFinder = (markup: string) => string | null;

/** Reads a page. `./read-html.ts` is the one with an article finder. */
export type HtmlReader = (markup: string) => HtmlPage;

/** A stretch of a page's text that is no part of the article. */
export interface Outside extends Range {
  readonly reason: string;
}

/** A web page as text: its lines, and what its markup says of itself. */
export interface HtmlPage {
  readonly text: string;
  readonly outside: readonly Outside[];
  /** The line that is the article's headline. */
  readonly titleAt: Range | null;
  readonly title: string | null;
  readonly siteName: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  readonly url: string | null;
}

/** Beyond these a page goes without the article finder, whose cost grows with depth times size: 300 KB of text have 4,000 tags. */
const largestForFinder = 3_000_000;
const deepestForFinder = 120;
const mostTagsForFinder = 20_000;
/** Less text than this is no article but what was left of a page without one. */
const shortestArticle = 150;

/** Reads a page of any quality; without a finder only its own markup tells what is no article. Linear and without recursion; scripts, styles, handlers and links leave no text. */
export function readPage(markup: string, findArticle?: ArticleFinder): HtmlPage {
  const page = readMarkup(markup);
  const data = readLinkedData(page.linkedData);
  const title = page.meta.get('og:title') ?? data?.headline ?? page.title ?? null;
  const fits =
    markup.length <= largestForFinder && page.depth <= deepestForFinder && page.tags <= mostTagsForFinder;
  const article = fits && findArticle ? findArticle(markup) : null;
  const { text, ranges } = layOut(page.lines);
  const titleLine = findTitle(page.lines, title, page.title);
  const outside = outsideOf(page.lines, article === null ? null : keysOf(article), titleLine);
  const url = page.meta.get('og:url') ?? page.canonical;
  return {
    text,
    outside: ranges.flatMap((range, i) => {
      const reason = outside[i] ?? null;
      return reason === null ? [] : [{ ...range, reason }];
    }),
    titleAt: titleLine === null ? null : (ranges[titleLine] ?? null),
    title,
    siteName: page.meta.get('og:site_name') ?? data?.publisher ?? null,
    published:
      page.meta.get('article:published_time') ??
      data?.published ??
      page.meta.get('datepublished') ??
      page.time,
    updated: page.meta.get('article:modified_time') ?? data?.updated ?? null,
    authors:
      data && data.authors.length > 0
        ? data.authors
        : [page.meta.get('author')].filter((a) => a !== undefined),
    language: languageCode(page),
    url: url !== null && /^https?:\/\//i.test(url) ? url : null,
  };
}

function languageCode(page: Markup): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(page.language ?? '')?.[1]?.toLowerCase() ?? null;
}

function layOut(lines: readonly MarkupLine[]): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const { text } of lines) {
    ranges.push({ start: at, end: at + text.length });
    pieces.push(text);
    at += text.length + 2;
  }
  return { text: pieces.join('\n\n'), ranges };
}

/** The index of the headline's line: the heading that says what the page's metadata call its title, else the only h1. */
function findTitle(
  lines: readonly MarkupLine[],
  title: string | null,
  pageTitle: string | null,
): number | null {
  const wanted = [title, pageTitle].filter((t) => t !== null).map(foldKey);
  const headings = lines.flatMap((line, i) => (/^h[12]$/.test(line.tag) && line.apart === null ? [i] : []));
  const named = headings.find((i) => {
    const key = foldKey(lines[i]?.text ?? '');
    return key.length > 8 && wanted.some((w) => w.includes(key));
  });
  if (named !== undefined) return named;
  const first = headings.filter((i) => lines[i]?.tag === 'h1');
  return first.length === 1 ? (first[0] ?? null) : null;
}

function keysOf(article: string): ReadonlySet<string> | null {
  const { lines } = readMarkup(article);
  if (lines.reduce((sum, line) => sum + line.text.length, 0) < shortestArticle) return null;
  return new Set(lines.map((line) => foldKey(line.text)));
}

/** Longer lines above a headline are looked at as text. */
const longestMenuLine = 200;

/** Above the headline stand the outlet's name and its menus, whatever they are marked up as; not so a sentence, a stamp or a byline. */
function aboveHeadline(line: string): string | null {
  const isText = line.length > longestMenuLine || /[.!?]["”’)]?$/.test(line);
  return isText || matchStamp(line, 0) !== null || /^by /i.test(line) ? null : 'above the headline';
}

/**
 * For each line why it is no part of the article, or null. Between headline and first line of the article stand bylines, stamps
 * and summaries, which are left to the rules for texts.
 */
function outsideOf(
  lines: readonly MarkupLine[],
  article: ReadonlySet<string> | null,
  titleLine: number | null,
): readonly (string | null)[] {
  if (article === null)
    return lines.map((line, i) => line.apart ?? (i < (titleLine ?? 0) ? aboveHeadline(line.text) : null));
  const inside = lines.map((line) => article.has(foldKey(line.text)));
  const from = titleLine ?? 0;
  const first = inside.findIndex((is, i) => is && i > from && (lines[i]?.text.length ?? 0) > 40);
  const last = inside.lastIndexOf(true);
  return lines.map((line, i) => {
    if (i === titleLine) return null;
    if (line.apart !== null && !inside[i]) return line.apart;
    if (i < from || i > last) return 'outside the article';
    return i < first || inside[i] ? null : 'outside the article';
  });
}
