import fc, { type Arbitrary } from 'fast-check';

/** The parts of a JSON Schema that our document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
export interface OpenApiOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** A request as it goes over the wire. */
export interface MadeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Texts that have broken other programs. */
export const hostileTexts = [
  '',
  '\0',
  '%00',
  "' or 1=1 --",
  '"; drop table derived; --',
  '$1',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '\r\nx-injected: 1',
  '\u202Etxt.exe',
  '\uD800',
  '=cmd|calc',
  '{{7*7}}',
  '"unclosed',
  '& | ! ( <-> :*',
  '-',
  '\\',
  'a'.repeat(5000),
  'é'.normalize('NFD'),
  '🧨'.repeat(50),
  '0',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999',
  'null',
  '[]',
  '__proto__',
  'constructor',
] as const;

/** Requests to one operation: most as documented, some with a part that is not. `ids` are of things that are there. */
export function requestsTo(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: OpenApiOperation,
  ids: readonly string[],
): Arbitrary<MadeRequest> {
  const valueOf = valuesIn(document, ids);
  const parameters = operation.parameters ?? [];
  const optional = (required: boolean, value: Arbitrary<unknown>): Arbitrary<unknown> =>
    required ? value : fc.option(value, { nil: undefined, freq: 2 });
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(...hostileTexts),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const given = parameters.map(({ name, in: place, required, schema }) => {
    const isPath = place === 'path';
    const documented = isPath ? fc.oneof(valueOf(schema), fc.constantFrom<unknown>(...ids)) : valueOf(schema);
    const must = isPath || required === true;
    return {
      name,
      place,
      documented: optional(must, documented),
      any: optional(must, fc.oneof(documented, hostile)),
    };
  });
  // Two of three requests are as documented: with one wrong part among ten, little else would get through.
  const values = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(...given.map((parameter) => parameter.documented)) },
    { weight: 1, arbitrary: fc.tuple(...given.map((parameter) => parameter.any)) },
  );
  return fc
    .record({ values, body: bodies(operation, valueOf), extra: extras })
    .map(({ values: all, body, extra }) => {
      const query = new URLSearchParams();
      let address = path;
      const headers: Record<string, string> = {};
      given.forEach(({ name, place }, i) => {
        const value = all[i];
        if (value === undefined) return;
        if (place === 'path') address = address.replace(`{${name}}`, segment(textOf(value)));
        else if (place === 'query')
          for (const one of Array.isArray(value) ? value : [value]) query.append(name, textOf(one));
        else if (place === 'header') headers[name] = textOf(value).replaceAll(/[^\x20-\x7E]/g, '');
      });
      if (extra) query.append(extra[0], extra[1]);
      if (body) headers['content-type'] = body.type;
      const search = query.toString();
      return {
        method: method.toUpperCase(),
        url: `${address}${search === '' ? '' : `?${search}`}`,
        headers,
        body: body?.text ?? null,
      };
    });
}

/** A parameter that nobody defined, now and then. */
const extras = fc.oneof(
  { weight: 11, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom('x', '__proto__', 'limit', 'cursor', ''),
      fc.constantFrom(...hostileTexts),
    ),
  },
);

/** An empty segment would be another address; what is no UTF-8 cannot be sent. */
function segment(text: string): string {
  const encoded = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
  return encoded === '' || encoded === '.' || encoded === '..' ? '%20' : encoded;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Values = (schema: JsonSchema) => Arbitrary<unknown>;

function bodies(
  { requestBody }: OpenApiOperation,
  valueOf: Values,
): Arbitrary<{ readonly type: string; readonly text: string } | null> {
  const contents = Object.entries(requestBody?.content ?? {});
  if (contents.length === 0) return fc.constant(null);
  const documented = contents.map(([type, { schema = {} }]) => {
    if (type === 'application/json')
      return valueOf(schema).map((value) => ({ type, text: JSON.stringify(value) }));
    if (type === 'multipart/form-data') return fc.string().map(multipart);
    return fc.string({ unit: 'grapheme', maxLength: 500 }).map((text) => ({ type, text }));
  });
  const type = fc.constantFrom(...contents.map(([name]) => name), 'application/json', 'text/xml', '');
  return fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...documented) },
    { weight: 2, arbitrary: fc.record({ type, text: fc.json({ noUnicodeString: false, maxDepth: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ type, text: fc.constantFrom(...hostileTexts, '['.repeat(50_000)) }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function multipart(text: string): { readonly type: string; readonly text: string } {
  const boundary = 'made-up-boundary';
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${text.slice(0, 8)}.txt"\r\n\r\n${text}\r\n`;
  return { type: `multipart/form-data; boundary=${boundary}`, text: `${part}--${boundary}--\r\n` };
}

/** Values that a schema lets through, for schemas that do not hold themselves. */
function valuesIn({ components }: OpenApiDocument, ids: readonly string[]): Values {
  const valueOf: Values = (schema) => {
    if (schema.$ref !== undefined)
      return valueOf(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map(valueOf));
    if (schema.allOf) {
      return fc.tuple(...schema.allOf.map(valueOf)).map((parts) => Object.assign({}, ...parts) as unknown);
    }
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    return types.length === 0 ? fc.jsonValue() : fc.oneof(...types.map((type) => ofType(type, schema)));
  };
  const ofType = (type: string, schema: JsonSchema): Arbitrary<unknown> => {
    switch (type) {
      case 'string':
        return fc.oneof(
          { weight: 3, arbitrary: texts(schema) },
          { weight: isPlain(schema) ? 1 : 0, arbitrary: fc.constantFrom(...ids) },
        );
      case 'integer':
        return fc.integer({
          min: Math.max(schema.minimum ?? -5, -5),
          max: Math.min(schema.maximum ?? 2000, 2 ** 31 - 1),
        });
      case 'number':
        return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(valueOf));
        return fc.array(valueOf(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.max(schema.minItems ?? 0, 3),
        });
      default: {
        const { properties = {}, required = [] } = schema;
        const fields = Object.fromEntries(
          Object.entries(properties).map(([name, value]) => [name, valueOf(value)]),
        );
        return fc.record(fields, {
          requiredKeys: Object.keys(fields).filter((name) => required.includes(name)),
        });
      }
    }
  };
  return valueOf;
}

/** A string that might be an id. */
const isPlain = ({ pattern, format }: JsonSchema): boolean => pattern === undefined && format === undefined;

function texts({ pattern, format, minLength = 0, maxLength = 30 }: JsonSchema): Arbitrary<string> {
  if (format === 'date' || pattern === String.raw`^\d{4}-\d{2}-\d{2}$`) {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    return day.map((date) => date.toISOString().slice(0, 10));
  }
  if (format === 'date-time') return fc.constant('2023-05-12T08:00:00.000Z');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 30)) });
}
