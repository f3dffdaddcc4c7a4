import type { Range } from '../domain/passage.ts';
import { outletAt, outletsIn, type OutletMention } from './outlet-mentions.ts';
import type { Boilerplate, ReadingReference } from './reading-reference.ts';

/** A dateline: the place, and what stands behind it. */
export interface Dateline extends Range {
  readonly place: Range;
  /** "April 3" behind the place. */
  readonly day: Range | null;
  /** "(Reuters)" between place and text. */
  readonly credit: (Range & { readonly mention: OutletMention }) | null;
}

const capitals = /\p{Lu}[\p{Lu}'’.-]{2,24}(?:[ /]\p{Lu}[\p{Lu}'’.-]{1,24}){0,3}(?![\p{L}\p{N}])/uy;
const behindPlace = /(?:, ?|\/)\p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20})?(?=[,(]| [-–—(])/uy;
const monthDay = /,? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.? \d{1,2}(?!\d)/iy;
// Not the hyphen of "U.S.-led".
const dash = /\s?(?:[-–—]{1,2}|:|,)(?=[\s\p{Lu}"“])\s?/uy;

interface Cities {
  readonly byFirstWord: ReadonlyMap<string, readonly string[]>;
  readonly never: ReadonlySet<string>;
}

const compiled = new WeakMap<Boilerplate, Cities>();

function citiesOf(boilerplate: Boilerplate): Cities {
  const known = compiled.get(boilerplate);
  if (known) return known;
  const byFirstWord = new Map<string, string[]>();
  for (const city of boilerplate.datelineCities) {
    const key = (city.split(' ')[0] ?? city).toLowerCase();
    byFirstWord.set(
      key,
      [...(byFirstWord.get(key) ?? []), city].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    );
  }
  const cities = { byFirstWord, never: new Set(boilerplate.notDatelines) };
  compiled.set(boilerplate, cities);
  return cities;
}

function exec(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** End of a known dateline city that starts at `position`, in any capitals; null where none does. */
function cityAt(text: string, position: number, boilerplate: Boilerplate): number | null {
  const first = /^\p{L}+/u.exec(text.slice(position, position + 20))?.[0].toLowerCase();
  if (first === undefined) return null;
  for (const city of citiesOf(boilerplate).byFirstWord.get(first) ?? []) {
    const end = position + city.length;
    const found = text.slice(position, end);
    const fits = found === city || found === city.toUpperCase();
    if (fits && !/[\p{L}\p{N}'’]/u.test(text.charAt(end))) return end;
  }
  return null;
}

/**
 * The dateline that starts at `position`, or null. Forms: "BEIRUT (Reuters) - ", "WASHINGTON, ", "MOSCOW October 18
 * (Agency) - ", "Beirut- ", and, for places in capitals or known cities behind a stamp (`bare`), the place alone before a
 * capital ("BEIRUT At least"). `end` is where the text goes on. Constant time.
 */
export function datelineAt(
  text: string,
  position: number,
  reference: ReadingReference,
  bare: boolean,
): Dateline | null {
  const { boilerplate } = reference;
  const city = cityAt(text, position, boilerplate);
  const inCapitals = exec(capitals, text, position);
  const placeEnd = city ?? (inCapitals ? position + inCapitals[0].length : null);
  if (placeEnd === null) return null;
  const place = { start: position, end: placeEnd };
  const word = text.slice(position, placeEnd);
  const allCapitals = word === word.toUpperCase();
  if (allCapitals && city === null && !isUnknownPlace(word, reference)) return null;
  let end = placeEnd;
  end += exec(behindPlace, text, end)?.[0].length ?? 0;
  // "QAMISHLI Syria A massive blast": a country in small letters, before the sentence's capital.
  end +=
    allCapitals && bare
      ? (/^ \p{Lu}\p{Ll}{2,20}(?= \p{Lu}\p{Ll}* \p{Ll})/u.exec(text.slice(end, end + 60))?.[0].length ?? 0)
      : 0;
  const dayLength = exec(monthDay, text, end)?.[0].length ?? 0;
  const day = dayLength === 0 ? null : { start: end, end: end + dayLength };
  end += dayLength;
  const credit = creditAt(text, end, reference);
  if (credit) {
    const closing = exec(dash, text, credit.end);
    if (!closing && !allCapitals) return null;
    return { start: position, end: credit.end + (closing?.[0].length ?? 0), place, day, credit };
  }
  const closing = exec(dash, text, end);
  if (
    closing &&
    closesDateline(closing[0], text.charAt(end + closing[0].length), city !== null, allCapitals)
  ) {
    return { start: position, end: end + closing[0].length, place, day, credit: null };
  }
  const next = text.slice(end, end + 3);
  const known = city !== null || /^[\p{L}'’-]{5,}/u.test(word);
  return bare && known && /^ ["“]?[\p{Lu}\d]/u.test(next)
    ? { start: position, end, place, day, credit: null }
    : null;
}

/** "BUSTED:" and "DEATH, he said" are no datelines: a colon needs a known city, a comma capitals and a sentence behind it. */
function closesDateline(mark: string, next: string, known: boolean, allCapitals: boolean): boolean {
  if (mark.includes(':')) return known;
  return mark.includes(',') ? allCapitals && /[\p{Lu}\d\s"“]/u.test(next) : known || allCapitals;
}

/** Capitals that are no abbreviation, no outlet and no word of headlines: "HENN FORD" may be a place, "US", "NGO AFP" may not. */
function isUnknownPlace(word: string, reference: ReadingReference): boolean {
  if (/\p{Lu}\./u.test(word) || citiesOf(reference.boilerplate).never.has(word)) return false;
  if (!/^[\p{L}'’-]{4,}/u.test(word)) return false;
  return outletsIn(word, 0, word.length, reference).length === 0;
}

/** "(Reuters)" or "(The Associated Press)" behind a place. */
function creditAt(text: string, position: number, reference: ReadingReference): Dateline['credit'] {
  const open = /^\s?[(/]/.exec(text.slice(position, position + 3));
  if (!open) return null;
  const mention = outletAt(text, position + open[0].length, reference);
  if (!mention || !/[)/]/.test(text.charAt(mention.end))) return null;
  return { start: position + open[0].length - 1, end: mention.end + 1, mention };
}

const twoPlaces =
  /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}, \p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)?$/u;

/** True for a paragraph that is nothing but a dateline's place: capitals, or a known city. */
export function isPlaceLine(line: string, reference: ReadingReference, belowTitle: boolean): boolean {
  if (line.length > 40) return false;
  const bare = line.replace(/[.,:–—-]$/, '').trimEnd();
  const city = cityAt(bare, 0, reference.boilerplate);
  // "Harbour Town, Country": between headline and text no other line has this form.
  if (city === bare.length || (belowTitle && twoPlaces.test(bare))) return true;
  if (citiesOf(reference.boilerplate).never.has(bare)) return false;
  const whole = exec(capitals, bare, 0);
  if (whole?.[0].length === bare.length) return true;
  return city !== null && /^[,/] ?\p{Lu}[\p{L} .]{1,24}$/u.test(bare.slice(city));
}
