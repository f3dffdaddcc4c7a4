/** Characters that take two columns: East Asian wide and full-width forms, and most emoji (Unicode 15, UAX #11). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
/** Marks that sit on the character before them, and joiners. */
const zero = /[\p{M}\p{Cf}]/u;
const ascii = /^[\x20-\x7E]*$/;

/** Columns that a harmless one-line text takes on a terminal. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (zero.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Fills up with spaces to `width` columns, on the left for numbers. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Breaks at white space into lines of at most `width` columns; a word that is longer is broken between characters. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    for (const piece of pieces(word, width)) {
      if (line !== '' && displayWidth(line) + 1 + displayWidth(piece) > width) {
        lines.push(line);
        line = piece;
      } else line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines.length === 0 ? [''] : lines;
}

/** A word as pieces of at most `width` columns; a mark stays with its character. */
function pieces(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const out: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const columns = characterWidth(character);
    if (used + columns > width && piece !== '') {
      out.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += columns;
  }
  return [...out, piece];
}
