import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_SCALE, createKernel } from './kernel.ts';

const { kernel, memory } = createKernel();
memory.grow(8);
const integers = new Int16Array(memory.buffer);
const words = new Int32Array(memory.buffer);
const floats = new Float32Array(memory.buffer);
const curved = (x: number): number => x / Math.sqrt(1 + x * x);
const gate = (x: number): number => 0.5 + 0.5 * curved(x);

describe('multiply', () => {
  it('does what three loops do', () => {
    const sizes = fc.record({
      pairs: fc.integer({ min: 1, max: 3 }),
      eights: fc.integer({ min: 1, max: 4 }),
      fours: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(sizes, fc.integer(), ({ pairs, eights, fours }, seed) => {
        const [rows, width, outputs] = [pairs * 2, eights * 8, fours * 4];
        const [a, w, scale, bias, out] = [1024, 8192, 32_768, 40_960, 49_152];
        for (let i = 0; i < rows * width; i++) integers[a / 2 + i] = ((seed + i * 7919) % 8193) - 4096;
        for (let i = 0; i < outputs * width; i++) integers[w / 2 + i] = ((seed + i * 104_729) % 255) - 127;
        for (let i = 0; i < outputs; i++) {
          floats[scale / 4 + i] = 0.001 * (i + 1);
          floats[bias / 4 + i] = i - 2;
        }
        kernel.multiply(a, rows, width, w, outputs, scale, bias, out);
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < outputs; j++) {
            let sum = 0;
            for (let k = 0; k < width; k++)
              sum += (integers[a / 2 + i * width + k] ?? 0) * (integers[w / 2 + j * width + k] ?? 0);
            const right =
              Math.fround(Math.fround(sum) * (floats[scale / 4 + j] ?? 0)) + (floats[bias / 4 + j] ?? 0);
            expect(floats[out / 4 + i * outputs + j]).toBeCloseTo(right, 1);
          }
        }
      }),
    );
  });
});

describe('recur', () => {
  it('carries its state from word to word', () => {
    const [rows, vf, vr, u, out, rounded] = [1024, 2048, 2112, 4096, 8192, 12_288];
    const hidden = 4;
    const steps = 3;
    const at = (step: number, part: number, k: number): number => Math.sin(step * 31 + part * 7 + k);
    for (let step = 0; step < steps; step++) {
      words.set(
        [u + step * 64, u + step * 64 + 48, out + step * 16, rounded + step * 8],
        rows / 4 + step * 4,
      );
      for (let part = 0; part < 4; part++)
        for (let k = 0; k < hidden; k++) floats[(u + step * 64) / 4 + part * hidden + k] = at(step, part, k);
    }
    for (let k = 0; k < hidden; k++) {
      floats[vf / 4 + k] = 0.3 * k;
      floats[vr / 4 + k] = -0.2 * k;
    }
    kernel.recur(rows, rows + steps * 16, hidden * 4, vf, vr);
    for (let k = 0; k < hidden; k++) {
      let c = 0;
      for (let step = 0; step < steps; step++) {
        const forget = gate(at(step, 1, k) + 0.3 * k * c);
        const reset = gate(at(step, 2, k) - 0.2 * k * c);
        c = forget * c + (1 - forget) * at(step, 0, k);
        const right = reset * curved(c) + (1 - reset) * at(step, 3, k);
        expect(floats[out / 4 + step * hidden + k]).toBeCloseTo(right, 5);
        expect(integers[rounded / 2 + step * hidden + k]).toBeCloseTo(right * ACTIVATION_SCALE, -1);
      }
    }
  });
});

describe('curve and round', () => {
  it('bend and round four at a time', () => {
    floats.set([-8, -0.5, 0, 3], 256);
    kernel.curve(1024, 16, 2048);
    [-8, -0.5, 0, 3].forEach((x, i) => {
      expect(floats[512 + i]).toBeCloseTo(curved(x), 6);
    });
    kernel.round(2048, 16, 4096);
    expect(integers[2048 + 3]).toBe(Math.round(curved(3) * ACTIVATION_SCALE));
  });
});
