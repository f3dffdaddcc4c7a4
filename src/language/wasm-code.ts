/**
 * A WebAssembly module written instruction by instruction: just what the kernel needs, so that the build needs no compiler and a reader sees
 * every instruction. Encodings: WebAssembly core specification 2.0, chapter 5.
 */

const I32 = 0x7f;
const V128 = 0x7b;

/** Unsigned LEB128. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
function signedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

/** A function under construction: parameters are 32-bit integers, named; further locals are declared as they are first named. */
export class WasmFunction {
  readonly name: string;
  readonly #parameters: readonly string[];
  readonly #locals = new Map<string, { index: number; type: number }>();
  readonly #bytes: number[] = [];

  constructor(name: string, parameters: readonly string[]) {
    this.name = name;
    this.#parameters = parameters;
    for (const parameter of parameters) this.int(parameter);
  }

  int(...names: string[]): this {
    return this.#declare(names, I32);
  }

  vector(...names: string[]): this {
    return this.#declare(names, V128);
  }

  #declare(names: readonly string[], type: number): this {
    for (const name of names) this.#locals.set(name, { index: this.#locals.size, type });
    return this;
  }

  #index(name: string): number {
    const local = this.#locals.get(name);
    if (local === undefined) throw new Error(`No local ${name} in ${this.name}.`);
    return local.index;
  }

  emit(...bytes: number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }

  get(...names: string[]): this {
    for (const name of names) this.emit(0x20, ...leb(this.#index(name)));
    return this;
  }

  set(name: string): this {
    return this.emit(0x21, ...leb(this.#index(name)));
  }

  const(value: number): this {
    return this.emit(0x41, ...signedLeb(value));
  }

  add(): this {
    return this.emit(0x6a);
  }

  sub(): this {
    return this.emit(0x6b);
  }

  mul(): this {
    return this.emit(0x6c);
  }

  /** `name += by`, where `by` is a number or a local. */
  advance(name: string, by: number | string): this {
    this.get(name);
    if (typeof by === 'number') this.const(by);
    else this.get(by);
    return this.add().set(name);
  }

  loadInt(offset = 0): this {
    return this.emit(0x28, 2, ...leb(offset));
  }

  /** A SIMD instruction by its number. */
  simd(opcode: number, ...immediates: number[]): this {
    return this.emit(0xfd, ...leb(opcode), ...immediates);
  }

  load(offset = 0): this {
    return this.simd(0, 2, ...leb(offset));
  }

  store(offset = 0): this {
    return this.simd(11, 2, ...leb(offset));
  }

  /** Repeats `body` as long as `from < to` holds (unsigned), tested before each round. */
  whileBelow(from: string, to: string, body: () => void): this {
    this.emit(0x02, 0x40, 0x03, 0x40).get(from, to).emit(0x4f, 0x0d, 1);
    body();
    return this.emit(0x0c, 0, 0x0b, 0x0b);
  }

  /** The type section's entry. */
  type(): number[] {
    return [0x60, ...leb(this.#parameters.length), ...this.#parameters.map(() => I32), 0];
  }

  /** The code section's entry. */
  code(): number[] {
    const locals = [...this.#locals.values()].slice(this.#parameters.length);
    const body = [...leb(locals.length), ...locals.flatMap(({ type }) => [1, type]), ...this.#bytes, 0x0b];
    return [...leb(body.length), ...body];
  }
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const body = [...leb(entries.length), ...entries.flat()];
  return [id, ...leb(body.length), ...body];
}

function nameBytes(name: string): number[] {
  return [...leb(name.length), ...new TextEncoder().encode(name)];
}

/** The bytes of a module that imports its memory as "env"."memory" and exports the functions by name. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      functions.map((f) => f.type()),
    ),
    ...section(2, [[...nameBytes('env'), ...nameBytes('memory'), 2, 0, 1]]),
    ...section(
      3,
      functions.map((_, i) => leb(i)),
    ),
    ...section(
      7,
      functions.map((f, i) => [...nameBytes(f.name), 0, ...leb(i)]),
    ),
    ...section(
      10,
      functions.map((f) => f.code()),
    ),
  ]);
}
