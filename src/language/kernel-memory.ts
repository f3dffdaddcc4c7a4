import { createKernel, type Kernel, type WasmMemory } from './kernel.ts';

/** Words worked on at a time: their sums stay in the processor's cache. */
export const CHUNK = 256;
const PAGE = 65_536;

/** A matrix in shared memory: int16 weights, float scales and biases, all at byte addresses; outputs padded to a multiple of four. */
export interface Matrix {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly width: number;
  readonly outputs: number;
}

/** Places for tensors in the kernel's memory. Everything is reserved first, then the memory grows once and is filled. */
export class KernelMemory {
  readonly memory: WasmMemory;
  readonly kernel: Kernel;
  integers = new Int16Array();
  words = new Int32Array();
  floats = new Float32Array();
  #end = 64;
  readonly #fills: (() => void)[] = [];

  constructor() {
    const made = createKernel();
    this.memory = made.memory;
    this.kernel = made.kernel;
  }

  /** Reserves bytes at a multiple of 16. */
  reserve(bytes: number): number {
    const at = this.#end;
    this.#end += Math.ceil(bytes / 16) * 16;
    return at;
  }

  /** Reserves room for floats and fills it once the memory is there. */
  keepFloats(values: Float32Array, padTo = values.length, padding = 0): number {
    const at = this.reserve(padTo * 4);
    this.#fills.push(() => {
      this.floats.fill(padding, at / 4, at / 4 + padTo);
      this.floats.set(values, at / 4);
    });
    return at;
  }

  /**
   * Reserves a matrix of 8-bit weights, widened to 16. `unit` is what an input of 1 stands for: 1 / ACTIVATION_SCALE for activations.
   * `width` pads the inputs, so that rows are a multiple of eight.
   */
  keepMatrix(weights: Int8Array, scales: Float32Array, bias: Float32Array, unit: number): Matrix {
    const rows = scales.length;
    const columns = weights.length / rows;
    const width = Math.ceil(columns / 8) * 8;
    const outputs = Math.ceil(rows / 4) * 4;
    const at = this.reserve(outputs * width * 2);
    this.#fills.push(() => {
      for (let r = 0; r < rows; r++) {
        const to = at / 2 + r * width;
        for (let c = 0; c < columns; c++) this.integers[to + c] = weights[r * columns + c] ?? 0;
      }
    });
    const scale = this.keepFloats(
      scales.map((s) => s * unit),
      outputs,
    );
    return { weights: at, scale, bias: this.keepFloats(bias, outputs, UNREACHABLE), width, outputs };
  }

  /** Takes the memory and fills it. Call once, after all reservations. */
  settle(): void {
    this.memory.grow(Math.max(0, Math.ceil((this.#end - this.memory.buffer.byteLength) / PAGE)));
    this.integers = new Int16Array(this.memory.buffer);
    this.words = new Int32Array(this.memory.buffer);
    this.floats = new Float32Array(this.memory.buffer);
    for (const fill of this.#fills) fill();
  }
}

/** Bias of outputs that exist only as padding. */
const UNREACHABLE = -1e9;

/** The kernel works on pairs of rows; buffers have room for one more. */
export function even(count: number): number {
  return count + (count % 2);
}
