import { transliterated } from './places/place-countries.ts';
import { remembered } from './remembered.ts';
import { foldWord } from './words.ts';

/**
 * Two keys for names.
 *
 * `nameKey` folds case, accents, apostrophes and punctuation. `looseKey` also folds what transliteration from Arabic, Persian,
 * Kurdish or Cyrillic leaves open, so that one entry serves for "Deir ez-Zor", "Deir Ezzor" and "Dayr az Zawr":
 *   articles (al-, el-, and their assimilated forms an-, ar-, as-, ash-, at-, az-, ez- …) go, "Ezzor" loses its "ez";
 *   q, k, c -> k · kh -> x · gh -> g · sh, ch -> s · th -> t · dh -> d · dj -> j · ph -> f
 *   ou, oo, o, u, w -> u · ee, ei, ai, ay, ey, y, i, e -> i · aa -> a · doubled letters -> one
 *   a final a, ah, eh, at, et of a feminine ending goes; an initial vowel is "a".
 * Vowels are kept otherwise: a bare consonant skeleton made too many towns one.
 */
export function nameKey(name: string): string {
  return splitName(name).join(' ');
}

export function looseKey(name: string): string {
  return looseKeyOf(splitName(name));
}

/** Folded words of a name; hyphens and other marks separate. */
export function splitName(name: string): string[] {
  return name
    .split(/[^\p{L}\p{M}\d'’‘`´.]+/u)
    .map((part) => foldWord(part).replaceAll("'", ''))
    .filter((part) => part !== '');
}

const articles: ReadonlySet<string> = new Set(
  'al el ul an en as es ash esh at et ad ed adh ar er az ez il ol'.split(' '),
);

/** Words that vary more than letter rules cover. */
const variants: ReadonlyMap<string, string> = new Map(
  [
    ['sheikh', 'shaykh', 'shaikh', 'sheik', 'cheikh', 'shekh', 'sheykh', 'shiekh'],
    ['tal', 'tel', 'tell', 'tall', 'til', 'till'],
    ['kafr', 'kafar', 'kfar', 'kfer', 'kefr', 'kafer', 'kufr', 'kufur'],
    ['umm', 'um', 'om', 'oum', 'omm'],
    ['abu', 'abou', 'abo'],
    ['ibn', 'bin', 'ben', 'ibin'],
    ['jisr', 'jisser', 'jesr', 'jessr', 'jissr'],
    ['beit', 'bayt', 'bait', 'bet', 'biet'],
    ['deir', 'dayr', 'der', 'dair', 'dir'],
    ['ain', 'ayn', 'ein', 'en', 'aayn'],
    ['qasr', 'qasser', 'qaser', 'qassr', 'kasr'],
    ['jabal', 'jebel', 'djebel', 'jabel', 'gebel'],
    ['bab', 'baab'],
    ['khan', 'xan'],
    ['wadi', 'ouadi'],
    ['jaysh', 'jaish', 'jeish', 'gaysh', 'jaych', 'jeysh'],
    ['front', 'fronte'],
  ].flatMap(([first = '', ...others]) =>
    [first, ...others].map((word): [string, string] => [word, `${first}.`]),
  ),
);

/** The loose key of folded words; words joined by blanks. */
export function looseKeyOf(words: readonly string[]): string {
  const kept =
    words.length > 1
      ? words.filter((word, i) => !articles.has(word) || (i === words.length - 1 && i === 0))
      : words;
  return kept.map(looseWord).join(' ');
}

/** True for an Arabic article as a word of its own ("al", "ez"). */
export function isArticle(folded: string): boolean {
  return articles.has(folded);
}

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/kh/g, 'x'],
  [/gh/g, 'g'],
  [/[sc]h/g, 's'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/dj/g, 'j'],
  [/ph/g, 'f'],
  [/[qc]/g, 'k'],
  [/[ou]+|w/g, 'u'],
  [/[ae]?[iy]+|ee?/g, 'i'],
  [/aa/g, 'a'],
];

/** The loose key of one folded word. */
export const looseWord: (folded: string) => string = remembered(makeLooseWord);

function makeLooseWord(folded: string): string {
  const variant = variants.get(folded);
  if (variant !== undefined) return variant;
  let word = folded;
  // "Ezzor" is "ez-Zor": the article took the first letter of the noun and was written on.
  if (word.length > 4 && /^e([dlnrstz])\1/.test(word)) word = word.slice(2);
  if (word.length > 4) word = word.replace(/et$|at$/, 'at');
  for (const [pattern, to] of digraphs) word = word.replace(pattern, to);
  word = word.replace(/(.)\1+/g, '$1');
  if (word.length > 3) word = word.replace(/(?:[ai]h?|at|it)$/, '');
  return word.replace(/^[aiu]/, 'a');
}

/** Every key under which a place is to be found. */
export function placeKeys(
  country: string,
  names: readonly string[],
): { readonly strict: string[]; readonly loose: string[] } {
  // Made-up countries (XA–XZ) may have any names.
  const loose = transliterated.has(country) || country.startsWith('X');
  return { strict: [...new Set(names.map(nameKey))], loose: loose ? [...new Set(names.map(looseKey))] : [] };
}

/** The keys of one name of an actor, or null where nothing of it is left. */
export function actorNameKey(name: string): {
  readonly words: string[];
  readonly loose: string[];
  readonly acronym: boolean;
  readonly lower: boolean;
} | null {
  const all = splitName(name);
  const words = all.length > 1 ? all.filter((word) => !isArticle(word)) : all;
  if (words.length === 0) return null;
  const letters = name.replace(/\P{L}/gu, '');
  return {
    words,
    loose: words.map(looseWord),
    acronym: letters.length <= 5 && letters === letters.toUpperCase(),
    lower: name === name.toLowerCase(),
  };
}
