import { foldWord } from '../src/language/name-hash.ts';
import type { NameKind } from '../src/language/analysis.ts';
import type { Range } from '../src/domain/passage.ts';
import { COUNTRIES, NATIONALITIES, ROLES, TITLES } from './names-lists.ts';

interface Part extends Range {
  readonly kind: NameKind;
}

const WORD = /[^\s\u200e\u200f,()[\]{}"\u201c\u201d;:]+/g;
const PRONOUNS = new Set(
  'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these those who which here there'.split(
    ' ',
  ),
);
const CONNECTORS = new Set(
  'of the for and in on at to & de la del van von bin ibn al el ul ash as ad - \u2013'.split(' '),
);
/** Small words that a person's name may begin with or hold. */
const PARTICLES = new Set('de del la van von der bin ibn al el'.split(' '));
const LEADING = new Set(
  'the a an our their its his her this that these those some any all both several many most other'.split(' '),
);
const COMPASS = new Set(
  'north south east west northern southern eastern western central north-eastern north-western south-eastern south-western northeastern northwestern southeastern southwestern downtown rural old'.split(
    ' ',
  ),
);
/** Words of offices, beyond titles and roles, that stand between a title and a name. */
const OFFICE = new Set(
  'class first second prime foreign defense defence interior exterior special high under undersecretary assistant deputy acting former interim middle east state operator designate prime-minister vice-president joint affairs fco designate'.split(
    ' ',
  ),
);
const POSSESSIVE = /['\u2019]s?$/;
const TRAILING = '.,\'\u2019"';

/**
 * The proper names in an annotated stretch, trimmed: none for a pronoun or a description ("the minister"), the last part for a person
 * with a title, one a comma for places. `nested` are shorter annotations of the same label that end where this one does.
 */
export function properParts(text: string, range: Range, kind: NameKind, nested: readonly Range[]): Part[] {
  if (kind === 'weapon' || kind === 'platform') return trimmedLeft(text, range, LEADING, kind);
  const words = wordsOf(text, range);
  if (words.length === 0 || !/\p{L}{2}|\p{L}\./u.test(text.slice(range.start, range.end))) return [];
  if (kind === 'nationality') return [{ ...spanOf(words), kind }];
  if (kind === 'person') return personIn(text, words, nested);
  const commas = text.slice(range.start, range.end).includes(',');
  if (kind === 'place' && commas)
    return splitAtCommas(text, range).flatMap((piece) => placeOrBody(text, wordsOf(text, piece), kind));
  return placeOrBody(text, words, kind);
}

function wordsOf(text: string, range: Range): Range[] {
  const found: Range[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(WORD)) {
    const start = range.start + match.index;
    const abbreviated = /^(?:\p{L}\.)+$|^\p{L}{1,4}\.$/u.test(match[0]);
    const length = abbreviated ? match[0].length : bareLength(match[0]);
    if (length > 0) found.push({ start, end: start + length });
  }
  return found;
}

/** Length without a possessive and without marks at the end. */
function bareLength(word: string): number {
  const possessive = POSSESSIVE.exec(word);
  if (possessive !== null) return possessive.index;
  let length = word.length;
  while (length > 0 && TRAILING.includes(word.charAt(length - 1))) length--;
  return length;
}

function splitAtCommas(text: string, range: Range): Range[] {
  const pieces: Range[] = [];
  let start = range.start;
  for (let at = range.start; at <= range.end; at++) {
    if (at < range.end && text.charAt(at) !== ',') continue;
    if (at > start) pieces.push({ start, end: at });
    start = at + 1;
  }
  return pieces;
}

function trimmedLeft(text: string, range: Range, leading: ReadonlySet<string>, kind: NameKind): Part[] {
  const words = wordsOf(text, range);
  const from = words.findIndex((word) => !leading.has(fold(text, word)));
  const kept = from < 0 ? [] : words.slice(from);
  return kept.length === 0 ? [] : [{ ...spanOf(kept), kind }];
}

/** The capitalised words at the end that are no office: "Foreign Minister Ann Lee" gives "Ann Lee". */
function personIn(text: string, words: readonly Range[], nested: readonly Range[]): Part[] {
  let from = words.length;
  while (from > 0) {
    const word = words[from - 1];
    if (word === undefined || isOffice(fold(text, word))) break;
    if (!isNameWord(text, word) && !PARTICLES.has(fold(text, word))) break;
    from--;
  }
  const before = words.slice(0, from).map((word) => fold(text, word));
  if (before.some((word) => ['in', 'from', 'who', 'to', 'that', 'with', 'and'].includes(word))) return [];
  const kept = words.slice(from);
  if (kept.length === 0) return [];
  const span = spanOf(kept);
  if (PRONOUNS.has(foldWord(text.slice(span.start, span.end)))) return [];
  const inner = nested.filter((each) => each.start > span.start && each.start < span.end);
  const start = Math.max(span.start, ...inner.map((each) => each.start));
  return [{ start: before.includes('for') ? start : span.start, end: span.end, kind: 'person' }];
}

function isOffice(word: string): boolean {
  const bare = word.replace(/\.$/, '');
  return (
    bare !== 'abu' &&
    bare !== 'umm' &&
    (TITLES.has(bare) || ROLES.has(bare) || OFFICE.has(bare) || /^\d|-designate$/.test(bare))
  );
}

function placeOrBody(text: string, words: readonly Range[], kind: 'place' | 'organisation'): Part[] {
  let from = 0;
  while (from < words.length) {
    const folded = fold(text, words[from]);
    const lower = !isCapital(text, words[from]);
    if (LEADING.has(folded) || (kind === 'place' && lower && COMPASS.has(folded))) from++;
    else break;
  }
  const kept = words.slice(from);
  const capitals = kept.filter((word) => isNameWord(text, word));
  if (kept.length === 0 || capitals.length === 0 || !isNameWord(text, kept[0])) return [];
  if (!kept.every((word) => isNameWord(text, word) || CONNECTORS.has(fold(text, word)))) return [];
  const span = spanOf(kept);
  const folded = foldWord(text.slice(span.start, span.end));
  if (PRONOUNS.has(folded)) return [];
  if (NATIONALITIES.has(folded)) return [{ ...span, kind: 'nationality' }];
  if (kept.length === 1 && isCommonHere(text, kept[0])) return [];
  return [{ ...span, kind: COUNTRIES.has(folded) ? 'place' : kind }];
}

/** A single word that the text also has in lower case is capitalised only by its place or by courtesy ("Ministers", "Coalition"). */
function isCommonHere(text: string, word: Range | undefined): boolean {
  if (word === undefined) return false;
  const own = text.slice(word.start, word.end);
  const lower = own.toLowerCase();
  if (lower === own || own === own.toUpperCase()) return false;
  return new RegExp(`(?<![\\p{L}-])${lower.replace(/[^\p{L}\p{N}]/gu, '.')}(?![\\p{L}-])`, 'u').test(text);
}

function isNameWord(text: string, word: Range | undefined): boolean {
  return (
    word !== undefined &&
    (isCapital(text, word) ||
      /^(?:al|el|ar|as|ad|an|ash|ul)-\p{Lu}|^\d/u.test(text.slice(word.start, word.end)))
  );
}

function isCapital(text: string, word: Range | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(text.slice(word.start, word.end));
}

function fold(text: string, word: Range | undefined): string {
  return word === undefined ? '' : foldWord(text.slice(word.start, word.end));
}

function spanOf(words: readonly Range[]): Range {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
