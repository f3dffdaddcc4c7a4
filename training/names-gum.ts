import { headOf, readGum, type GumDocument, type GumMention, type GumWord } from './gum-reader.ts';
import { labelsOf, withoutOverlaps, type NamedText, type NameSpan } from './names-data.ts';
import { markNationalities, ROLES, TITLES } from './names-lists.ts';
import { foldWord } from '../src/language/name-hash.ts';
import type { NameKind } from '../src/language/analysis.ts';

const KINDS: ReadonlyMap<string, NameKind> = new Map([
  ['person', 'person'],
  ['organization', 'organisation'],
  ['place', 'place'],
]);

/** Words inside a name that carry no capital; a person's has fewer of them. */
const CONNECTORS = new Set([
  'of',
  'for',
  'the',
  'and',
  '&',
  '-',
  "'",
  "'s",
  '\u2019s',
  'de',
  'la',
  'del',
  'du',
  'al',
  'von',
  'van',
  'der',
  'bin',
  'ibn',
  '.',
]);
const PERSON_CONNECTORS = new Set([
  '-',
  "'",
  'de',
  'la',
  'del',
  'du',
  'al',
  'von',
  'van',
  'der',
  'bin',
  'ibn',
  '.',
]);

/** GUM's documents, with the proper names among its mentions as spans. */
export function readGumNames(text: string): NamedText[] {
  return readGum(text).map((document) => {
    const words = document.words.map((word) => word.text);
    const spans = withoutOverlaps(document.mentions.flatMap((mention) => nameIn(document, mention)));
    const labels = labelsOf(words.length, markNationalities(words, spans));
    return {
      id: document.id,
      source: 'gum',
      words,
      sentenceFirst: document.sentenceFirst,
      allowed: labels.map((label) => 1 << label),
    };
  });
}

/** The proper name in a mention: the stretch of proper nouns around its head, without titles and determiners. */
function nameIn(document: GumDocument, mention: GumMention): readonly NameSpan[] {
  const kind = KINDS.get(mention.type);
  if (kind === undefined) return [];
  const { words } = document;
  const head = headOf(words, mention.first, mention.end);
  if (words[head]?.upos !== 'PROPN') return [];
  const connectors = kind === 'person' ? PERSON_CONNECTORS : CONNECTORS;
  let first = stretch(words, head, mention.first - 1, -1, connectors, kind);
  const end = stretch(words, head, mention.end, 1, connectors, kind) + 1;
  while (kind === 'person' && first < end - 1 && isTitle(words[first])) first++;
  if (kind === 'person' && first === end - 1 && isTitle(words[first])) return [];
  return [{ first, end, kind }];
}

/** The furthest name word from `head` towards `limit` (exclusive), over connecting words between name words. */
function stretch(
  words: readonly GumWord[],
  head: number,
  limit: number,
  step: 1 | -1,
  connectors: ReadonlySet<string>,
  kind: NameKind,
): number {
  let last = head;
  for (let at = head + step; at !== limit; at += step) {
    const word = words[at];
    if (word === undefined) break;
    if (isNameWord(word, kind)) last = at;
    else if (!connectors.has(word.text.toLowerCase())) break;
  }
  return last;
}

function isNameWord(word: GumWord, kind: NameKind): boolean {
  if (word.upos === 'PROPN') return true;
  if (kind === 'person') return false;
  return /^[\p{Lu}\d]/u.test(word.text) && ['ADJ', 'NOUN', 'NUM', 'VERB'].includes(word.upos);
}

function isTitle(word: GumWord | undefined): boolean {
  const folded = foldWord(word?.text ?? '').replace(/\.$/, '');
  return TITLES.has(folded) || ROLES.has(folded);
}
