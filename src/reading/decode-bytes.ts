import type { ReadProblemKind } from '../domain/report.ts';

/** What is wrong and what to do, before the source's name is put to it. */
export interface Trouble {
  readonly kind: ReadProblemKind;
  readonly message: string;
  readonly remedy: string;
}

export interface DecodedText {
  readonly ok: true;
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Trouble[];
}

export type Decoded = DecodedText | { readonly ok: false; readonly trouble: Trouble };

const saveText = 'Save its text as .txt or HTML, and give that.';
const unpack = 'Unpack it, and give the reports in it as text, HTML, JSON or JSONL.';
const writeOut = 'Give what it says as text.';

/** Files that are no text, by their first bytes, and what to do with one. */
const signatures: readonly (readonly [name: string, bytes: readonly number[], remedy: string])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], saveText],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04], `${unpack} Save a document as .txt.`],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66], saveText],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0], saveText],
  ['a gzip archive', [0x1f, 0x8b, 0x08], unpack],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], unpack],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], unpack],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47], writeOut],
  ['a JPEG picture', [0xff, 0xd8, 0xff], writeOut],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38], writeOut],
  ['a program', [0x7f, 0x45, 0x4c, 0x46], 'Leave the file out.'],
];

/** Bytes looked at for evidence. Page tops tell an encoding as well as the whole; 64 KB keeps the cost flat. */
const sampleSize = 65_536;
/** Control characters in text are a handful (form feeds, escapes); in binary data every ninth byte is one. */
const binaryControlShare = 0.02;

/**
 * Turns bytes into text. UTF-8 and UTF-16 by mark or by evidence, an encoding that the page itself declares,
 * Windows-1252 otherwise. Line ends become "\n"; NUL becomes a space. Linear in the size of the bytes.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length === 0)
    return refuse('empty', 'the file is empty', 'Save the report again, or leave the file out.');
  const binary = binaryTrouble(bytes);
  if (binary) return { ok: false, trouble: binary };
  const wide = wideEncoding(bytes);
  if (wide !== null) return finish(new TextDecoder(wide).decode(bytes), wide, []);
  if (looksBinary(bytes)) {
    return refuse('binary', 'this is binary data, not text', 'Give reports as text, HTML, JSON or JSONL.');
  }
  const whole = strictUtf8(bytes);
  if (whole !== null) return finish(whole, 'utf-8', []);
  return decodeBroken(bytes);
}

/** What is wrong with bytes that begin as a kind of file that is no text; null for others. Constant time. */
export function binaryTrouble(bytes: Uint8Array): Trouble | null {
  const signature = signatures.find(([, start]) => start.every((b, i) => bytes[i] === b));
  if (!signature) return null;
  const [name, , remedy] = signature;
  return { kind: 'binary', message: `this is ${name}, not text`, remedy };
}

function decodeBroken(bytes: Uint8Array): Decoded {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut += 1) {
    const text = strictUtf8(bytes.subarray(0, bytes.length - cut));
    // Without any character beyond ASCII before it, the odd byte at the end is no evidence of UTF-8.
    if (text !== null && isStartOfCharacter(bytes, bytes.length - cut)) {
      const trouble: Trouble = {
        kind: 'unreadable',
        message: 'the text is cut off in the middle of a character',
        remedy: 'What stands before the cut was read; get the whole file if its end matters.',
      };
      return finish(text, 'utf-8', [trouble]);
    }
  }
  const declared = declaredEncoding(bytes);
  if (declared !== null) return finish(declared.text, declared.encoding, []);
  const { good, bad } = countSequences(bytes);
  if (good > bad * 4) {
    const trouble: Trouble = {
      kind: 'unreadable',
      message: `${bad} character${bad === 1 ? '' : 's'} could not be decoded and stand${bad === 1 ? 's' : ''} as \uFFFD`,
      remedy: 'Save the file as UTF-8.',
    };
    return finish(new TextDecoder('utf-8').decode(bytes), 'utf-8', [trouble]);
  }
  return finish(windows1252(bytes), 'windows-1252', []);
}

/** Bytes 0x80–0x9F of Windows-1252; the five that it leaves undefined become U+FFFD. */
const upperControls = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

/** Some versions of Node decode the label "windows-1252" as Latin-1, which leaves control characters where the marks are. */
function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (c) => upperControls.charAt(c.charCodeAt(0) - 0x80));
}

function finish(decoded: string, encoding: string, warnings: readonly Trouble[]): Decoded {
  const text = decoded
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', ' ');
  if (text.trim() === '') return refuse('empty', 'the file holds only white space', 'Leave the file out.');
  return { ok: true, text, encoding, warnings };
}

function refuse(kind: ReadProblemKind, message: string, remedy: string): Decoded {
  return { ok: false, trouble: { kind, message, remedy } };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16, by its mark or because one byte of nearly every pair is zero, as in any Latin text. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, sampleSize) >> 1;
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i += 1) {
    if (bytes[2 * i] === 0) evenZeros += 1;
    if (bytes[2 * i + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.6 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.6 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, sampleSize);
  let controls = 0;
  for (let i = 0; i < length; i += 1) {
    const b = bytes[i] ?? 0;
    if (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27) controls += 1;
  }
  return controls > Math.max(3, length * binaryControlShare);
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** True when an unfinished UTF-8 character of at least two bytes, or one after other such characters, starts at `at`. */
function isStartOfCharacter(bytes: Uint8Array, at: number): boolean {
  const rest = bytes.length - at;
  if (sequenceLength(bytes[at] ?? 0) <= rest) return false;
  for (let i = at + 1; i < bytes.length; i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return rest > 1 || countSequences(bytes.subarray(0, at)).good > 0;
}

/** How many whole UTF-8 characters beyond ASCII there are, and how many bytes fit into none. */
function countSequences(bytes: Uint8Array): { readonly good: number; readonly bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const length = sequenceLength(lead);
    let whole = length > 0;
    for (let k = 1; k < length; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) whole = false;
    if (whole) {
      good += 1;
      i += length - 1;
    } else bad += 1;
  }
  return { good, bad };
}

/** The encoding that an HTML page or XML file names in its first kilobyte, where the platform knows it. */
function declaredEncoding(bytes: Uint8Array): { readonly text: string; readonly encoding: string } | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  const label = /(?:charset|encoding)=["']?([\w-]{3,20})/i.exec(head)?.[1]?.toLowerCase();
  if (label === undefined || label.startsWith('utf')) return null;
  try {
    const latin = label === 'windows-1252' || label === 'iso-8859-1' || label === 'latin1';
    return { text: latin ? windows1252(bytes) : new TextDecoder(label).decode(bytes), encoding: label };
  } catch {
    return null;
  }
}
