import type { Range } from '../domain/passage.ts';
import { ABBREVIATIONS, CLITICS, HYPHEN_PREFIXES, JOINED_WORDS, UNITS } from './english.ts';

/** Opening, closing and straight quotation marks, and what is typed in their place. */
export const QUOTE_MARKS = '"“”„‟«»\'‘’‚‛`´';
const APOSTROPHES = "'’‘`´ʼ";
/** Archives write a double quotation mark as two single ones ("``we wait''"): the learnt parts know it as one. */
export function asKnownMark(form: string): string {
  return form === "''" || form === '``' ? '"' : form;
}

const EDGE_MARKS = QUOTE_MARKS + '()[]{}<>,;:!?…*|~—–-=_+•·/\\^';
/** Marks that stand for one token when repeated: "--", "...", "?!". */
const RUNS = ".!?-*=_~…<>'`";
/** A word longer than this (a blob, an address) is not looked into. */
const LONGEST_WORD_LOOKED_INTO = 100;

/** White space, and marks of no width that pages carry between words. */
const SPACE = /[\s\u200B\u200E\u200F]/;
const LETTER = /\p{L}/u;
const WEB =
  /^(?:https?:\/\/|www\.|ftp:\/\/)|^[\w.+-]{1,64}@[\w-]|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu)(?:\/|$)/i;
const SMILEY = /^(?:[:;=]-?[()DPp]+|\^_\^|<3)$/;
/** Also dates with hyphens. */
const TELEPHONE = /^\+?\d+(?:-\d+){2,}$|^\d{3}-\d{4}$/;
const INITIALS = /^(?:\p{L}\.)+$/u;
const NUMBER_WITH_UNIT = /^(\d[\d.,:]*)(\p{L}+)$/u;

/**
 * Cuts `[start, end)` of a text into tokens as the English trees of Universal Dependencies do: clitics apart ("do|n't", "Russia|'s", also with a backtick
 * or a curly mark), hyphenated words cut ("U.S.|-|led") unless the first part is a prefix, abbreviations with their full stop.
 * Tokens are never empty, never overlap, stand in text order and hold everything but white space. Linear in the length of the range.
 */
export function findTokens(text: string, start = 0, end = text.length): Range[] {
  const tokens: Range[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isSpace(text.charCodeAt(at))) at++;
    if (at > from) cutChunk(text, from, at, tokens);
  }
  return tokens;
}

export function isSpace(code: number): boolean {
  return code <= 32 || (code > 126 && SPACE.test(String.fromCharCode(code)));
}

/** A chunk is a stretch without white space. */
function cutChunk(text: string, start: number, end: number, out: Range[]): void {
  if (isPlainWord(text, start, end)) {
    cutWord(text, start, end, out);
    return;
  }
  if (end - start < 6 && SMILEY.test(text.slice(start, end))) {
    out.push({ start, end });
    return;
  }
  let from = start;
  while (from < end && isLeadingMark(text, from, end)) {
    const next = endOfRun(text, from, end);
    out.push({ start: from, end: next });
    from = next;
  }
  const trailing: Range[] = [];
  let to = end;
  const isWeb = to - from > 4 && WEB.test(text.slice(from, Math.min(to, from + 80)));
  while (to > from) {
    const cut = startOfTrailingMark(text, from, to, isWeb);
    if (cut === to) break;
    trailing.push({ start: cut, end: to });
    to = cut;
  }
  if (to > from) {
    if (isWeb) out.push({ start: from, end: to });
    else cutInside(text, from, to, out);
  }
  for (let i = trailing.length - 1; i >= 0; i--) {
    const mark = trailing[i];
    if (mark) out.push(mark);
  }
}

function isPlainWord(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const lower = text.charCodeAt(i) | 32;
    if (lower < 97 || lower > 122) return false;
  }
  return true;
}

function isLeadingMark(text: string, at: number, end: number): boolean {
  const mark = text.charAt(at);
  if (mark === '$' || mark === '£' || mark === '€' || mark === '#') return at + 1 < end;
  if (mark === '.') return text.charAt(at + 1) === '.' || text.charAt(at + 1) === ' ';
  if (mark === '+' || mark === '/') return false;
  // "'s" and "`s" after a space still are clitics.
  if (APOSTROPHES.includes(mark) && CLITICS.has(text.slice(at + 1, Math.min(end, at + 4)).toLowerCase()))
    return false;
  if (mark === '-' && at + 1 < end && isDigit(text.charCodeAt(at + 1))) return false;
  return EDGE_MARKS.includes(mark);
}

/** Where the mark that ends at `to` starts, or `to` where the chunk ends in no mark. */
function startOfTrailingMark(text: string, from: number, to: number, isWeb: boolean): number {
  const mark = text.charAt(to - 1);
  if (mark === '.') {
    let at = to - 1;
    while (at > from && text.charAt(at - 1) === '.') at--;
    const word = text.slice(Math.max(from, to - 24), to);
    if (at === to - 1 && !isWeb && keepsFullStop(word) && !isLastWord(text, word, to)) return to;
    return at;
  }
  if (isWeb && (mark === '/' || mark === '-' || mark === '=' || mark === '_')) return to;
  if (mark === '%') return to - 1;
  if (mark === '+' || !EDGE_MARKS.includes(mark)) return to;
  let at = to - 1;
  if (RUNS.includes(mark)) while (at > from && isSameRun(text.charAt(at - 1), mark)) at--;
  return at;
}

