import { harmless } from '../harmless.ts';

declare const safe: unique symbol;
/** Markup that is safe to put on the page: made by `markup`, which escapes, or by `trusted`, which is for our own constants. */
export interface Markup {
  readonly markup: string;
  readonly [safe]: true;
}

export type Content = string | number | null | false | undefined | Markup | readonly Content[];

/** Our own markup, styles and scripts: never anything that came from a report. */
export function trusted(markup: string): Markup {
  return { markup } as Markup; // the brand exists in types only
}

/**
 * The template tag that every piece of the page is made with. What is put in is escaped, for text and for quoted
 * attributes alike, unless it is markup already.
 */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = unindented(strings);
  let out = parts[0] ?? '';
  contents.forEach((content, i) => {
    out += rendered(content) + (parts[i + 1] ?? '');
  });
  return trusted(out);
}

/** The source's indentation is for its readers; the page would be a third larger with it. Kept for each template. */
const withoutIndent = new WeakMap<TemplateStringsArray, readonly string[]>();

function unindented(strings: TemplateStringsArray): readonly string[] {
  const before = withoutIndent.get(strings);
  if (before) return before;
  const parts = strings.map((part) => part.replace(/\n +/g, '\n'));
  withoutIndent.set(strings, parts);
  return parts;
}

function rendered(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if (isMarkup(content)) return content.markup;
  return content.map(rendered).join('');
}

function isMarkup(content: Markup | readonly Content[]): content is Markup {
  return 'markup' in content;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** The one escape at the exit. */
function escaped(text: string): string {
  return harmless(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
}
