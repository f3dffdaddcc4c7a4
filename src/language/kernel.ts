import { wasmModule, WasmFunction } from './wasm-code.ts';

/** Activations lie in (-1, 1) and are kept as 16-bit integers of this scale; with 8-bit weights, sums of 2,000 products fit 32 bits. */
export const ACTIVATION_SCALE = 4096;

const F32_SQRT = 0xe3;
const F32_ADD = 0xe4;
const F32_SUB = 0xe5;
const F32_MUL = 0xe6;
const F32_DIV = 0xe7;
const F32_NEAREST = 0x6a;
const F32_FROM_I32 = 0xfa;
const I32_FROM_F32 = 0xf8;
const I32_ADD = 0xae;
const I16_DOT = 0xba;
const I16_NARROW = 0x85;
const SHUFFLE = 13;
const STORE_HALF = 0x5b;
const LOW_PAIRS = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const HIGH_PAIRS = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
const LOW_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const HIGH_HALVES = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];

/** All arguments are byte addresses in the shared memory, or counts. */
export interface Kernel {
  /**
   * out[i][j] = (a[i] · w[j]) × scale[j] + bias[j]. `a` is [rows][width] int16, `w` [outputs][width] int16, scale, bias and out float32.
   * Rows must be even, width a multiple of 8, outputs of 4. Rows of `out` are `outputs` floats apart.
   */
  readonly multiply: (
    a: number,
    rows: number,
    width: number,
    w: number,
    outputs: number,
    scale: number,
    bias: number,
    out: number,
  ) => void;
  /**
   * One direction of a simple recurrent layer. `rows` lists for each word, in the order of the run, the addresses [u, skip, out as
   * float32, out as int16] (16 bytes a word). At `u` stand candidate, forget and reset sums, `hidden` floats each.
   */
  readonly recur: (rows: number, rowsEnd: number, hiddenBytes: number, vf: number, vr: number) => void;
  /** to[i] = x / sqrt(1 + x²) for x = from[i] as float32; `bytes` a multiple of 16. */
  readonly curve: (from: number, bytes: number, to: number) => void;
  /** Float32 at `from` to int16 of ACTIVATION_SCALE at `to`. */
  readonly round: (from: number, bytes: number, to: number) => void;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

/** What we use of the standard global, which TypeScript declares for browsers only. */
interface WasmGlobal {
  readonly Memory: new (size: { initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** Compiles the kernel over a fresh memory. Synchronous: it is a few hundred bytes. */
export function createKernel(): { readonly kernel: Kernel; readonly memory: WasmMemory } {
  // Every Node and browser that we support has it.
  const wasm = (globalThis as unknown as { readonly WebAssembly: WasmGlobal }).WebAssembly;
  const memory = new wasm.Memory({ initial: 1 });
  const compiled = new wasm.Module(wasmModule([multiply(), recur(), curve(), round()]));
  const instance = new wasm.Instance(compiled, { env: { memory } });
  // The module above exports exactly these functions, with these parameters.
  return { kernel: instance.exports as Kernel, memory };
}

function multiply(): WasmFunction {
  const f = new WasmFunction('multiply', ['a', 'rows', 'width', 'w', 'outputs', 'scale', 'bias', 'out']);
  f.int('aEnd', 'widthBytes', 'outBytes', 'j', 'at', 'wAt', 'wRow', 'second');
  f.vector('x', 'y', 'v', 'r0', 'r1', 'r2', 'r3', 's0', 's1', 's2', 's3');
  f.get('width').const(2).mul().set('widthBytes');
  f.get('outputs').const(4).mul().set('outBytes');
  f.get('a', 'rows', 'widthBytes').mul().add().set('aEnd');
  f.whileBelow('a', 'aEnd', () => {
    f.const(0).set('j').get('w').set('wRow');
    f.whileBelow('j', 'outBytes', () => {
      blockOfEight(f);
      f.advance('j', 16);
    });
    f.get('a', 'widthBytes').add().get('widthBytes').add().set('a');
    f.get('out', 'outBytes').add().get('outBytes').add().set('out');
  });
  return f;
}

/** Two rows of `a` times four of `w`. */
function blockOfEight(f: WasmFunction): void {
  const sums = ['r0', 'r1', 'r2', 'r3', 's0', 's1', 's2', 's3'];
  for (const sum of sums) f.simd(12, ...Array.from({ length: 16 }, () => 0)).set(sum);
  f.get('a').set('at').get('a', 'widthBytes').add().set('second');
  f.whileBelow('at', 'second', () => {
    f.get('at').load().set('x').get('at', 'widthBytes').add().load().set('y').get('wRow').set('wAt');
    for (let k = 0; k < 4; k++) {
      f.get('wAt').load().set('v');
      f.get(`r${k}`, 'x', 'v').simd(I16_DOT).simd(I32_ADD).set(`r${k}`);
      f.get(`s${k}`, 'y', 'v').simd(I16_DOT).simd(I32_ADD).set(`s${k}`);
      if (k < 3) f.advance('wAt', 'widthBytes');
    }
    f.advance('at', 16).advance('wRow', 16);
  });
  // wRow has walked one row; the block takes four.
  f.get('wRow', 'widthBytes').const(3).mul().add().set('wRow');
  for (const [row, offset] of [
    ['r', undefined],
    ['s', 'outBytes'],
  ] as const) {
    f.get('out', 'j').add();
    if (offset !== undefined) f.get(offset).add();
    sumOfLanes(f, row);
    f.simd(F32_FROM_I32).get('scale', 'j').add().load().simd(F32_MUL);
    f.get('bias', 'j').add().load().simd(F32_ADD).store();
  }
}

/** Leaves [sum of 0's lanes, of 1's, of 2's, of 3's] on the stack. */
function sumOfLanes(f: WasmFunction, row: string): void {
  for (const [a, b] of [
    [0, 1],
    [2, 3],
  ] as const) {
    f.get(`${row}${a}`, `${row}${b}`).simd(SHUFFLE, ...LOW_PAIRS);
    f.get(`${row}${a}`, `${row}${b}`).simd(SHUFFLE, ...HIGH_PAIRS);
    f.simd(I32_ADD);
  }
  f.set('y').set('x');
  f.get('x', 'y').simd(SHUFFLE, ...LOW_HALVES);
  f.get('x', 'y').simd(SHUFFLE, ...HIGH_HALVES);
  f.simd(I32_ADD);
}

/** Leaves x / sqrt(1 + x²) on the stack, x being in local `x`. */
function curved(f: WasmFunction): void {
  f.get('x', 'x', 'x').simd(F32_MUL).get('one').simd(F32_ADD).simd(F32_SQRT).simd(F32_DIV);
}

function constants(f: WasmFunction): void {
  splat(f, 1);
  f.set('one');
  splat(f, ACTIVATION_SCALE);
  f.set('scale');
}

function splat(f: WasmFunction, value: number): void {
  const bytes = [...new Uint8Array(new Float32Array([value, value, value, value]).buffer)];
  f.simd(12, ...bytes);
}

function recur(): WasmFunction {
  const f = new WasmFunction('recur', ['rows', 'rowsEnd', 'hiddenBytes', 'vf', 'vr']);
  f.int('j', 'half', 'at', 'u');
  f.vector('one', 'scale', 'x', 'c', 'f', 'r', 'skip', 'cand', 'wf', 'wr', 'point5');
  constants(f);
  splat(f, 0.5);
  f.set('point5').const(0).set('j').const(0).set('half');
  f.whileBelow('j', 'hiddenBytes', () => {
    splat(f, 0);
    f.set('c')
      .get('vf', 'j')
      .add()
      .load()
      .set('wf')
      .get('vr', 'j')
      .add()
      .load()
      .set('wr')
      .get('rows')
      .set('at');
    f.whileBelow('at', 'rowsEnd', () => {
      f.get('at').loadInt(0).get('j').add().set('u');
      f.get('u').load().set('cand');
      f.advance('u', 'hiddenBytes');
      gateFrom(f, 'wf', 'f');
      f.advance('u', 'hiddenBytes');
      gateFrom(f, 'wr', 'r');
      // c = candidate + forget × (c − candidate)
      f.get('cand', 'f', 'c', 'cand').simd(F32_SUB).simd(F32_MUL).simd(F32_ADD).set('c');
      f.get('at').loadInt(4).get('j').add().load().set('skip');
      f.get('c').set('x');
      // out = skip + reset × (curve(c) − skip)
      f.get('skip', 'r');
      curved(f);
      f.get('skip').simd(F32_SUB).simd(F32_MUL).simd(F32_ADD).set('x');
      f.get('at').loadInt(8).get('j').add().get('x').store();
      f.get('at').loadInt(12).get('half').add();
      rounded(f);
      f.simd(STORE_HALF, 3, 0, 0);
      f.advance('at', 16);
    });
    f.advance('j', 16).advance('half', 8);
  });
  return f;
}

/** into = 0.5 + 0.5 × curve(load(u) + weight × c) */
function gateFrom(f: WasmFunction, weight: string, into: string): void {
  f.get('u').load().get(weight, 'c').simd(F32_MUL).simd(F32_ADD).set('x');
  f.get('point5', 'point5');
  curved(f);
  f.simd(F32_MUL).simd(F32_ADD).set(into);
}

/** Leaves `x` as eight int16 (its four, twice) on the stack. */
function rounded(f: WasmFunction): void {
  f.get('x', 'scale').simd(F32_MUL).simd(F32_NEAREST).simd(I32_FROM_F32).set('x');
  f.get('x', 'x').simd(I16_NARROW);
}

function curve(): WasmFunction {
  const f = new WasmFunction('curve', ['from', 'bytes', 'to']).int('end').vector('one', 'scale', 'x');
  constants(f);
  f.get('from', 'bytes').add().set('end');
  f.whileBelow('from', 'end', () => {
    f.get('from').load().set('x').get('to');
    curved(f);
    f.store();
    f.advance('from', 16).advance('to', 16);
  });
  return f;
}

function round(): WasmFunction {
  const f = new WasmFunction('round', ['from', 'bytes', 'to']).int('end').vector('one', 'scale', 'x');
  constants(f);
  f.get('from', 'bytes').add().set('end');
  f.whileBelow('from', 'end', () => {
    f.get('from').load().set('x').get('to');
    rounded(f);
    f.simd(STORE_HALF, 3, 0, 0);
    f.advance('from', 16).advance('to', 8);
  });
  return f;
}
