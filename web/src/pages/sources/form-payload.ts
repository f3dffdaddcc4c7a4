import type { Draft } from './local-draft.ts';

/** A field of a form. `path` is where its value stands in what is sent: "observations.0.date". */
export interface FormField {
  readonly path: string;
  readonly kind: 'line' | 'text' | 'day' | 'time' | 'number' | 'choice';
  readonly label: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly options?: readonly { readonly key: string; readonly label: string }[];
}

interface Nested {
  [name: string]: string | number | Nested | Nested[];
}

/** What is sent: the draft's values at their paths; empty ones are left out. A number that is none goes as it was typed, for the server to name. */
export function formPayload(draft: Draft, fields: readonly FormField[]): Nested {
  const payload: Nested = {};
  for (const { path, kind } of fields) {
    const text = (draft[path] ?? '').trim();
    if (text === '') continue;
    const number = kind === 'number' ? Number(text.replace(',', '.')) : Number.NaN;
    put(payload, path.split('.'), Number.isFinite(number) ? number : text);
  }
  return payload;
}

/** Paths of one depth of list: name, name.name, name.0.name, name.0.name.name. */
function put(into: Nested, [name = '', ...rest]: readonly string[], value: string | number): void {
  const [next] = rest;
  if (next === undefined) {
    into[name] = value;
    return;
  }
  const there = into[name];
  if (/^\d+$/.test(next)) {
    const list = Array.isArray(there) ? there : [];
    const item = list[Number(next)] ?? {};
    list[Number(next)] = item;
    into[name] = list;
    put(item, rest.slice(1), value);
    return;
  }
  const inner = typeof there === 'object' && !Array.isArray(there) ? there : {};
  into[name] = inner;
  put(inner, rest, value);
}

/** Required fields that are empty. */
export function missingFields(draft: Draft, fields: readonly FormField[]): readonly string[] {
  return fields
    .filter((field) => field.required && (draft[field.path] ?? '').trim() === '')
    .map((field) => field.path);
}

/** The draft without line `index` of a list; the lines after it move up. */
export function withoutLine(draft: Draft, list: string, index: number): Draft {
  const kept = Object.entries(draft).flatMap(([path, value]) => {
    const [name, line = '', ...rest] = path.split('.');
    if (name !== list || !/^\d+$/.test(line)) return [[path, value] as const];
    if (Number(line) === index) return [];
    const moved = Number(line) > index ? Number(line) - 1 : Number(line);
    return [[[name, moved, ...rest].join('.'), value] as const];
  });
  return Object.fromEntries(kept);
}

/** An id that the form's author gives it: sent twice over a bad line, it is one report. */
export function newFormId(random: Pick<Crypto, 'getRandomValues'> = crypto): string {
  return Array.from(random.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
