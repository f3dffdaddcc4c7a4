import { combine } from './name-hash.ts';
import type { NameDocument } from './name-document.ts';

/** Features a word has at most; unused places hold -1. */
export const FEATURES_PER_WORD = 56;

const NO_WORD = 0x51ed270b;

/**
 * Writes the addresses of word `at`'s features into `out` from `from` (`FEATURES_PER_WORD` places) and returns how many there are.
 * `first` and `end` bound its sentence; `mask` is the table's size less one (a power of two).
 */
export function nameFeatures(
  document: NameDocument,
  at: number,
  first: number,
  end: number,
  mask: number,
  out: Int32Array,
  from: number,
): number {
  const { word, affixes, shape, listed, phrase, use } = document;
  const w0 = word[at] ?? 0;
  const w1 = at > first ? (word[at - 1] ?? 0) : NO_WORD;
  const w2 = at > first + 1 ? (word[at - 2] ?? 0) : NO_WORD;
  const n1 = at + 1 < end ? (word[at + 1] ?? 0) : NO_WORD;
  const n2 = at + 2 < end ? (word[at + 2] ?? 0) : NO_WORD;
  const s0 = shape[at] ?? 0;
  const s1 = at > first ? (shape[at - 1] ?? 0) : 15;
  const sn = at + 1 < end ? (shape[at + 1] ?? 0) : 15;
  const l0 = listed[at] ?? 0;
  const l1 = at > first ? (listed[at - 1] ?? 0) : 0x3fffff;
  const l2 = at > first + 1 ? (listed[at - 2] ?? 0) : 0x3fffff;
  const ln = at + 1 < end ? (listed[at + 1] ?? 0) : 0x3fffff;
  const ln2 = at + 2 < end ? (listed[at + 2] ?? 0) : 0x3fffff;
  const p0 = phrase[at] ?? 0;
  const p1 = at > first ? (phrase[at - 1] ?? 0) : 0;
  const pn = at + 1 < end ? (phrase[at + 1] ?? 0) : 0;
  const u0 = use[at] ?? 0;
  const begins = at === first ? 1 : 0;
  let next = from;
  const add = (template: number, value: number): void => {
    out[next++] = combine(value, Math.imul(template, 0x3c6ef372)) & mask;
  };

  add(1, w0);
  add(2, w1);
  add(3, n1);
  add(4, w2);
  add(5, n2);
  add(6, combine(w1, w0));
  add(7, combine(w0, n1));
  add(8, combine(w1, n1));
  add(9, combine(w0, s0));
  for (let size = 0; size < 8; size++) {
    const affix = affixes[at * 8 + size] ?? 0;
    if (affix !== 0 && size !== 0 && size !== 4) add(10 + size, affix);
  }
  add(18, combine(affixes[at * 8 + 6] ?? 0, s0));
  add(19, combine(at + 1 < end ? (affixes[at * 8 + 14] ?? 0) : 0, s0));
  add(20, s0 * 2 + begins);
  add(21, s1 * 16 + s0);
  add(22, s0 * 16 + sn);
  add(23, (s1 * 16 + s0) * 16 + sn);
  add(24, l0 & 0x3ff);
  add(25, l1 & 0x3ff);
  add(26, ln & 0x3ff);
  add(27, (l0 >>> 10) & 0x7f);
  add(28, (((l1 >>> 10) & 0x7f) << 7) | ((l0 >>> 10) & 0x7f));
  add(29, (((l0 >>> 10) & 0x7f) << 7) | ((ln >>> 10) & 0x7f));
  add(30, (l2 >>> 10) & 0x7f);
  add(31, (ln2 >>> 10) & 0x7f);
  add(32, ((l0 >>> 17) << 4) | s0);
  add(33, ((l0 >>> 17) << 12) | ((l1 >>> 17) << 6) | (ln >>> 17));
  add(34, ((p0 & 0xffff) << 2) | (p0 >>> 16));
  add(35, combine(p0, s0));
  add(36, combine(p0, p1 & 0xffff));
  add(37, combine(p0, pn & 0xffff));
  add(38, combine(p0, w1));
  add(39, combine(p0, (ln >>> 10) & 0x7f));
  add(40, combine(p0, l0 >>> 17));
  add(41, (u0 << 4) | s0);
  add(42, combine((u0 << 4) | s0, (l0 >>> 10) & 0x7f));
  add(43, combine((u0 << 4) | s0, p0));
  add(44, combine((s0 << 1) | begins, w1));
  add(45, combine((s0 << 1) | begins, n1));
  return next - from + addRun(document, at, first, end, mask, out, next);
}

/** Features of the run of capitalised words around: its neighbours, its last word, where in it the word stands. */
function addRun(
  document: NameDocument,
  at: number,
  first: number,
  end: number,
  mask: number,
  out: Int32Array,
  from: number,
): number {
  const { word, listed, runFirst, runEnd } = document;
  const start = runFirst[at] ?? 0;
  const stop = runEnd[at] ?? 0;
  if (stop <= start) return 0;
  let next = from;
  const add = (template: number, value: number): void => {
    out[next++] = combine(value, Math.imul(template, 0x3c6ef372)) & mask;
  };
  const before = start > first ? (word[start - 1] ?? 0) : NO_WORD;
  const after = stop < end ? (word[stop] ?? 0) : NO_WORD;
  const last = word[stop - 1] ?? 0;
  const lastList = listed[stop - 1] ?? 0;
  const place = Math.min(3, at - start) * 4 + Math.min(3, stop - 1 - at);
  add(50, combine(before, place));
  add(51, combine(after, place));
  add(52, combine(last, place));
  add(53, place);
  add(54, combine(lastList >>> 10, place));
  add(55, combine(before, after));
  add(56, combine(listed[start] ?? 0, place));
  return next - from;
}
