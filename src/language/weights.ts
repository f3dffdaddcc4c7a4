import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';

/** Weights that cannot be used. The message names the file and the command that makes it again. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
}

export type TensorType = 'i8' | 'f32' | 'text';

/** Where a tensor lies in the payload; offsets in bytes, multiples of 4. */
interface TensorEntry {
  readonly name: string;
  readonly type: TensorType;
  readonly offset: number;
  readonly bytes: number;
}

interface Header {
  readonly model: string;
  readonly sha256: string;
  readonly stored: 'plain' | 'brotli';
  readonly size: number;
  readonly tensors: readonly TensorEntry[];
}

/** Tensors of one weights file, by name. Asking for one that is missing, or of another type, throws a `WeightsError`. */
export interface Weights {
  readonly integers: (name: string) => Int8Array;
  readonly floats: (name: string) => Float32Array;
  readonly text: (name: string) => string;
}

export const WEIGHTS_MAGIC = 'TWW1';
/** Larger payloads are refused before any memory is taken. */
const LARGEST_PAYLOAD = 64 * 1024 * 1024;

/**
 * Opens a weights file: "TWW1", the header's length as 32-bit little endian, a JSON header, the payload. The payload's SHA-256 is checked.
 * @param file the file's name, for messages
 * @param model what the file must hold, such as "syntax"
 * @throws {WeightsError} where the file is cut off, changed, of another kind or of an older version
 */
export function openWeights(bytes: Uint8Array, file: string, model: string): Weights {
  const fail = (what: string, cause?: unknown): never => {
    throw new WeightsError(
      `${file}: ${what}. Restore it from the package or make it again with: npm run train -- --only ${model}`,
      {
        cause,
      },
    );
  };
  const header = readHeader(bytes, fail);
  if (header.model !== model) fail(`holds "${header.model}" weights where "${model}" ones belong`);
  const start = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const stored = bytes.subarray(start);
  if (createHash('sha256').update(stored).digest('hex') !== header.sha256)
    fail('is damaged, its checksum does not fit');
  const payload = header.stored === 'brotli' ? inflate(stored, header.size, fail) : aligned(stored);
  const entries = new Map(header.tensors.map((entry) => [entry.name, entry]));
  const find = (name: string, type: TensorType): TensorEntry => {
    const entry = entries.get(name);
    if (entry?.type !== type) return fail(`lacks the tensor "${name}"; it was made by another version`);
    return entry;
  };
  return {
    integers: (name) => {
      const { offset, bytes: size } = find(name, 'i8');
      return new Int8Array(payload.buffer, payload.byteOffset + offset, size);
    },
    floats: (name) => {
      const { offset, bytes: size } = find(name, 'f32');
      return new Float32Array(payload.buffer, payload.byteOffset + offset, size / 4);
    },
    text: (name) => {
      const { offset, bytes: size } = find(name, 'text');
      return new TextDecoder().decode(payload.subarray(offset, offset + size));
    },
  };
}

type Fail = (what: string, cause?: unknown) => never;

function readHeader(bytes: Uint8Array, fail: Fail): Header {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (bytes.length < 8 || magic !== WEIGHTS_MAGIC) return fail('is no weights file');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  if (length > bytes.length - 8) return fail('is cut off');
  try {
    // Written by packWeights only; what matters of its shape is checked by the checksum and by each tensor's lookup.
    return JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Header;
  } catch (cause) {
    return fail('has an unreadable header', cause);
  }
}

function inflate(stored: Uint8Array, size: number, fail: Fail): Uint8Array {
  if (size > LARGEST_PAYLOAD) return fail('claims an impossible size');
  try {
    return aligned(brotliDecompressSync(stored, { maxOutputLength: size }));
  } catch (cause) {
    return fail('cannot be decompressed', cause);
  }
}

/** Typed arrays need offsets that are multiples of their element's size. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
}
