/**
 * What the network sees of a word: a function of its form alone, so that it is worked out once per form. `training/syntax/features.py` holds the same
 * functions; a test keeps the two together.
 */

const AFFIXES: Readonly<Record<string, number>> = {
  suffix1: -1,
  suffix2: -2,
  suffix3: -3,
  suffix4: -4,
  prefix1: 1,
  prefix2: 2,
  prefix3: 3,
};
/** A word is looked at no further than this. */
const LONGEST_SHAPE = 24;

/** Lower case, digits as 0: the key of words and affixes. */
export function loweredForm(form: string): string {
  return form.toLowerCase().replace(/\d/g, '0');
}

/** The string of a form to look up in the given table: the word itself, an affix, or its shape. */
export function featureString(table: string, form: string, lowered: string): string {
  if (table === 'word') return lowered;
  if (table === 'shape') return shapeOf(form);
  const length = AFFIXES[table] ?? 0;
  return length < 0 ? lowered.slice(length) : lowered.slice(0, length);
}

/** "Xx" for "Russia", "X.X." for "U.S.", "d,d" for "10,000"; of a run of a kind two are kept; cut after six marks. */
export function shapeOf(form: string): string {
  let out = '';
  for (let i = 0; i < form.length && i < LONGEST_SHAPE && out.length < 6; i++) {
    const kind = kindOf(form.charAt(i));
    if (out.length > 1 && out.endsWith(kind + kind)) continue;
    out += kind;
  }
  return out;
}

function kindOf(character: string): string {
  if (character >= '0' && character <= '9') return 'd';
  const lower = character.toLowerCase();
  if (lower !== character.toUpperCase()) return character === lower ? 'x' : 'X';
  return character.charCodeAt(0) < 128 ? character : '?';
}
