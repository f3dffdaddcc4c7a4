import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from './base64.ts';

/** SHA-256 of a text's UTF-8 bytes, hex: what the record calls the `blob` of a file. */
export function contentHash(text: string): string {
  return toHex(sha256(new TextEncoder().encode(text)));
}
