import { describe, expect, it } from 'vitest';
import { packWeights } from '../../training/pack-weights.ts';
import { openWeights, WeightsError } from './weights.ts';

const packed = packWeights('toy', {
  small: Int8Array.of(1, -2, 3),
  real: Float32Array.of(0.5, -4),
  words: 'Norland\nKeldia',
});
const open = (bytes: Uint8Array, model = 'toy'): unknown => openWeights(bytes, 'models/toy.bin', model);

describe('openWeights', () => {
  it('gives back what was packed', () => {
    const weights = openWeights(packed, 'models/toy.bin', 'toy');
    expect([...weights.integers('small')]).toEqual([1, -2, 3]);
    expect([...weights.floats('real')]).toEqual([0.5, -4]);
    expect(weights.text('words')).toBe('Norland\nKeldia');
  });

  it('reads a file that does not start at the beginning of its buffer', () => {
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    expect([...openWeights(shifted.subarray(3), 'models/toy.bin', 'toy').floats('real')]).toEqual([0.5, -4]);
  });

  it.each([
    ['an empty file', new Uint8Array(), /is no weights file/],
    ['a foreign file', new TextEncoder().encode('GIF89a, certainly no weights'), /is no weights file/],
    ['a file cut short', packed.subarray(0, packed.length - 5), /is damaged/],
    ['a file cut in its header', packed.subarray(0, 20), /is cut off/],
    ['a changed file', packed.map((byte, i) => (i === packed.length - 3 ? byte ^ 1 : byte)), /is damaged/],
  ])('refuses %s, naming the file and the remedy', (_, bytes, message) => {
    expect(() => open(bytes)).toThrow(WeightsError);
    expect(() => open(bytes)).toThrow(message);
    expect(() => open(bytes)).toThrow(/models\/toy\.bin.*npm run train -- --only toy/s);
  });

  it('refuses weights of another model and tensors of another type', () => {
    expect(() => open(packed, 'syntax')).toThrow(/holds "toy" weights/);
    expect(() => openWeights(packed, 'models/toy.bin', 'toy').floats('small')).toThrow(
      /lacks the tensor "small"/,
    );
  });
});
