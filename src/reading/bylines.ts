import type { Range } from '../domain/passage.ts';
import type { Told } from '../domain/report.ts';
import { claim, type Draft } from './draft.ts';
import { outletAt } from './outlet-mentions.ts';

const particle = '(?:al|el|de|del|la|van|von|bin|ibn|abu|der|den|di|da|ter)';
/** One part of a person's name: "Jane", "O'Neill", "al-Frieh", "J.". */
const namePart = `(?:${particle}[ -])?\\p{Lu}[\\p{L}'’.-]{0,24}`;
const name = `${namePart}(?: ${namePart}){1,3}`;

// No "i" flag: with it \p{Lu} would match small letters.
const wholeByline = new RegExp(
  `^(?:(?:[Ww]ritten|[Ss]tory|[Rr]eported) )?[Bb][Yy]:? (${name}(?:(?:, and|,| and) ${name}){0,5})(?:[,|–—-].{0,80})?$`,
  'u',
);
const contributed = /^\*?(.{3,160}?) contributed to this (?:report|story|article|piece)\.?\*?$/iu;
const roleBefore = /^.{0,40}?(?:reporter|writer|correspondent|journalist)s? /iu;
const oneName = new RegExp(`^${name}$`, 'u');
const shortByline = new RegExp(`[Bb]y (${namePart} ${namePart})(?![\\p{L}\\p{N}])`, 'uy');

/** The names in a list such as "Jane Doe, John Roe and Ann Poe", each with its range; what is no name is left out. */
export function namesIn(text: string, range: Range): Told<string>[] {
  const names: Told<string>[] = [];
  let at = range.start;
  for (const piece of text.slice(range.start, range.end).split(/(,| and | ?\/ ?|;)/)) {
    const value = piece.trim();
    const start = at + piece.indexOf(value);
    if (oneName.test(value)) names.push({ value, range: { start, end: start + value.length } });
    at += piece.length;
  }
  return names;
}

/** Longest line that can be a byline. */
const longestByline = 200;

/** Claims paragraphs that are bylines or notes of who contributed, and takes down the authors. */
export function claimBylines(draft: Draft): void {
  for (const paragraph of draft.paragraphs) {
    if (paragraph.end - paragraph.start > longestByline) continue;
    const line = draft.text.slice(paragraph.start, paragraph.end);
    const list = wholeByline.exec(line)?.[1] ?? contributed.exec(line)?.[1]?.replace(roleBefore, '');
    if (list === undefined || !/\p{Lu}/u.test(list.charAt(0))) continue;
    const start = paragraph.start + line.indexOf(list);
    claim(
      draft,
      paragraph,
      'byline',
      line.toLowerCase().includes('contributed') ? 'who contributed' : 'byline',
    );
    draft.authors.push(...namesIn(draft.text, { start, end: start + list.length }));
  }
}

/**
 * A byline in the middle of a flattened head ("by Jane Doe At least …"): two words of name, or an outlet's name.
 * Returns its end, or null.
 */
export function bylineAt(draft: Draft, position: number): number | null {
  shortByline.lastIndex = position;
  const m = shortByline.exec(draft.text);
  if (!/^by /i.test(draft.text.slice(position, position + 3))) return null;
  const outlet = outletAt(draft.text, position + 3, draft.reference);
  if (outlet) return outlet.end;
  if (!m) return null;
  const value = m[1] ?? '';
  const end = position + m[0].length;
  draft.authors.push({ value, range: { start: end - value.length, end } });
  return end;
}

const connector = /^(?:and|al|el|de|del|la|van|von|bin|ibn|abu|der)$/;
const neverName =
  /^(?:the|a|an|at|in|on|of|for|to|by|after|with|as|since|while|from|when|it|he|she|they|two|three|four|five|more|dozens|hundreds|syrian|russian|activists|president|militants|opposition|forces|army|government|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;

/** True for a run of two to eight capitalised words such as names without a "by"; function words make it a headline. */
export function looksLikeNames(words: string): boolean {
  const parts = words.split(/[\s/,]+/).filter((w) => w !== '');
  if (parts.length < 1 || parts.length > 8) return false;
  const capital = parts.filter((w) => /^(?:al-|el-)?\p{Lu}[\p{Ll}\p{Lu}'’.-]*$/u.test(w));
  return (
    capital.length >= Math.min(2, parts.length) &&
    parts.every((w) => (capital.includes(w) && !neverName.test(w)) || connector.test(w)) &&
    capital.some((w) => /\p{Ll}{2}/u.test(w))
  );
}
