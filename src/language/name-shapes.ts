/** How a word is written, as a small number. Words of sentences that use case otherwise have shapes of their own. */
export const SHAPES = {
  lower: 0,
  initial: 1,
  capitals: 2,
  letter: 3,
  abbreviation: 4,
  number: 5,
  withDigits: 6,
  punctuation: 7,
  mixed: 8,
  inCapitals: 9,
  inLower: 10,
  inTitle: 11,
} as const;

/** How a sentence uses case: as usual, all in capitals, all in lower case, or Every Word Capitalised. */
export const MODES = { usual: 0, capitals: 1, lower: 2, title: 3 } as const;

/** A sentence of fewer words than this tells nothing by having no capitals. */
const FEWEST_WORDS = 3;
/** Share of words that makes a sentence "all in capitals" or "every word capitalised"; headlines leave a few small words. */
const MOST_WORDS = 0.75;

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;

/** The shape of a word by itself. */
export function shapeOf(word: string): number {
  if (/^[a-z]+$/.test(word)) return SHAPES.lower;
  if (/^[A-Z][a-z]+$/.test(word)) return SHAPES.initial;
  if (!LETTER.test(word)) return /\d/.test(word) ? SHAPES.number : SHAPES.punctuation;
  if (/\d/.test(word)) return SHAPES.withDigits;
  const firstUpper = /^\p{Lu}/u.test(word);
  if (word.includes('.')) return firstUpper ? SHAPES.abbreviation : SHAPES.lower;
  if (UPPER.test(word) && !LOWER.test(word)) return word.length === 1 ? SHAPES.letter : SHAPES.capitals;
  if (!/\p{Lu}/u.test(word)) return SHAPES.lower;
  return firstUpper && !/\p{Lu}/u.test(word.slice(1)) ? SHAPES.initial : SHAPES.mixed;
}

/** How the sentence of words `first` to `end` uses case, from their shapes. */
export function modeOf(shapes: Uint8Array, first: number, end: number): number {
  const counts = new Uint16Array(12);
  for (let at = first; at < end; at++) {
    const shape = shapes[at] ?? 0;
    counts[shape] = Math.min(65_000, (counts[shape] ?? 0) + 1);
  }
  const lower = counts[SHAPES.lower] ?? 0;
  const initial = (counts[SHAPES.initial] ?? 0) + (counts[SHAPES.mixed] ?? 0);
  const capitals =
    (counts[SHAPES.capitals] ?? 0) + (counts[SHAPES.letter] ?? 0) + (counts[SHAPES.abbreviation] ?? 0);
  const words = lower + initial + capitals;
  if (words < FEWEST_WORDS) return MODES.usual;
  if (lower === words) return MODES.lower;
  if (capitals >= MOST_WORDS * words) return MODES.capitals;
  return initial + capitals >= MOST_WORDS * words ? MODES.title : MODES.usual;
}

/** The shape to use in a sentence of the given mode. */
export function shapeInMode(shape: number, mode: number): number {
  if (shape === SHAPES.number || shape === SHAPES.withDigits || shape === SHAPES.punctuation) return shape;
  if (mode === MODES.capitals) return SHAPES.inCapitals;
  if (mode === MODES.lower) return SHAPES.inLower;
  return mode === MODES.title && shape === SHAPES.initial ? SHAPES.inTitle : shape;
}

/** True for shapes that begin with a capital where capitals mean something. */
export function isCapitalised(shape: number): boolean {
  return (
    shape === SHAPES.initial ||
    shape === SHAPES.capitals ||
    shape === SHAPES.letter ||
    shape === SHAPES.abbreviation ||
    shape === SHAPES.mixed ||
    shape === SHAPES.inTitle
  );
}
