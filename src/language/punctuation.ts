/**
 * Where marks hang in a tree, by the guidelines of Universal Dependencies rather than by the network: a mark that encloses hangs on the head of what it
 * encloses, any other on the lower of the highest words that end before it or begin after it, so that no arc crosses it.
 * The method is that of Udapi's `ud.FixPunct` (Popel and others 2017).
 */

const OPENING = '([{“‘«';
const CLOSING = ')]}”’»';
const STRAIGHT = '"';
/** Marks that the network hangs better than the rule: it knows what the root is, and an apostrophe from a quotation mark. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['.', "'", '`', '<', '>', '!', '?']);

/**
 * Rehangs the marks of one sentence in place.
 * @param forms the sentence's words
 * @param isMark which of them are marks (relation "punct")
 * @param heads index of each word's head within the sentence, -1 for the root
 */
export function hangMarks(forms: readonly string[], isMark: Uint8Array, heads: Int32Array): void {
  const n = forms.length;
  const bearing = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const head = heads[i] ?? -1;
    if (head >= 0 && isMark[i] === 0) bearing[head] = 1;
  }
  const pairs = pairUp(forms, isMark);
  for (let i = 0; i < n; i++) {
    if (isMark[i] === 0 || bearing[i] === 1 || (heads[i] ?? -1) < 0 || LEFT_ALONE.has(forms[i] ?? ''))
      continue;
    const partner = pairs[i] ?? -1;
    const enclosed =
      partner < 0 ? -1 : headBetween(Math.min(i, partner), Math.max(i, partner), isMark, heads);
    const head = enclosed >= 0 ? enclosed : lowerNeighbour(i, isMark, heads);
    if (head >= 0) heads[i] = head;
  }
}

/** The other one of a pair, or -1. A stack of open marks; a straight mark closes an open straight one. */
function pairUp(forms: readonly string[], isMark: Uint8Array): Int32Array {
  const pairs = new Int32Array(forms.length).fill(-1);
  const open: number[] = [];
  forms.forEach((form, i) => {
    if (isMark[i] === 0 || form.length !== 1) return;
    const closes = form === STRAIGHT ? STRAIGHT : OPENING.charAt(CLOSING.indexOf(form));
    const isClosing = form === STRAIGHT || CLOSING.includes(form);
    const at = isClosing ? open.findLastIndex((k) => forms[k] === closes) : -1;
    if (at >= 0) {
      const partner = open[at] ?? -1;
      pairs[i] = partner;
      pairs[partner] = i;
      open.length = at;
    } else if (form === STRAIGHT || OPENING.includes(form)) open.push(i);
  });
  return pairs;
}

/** The one word between two marks whose head lies outside; -1 where there are none or several. */
function headBetween(from: number, to: number, isMark: Uint8Array, heads: Int32Array): number {
  let found = -1;
  for (let i = from + 1; i < to; i++) {
    const head = heads[i] ?? -1;
    if (isMark[i] === 1 || (head > from && head < to)) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

function lowerNeighbour(mark: number, isMark: Uint8Array, heads: Int32Array): number {
  const left = climb(mark, -1, isMark, heads);
  const right = climb(mark, 1, isMark, heads);
  if (left < 0 || right < 0) return Math.max(left, right);
  return isBelow(left, right, heads) ? left : right;
}

/** From the nearest word on one side up to the highest ancestor that stays on that side. */
function climb(mark: number, step: number, isMark: Uint8Array, heads: Int32Array): number {
  let word = mark + step;
  while (word >= 0 && word < heads.length && isMark[word] === 1) word += step;
  if (word < 0 || word >= heads.length) return -1;
  for (;;) {
    const head = heads[word] ?? -1;
    if (head < 0 || head - mark > 0 !== step > 0) return word;
    word = head;
  }
}

function isBelow(word: number, ancestor: number, heads: Int32Array): boolean {
  for (let at = word; at >= 0; at = heads[at] ?? -1) if (at === ancestor) return true;
  return false;
}
