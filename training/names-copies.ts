import type { NamedText } from './names-data.ts';

/** Copies of a document as careless archives write it, so that names are known there too. */
export type CopyKind = 'as-is' | 'capitals' | 'lower' | 'stripped';

export function copyOf(text: NamedText, kind: CopyKind): NamedText {
  if (kind === 'as-is') return text;
  if (kind === 'capitals') return { ...text, words: text.words.map((word) => word.toUpperCase()) };
  if (kind === 'lower') return { ...text, words: text.words.map((word) => word.toLowerCase()) };
  return stripped(text);
}

const POSSESSIVE = /^['\u2019`]s$/i;
const DROPPED = /^[,'\u2018\u2019`-]$/;

/** Without commas, apostrophes and hyphens between spaces; a possessive's s grows onto its word. */
function stripped(text: NamedText): NamedText {
  const words: string[] = [];
  const allowed: number[] = [];
  const sentenceFirst: number[] = [];
  const firsts = new Set(text.sentenceFirst);
  text.words.forEach((word, at) => {
    if (firsts.has(at)) sentenceFirst.push(words.length);
    if (POSSESSIVE.test(word) && words.length > 0) {
      words[words.length - 1] = `${words.at(-1) ?? ''}s`;
      return;
    }
    if (DROPPED.test(word)) return;
    words.push(word);
    allowed.push(text.allowed[at] ?? 1);
  });
  return { ...text, words, allowed, sentenceFirst: [...sentenceFirst, words.length] };
}
