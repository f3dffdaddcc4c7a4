import { HashTable } from './name-lexicon.ts';
import { LABEL_COUNT } from './name-labels.ts';
import type { NameLists } from './name-document.ts';

/** What finding names needs: weights and lists. Made by `training/names-train.ts`; see models/names.md. */
export interface NameModel {
  /** Size of the feature table is 2 to this. */
  readonly tableBits: number;
  /** By feature address, then label; whole steps of the learnt weights. */
  readonly features: Int8Array;
  /** By label, then next label; in the same steps. */
  readonly steps: Int32Array;
  /** How many of those steps make 1 of the learner's units: turns margins into scores. */
  readonly unit: number;
  readonly lists: NameLists;
}

/** A name model's parts as the file holds them. */
export interface NameModelParts {
  readonly tableBits: number;
  readonly unit: number;
  readonly features: Int8Array;
  readonly steps: Int32Array;
  readonly words: { readonly keys: Uint32Array; readonly values: Uint32Array };
  readonly phrases: { readonly keys: Uint32Array; readonly values: Uint32Array };
}

/** "TNAM", then the layout's number. */
const MAGIC = 0x4d414e54;
const LAYOUT = 1;
const HEADER_WORDS = 8;

export class NameModelError extends Error {
  override readonly name = 'NameModelError';
}

/** The bytes of a model: a header of eight 32-bit words, then steps, lists and features. Little-endian. */
export function encodeNameModel(parts: NameModelParts): Uint8Array {
  const { features, steps, words, phrases } = parts;
  const header = [
    MAGIC,
    LAYOUT,
    parts.tableBits,
    parts.unit,
    LABEL_COUNT,
    words.keys.length,
    phrases.keys.length,
    0,
  ];
  const numbers = Uint32Array.from([
    ...header,
    ...steps.map((step) => step >>> 0),
    ...words.keys,
    ...words.values,
    ...phrases.keys,
    ...phrases.values,
  ]);
  const bytes = new Uint8Array(numbers.byteLength + features.byteLength);
  const view = new DataView(bytes.buffer);
  numbers.forEach((value, at) => {
    view.setUint32(at * 4, value, true);
  });
  bytes.set(new Uint8Array(features.buffer, features.byteOffset, features.byteLength), numbers.byteLength);
  return bytes;
}

/** Reads a model from its (uncompressed) bytes. Throws `NameModelError` on bytes that are no model of this layout. */
export function decodeNameModel(bytes: Uint8Array): NameModel {
  const header = numbersAt(bytes, 0, HEADER_WORDS);
  const [magic, layout, tableBits = 0, unit = 1, labels, wordCount = 0, phraseCount = 0] = header;
  if (magic !== MAGIC || layout !== LAYOUT || labels !== LABEL_COUNT || tableBits > 24) {
    throw new NameModelError('not a name model of this version: make it again with `npm run train`');
  }
  let at = HEADER_WORDS;
  const next = (count: number): Uint32Array => {
    const part = numbersAt(bytes, at, count);
    at += count;
    return part;
  };
  const steps = Int32Array.from(next(LABEL_COUNT * LABEL_COUNT), (step) => step | 0);
  const words = new HashTable(next(wordCount), next(wordCount));
  const phrases = new HashTable(next(phraseCount), next(phraseCount));
  const size = LABEL_COUNT << tableBits;
  if (bytes.byteLength !== at * 4 + size)
    throw new NameModelError('a name model cut short: make it again with `npm run train`');
  const features = new Int8Array(bytes.buffer, bytes.byteOffset + at * 4, size);
  return { tableBits, unit, features, steps, lists: { words, phrases } };
}

function numbersAt(bytes: Uint8Array, at: number, count: number): Uint32Array {
  if ((at + count) * 4 > bytes.byteLength)
    throw new NameModelError('a name model cut short: make it again with `npm run train`');
  const start = bytes.byteOffset + at * 4;
  // Typed arrays need aligned starts; a view of part of a file may have none.
  if (start % 4 === 0) return new Uint32Array(bytes.buffer, start, count);
  return new Uint32Array(bytes.slice(at * 4, (at + count) * 4).buffer);
}
