import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { WEIGHTS_MAGIC, type TensorType } from '../src/language/weights.ts';

export type Tensor = Int8Array | Float32Array | string;

/** The bytes of a weights file as `openWeights` reads it. */
export function packWeights(model: string, tensors: Readonly<Record<string, Tensor>>): Uint8Array {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const entries = Object.entries(tensors).map(([name, tensor]) => {
    const bytes = bytesOf(tensor);
    const entry = { name, type: typeOf(tensor), offset, bytes: bytes.length };
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, new Uint8Array(padding));
    offset += bytes.length + padding;
    return entry;
  });
  const payload = Buffer.concat(parts);
  const stored = brotliCompressSync(payload, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: payload.length },
  });
  const header = {
    model,
    sha256: createHash('sha256').update(stored).digest('hex'),
    stored: 'brotli',
    size: payload.length,
    tensors: entries,
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(WEIGHTS_MAGIC), length, json, stored]);
}

function typeOf(tensor: Tensor): TensorType {
  if (typeof tensor === 'string') return 'text';
  return tensor instanceof Int8Array ? 'i8' : 'f32';
}

function bytesOf(tensor: Tensor): Uint8Array {
  if (typeof tensor === 'string') return Buffer.from(tensor, 'utf8');
  return new Uint8Array(tensor.buffer, tensor.byteOffset, tensor.byteLength);
}
