import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { hashLeaf } from './merkle.ts';
import { decodeVerifierKey, encodeVerifierKey, NoteError, rawPublicKey } from './signed-note.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const origin = 'monitor.example/karvelia';
const key = { name: origin, publicKey: rawPublicKey(privateKey) };
const checkpoint = { origin, size: 7, root: hashLeaf(Buffer.from('x')) };
const note = signCheckpoint(checkpoint, privateKey);

describe('a checkpoint', () => {
  it('opens with the key that signed it', () => {
    const opened = openCheckpoint(note, decodeVerifierKey(encodeVerifierKey(key)));
    expect(opened.size).toBe(7);
    expect(Buffer.from(opened.root)).toEqual(Buffer.from(checkpoint.root));
  });

  it('does not open with another key', () => {
    const other = { name: origin, publicKey: rawPublicKey(generateKeyPairSync('ed25519').privateKey) };
    expect(() => openCheckpoint(note, other)).toThrow(NoteError);
  });

  it('does not open when any one byte is changed', () => {
    const bytes = Buffer.from(note);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 2 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ by;
        expect(() => openCheckpoint(changed.toString('utf8'), key)).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a verifier key that was changed', () => {
    expect(() => decodeVerifierKey(encodeVerifierKey(key).replace('karvelia', 'karvelja'))).toThrow(/hash/);
    expect(() => decodeVerifierKey('nothing')).toThrow(NoteError);
  });
});