/** The trees give "etc." its full stop only in mid-sentence. */
function isLastWord(text: string, word: string, to: number): boolean {
  if (word.slice(-4).toLowerCase() !== 'etc.') return false;
  const next = text.charAt(to + 1);
  return next === '' || isUpper(next) || isSpace(next.charCodeAt(0));
}

/** Marks within a chunk after which a word starts: in "(Gen." it is "Gen.". */
const WORD_STARTS_AFTER = '("“‘[-/';

function keepsFullStop(word: string): boolean {
  let cut = -1;
  for (let i = 0; i < word.length; i++) if (WORD_STARTS_AFTER.includes(word.charAt(i))) cut = i;
  const bare = word.slice(cut + 1);
  return INITIALS.test(bare) || ABBREVIATIONS.has(bare.slice(0, -1).toLowerCase());
}

function isSameRun(a: string, b: string): boolean {
  return a === b || ('!?'.includes(a) && '!?'.includes(b));
}

function endOfRun(text: string, at: number, end: number): number {
  const mark = text.charAt(at);
  let next = at + 1;
  if (RUNS.includes(mark)) while (next < end && isSameRun(text.charAt(next), mark)) next++;
  return next;
}

/** Cuts a chunk without outer marks at its inner ones: hyphens, dashes, quotation marks, brackets, a full stop before a capital. */
function cutInside(text: string, start: number, end: number, out: Range[]): void {
  if (end - start > LONGEST_WORD_LOOKED_INTO) {
    out.push({ start, end });
    return;
  }
  for (let i = start + 1; i < end - 1; i++) {
    const cutEnd = endOfInnerMark(text, start, i, end);
    if (cutEnd === i) continue;
    cutChunk(text, start, i, out);
    out.push({ start: i, end: cutEnd });
    if (cutEnd < end) cutChunk(text, cutEnd, end, out);
    return;
  }
  cutWord(text, start, end, out);
}

/** Where the inner mark at `i` ends, or `i` where nothing is cut. `from` is where the word before it starts. */
function endOfInnerMark(text: string, from: number, i: number, end: number): number {
  const mark = text.charAt(i);
  switch (mark) {
    case '-':
      return hyphenCuts(text, from, i, end) ? endOfRun(text, i, end) : i;
    case '—':
    case '–':
    case '…':
    case '"':
    case '“':
    case '”':
    case '«':
    case '»':
    case '(':
    case ')':
    case '[':
    case ']':
    case ';':
    case '!':
    case '?':
      return endOfRun(text, i, end);
    case '.':
      if (text.charAt(i + 1) === '.') return endOfRun(text, i, end);
      return startsSentenceInside(text, from, i, end) ? i + 1 : i;
    case ',':
      return isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1)) ? i : i + 1;
    case ':':
      return isDigit(text.charCodeAt(i + 1)) ? i : i + 1;
    case '/':
      return isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1)) ? i : i + 1;
    case '’':
    case "'":
    case '‘':
      // A closing mark before a new word: "over.'Then". An apostrophe between letters stays.
      return '.,!?'.includes(text.charAt(i - 1)) ? i + 1 : i;
    default:
      return i;
  }
}

function hyphenCuts(text: string, from: number, i: number, end: number): boolean {
  if (text.charAt(i + 1) === '-') return true;
  const beforeDigit = isDigit(text.charCodeAt(i - 1));
  const afterDigit = isDigit(text.charCodeAt(i + 1));
  // Telephone numbers and dates stay whole: a third group of digits follows or went before.
  if (beforeDigit && afterDigit && TELEPHONE.test(text.slice(from, end))) return false;
  return !HYPHEN_PREFIXES.has(text.slice(from, i).toLowerCase());
}

/** "…in Norland.The army": a space is missing after the full stop. "U.S." and "site.com" are left alone. */
function startsSentenceInside(text: string, from: number, i: number, end: number): boolean {
  if (i - from < 2 || end - i < 3) return false;
  return isLowerOrDigit(text.charAt(i - 1)) && isUpper(text.charAt(i + 1)) && text.charAt(i + 2) !== '.';
}

/** Cuts a word without inner marks: clitics, joined words, numbers with a unit. */
function cutWord(text: string, start: number, end: number, out: Range[]): void {
  const cut = wordCut(text, start, end);
  if (cut > start && cut < end) {
    out.push({ start, end: cut }, { start: cut, end });
  } else out.push({ start, end });
}

function wordCut(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > LONGEST_WORD_LOOKED_INTO) return start;
  if (isDigit(text.charCodeAt(start))) return unitCut(text, start, end);
  for (let back = 2; back <= 3 && back < length; back++) {
    const at = end - back;
    if (!APOSTROPHES.includes(text.charAt(at))) continue;
    const ending = text.slice(at + 1, end).toLowerCase();
    if (ending === 't' && text.charAt(at - 1).toLowerCase() === 'n' && at - 1 > start) return at - 1;
    if (CLITICS.has(ending) && !isDigit(text.charCodeAt(at - 1))) return at;
  }
  if (length > 8) return start;
  const joined = JOINED_WORDS.get(text.slice(start, end).toLowerCase());
  // "IM" and "CANT" in capitals are more often something else.
  return joined === undefined || (length < 4 && isUpper(text.charAt(start + 1))) ? start : start + joined;
}

function unitCut(text: string, start: number, end: number): number {
  const found = NUMBER_WITH_UNIT.exec(text.slice(start, end));
  const [, digits, unit] = found ?? [];
  if (digits === undefined || unit === undefined) return start;
  return UNITS.has(unit.toLowerCase()) ? start + digits.length : start;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function isLowerOrDigit(character: string): boolean {
  return isDigit(character.charCodeAt(0)) || (LETTER.test(character) && !isUpper(character));
}
