import { z } from '@hono/zod-openapi';

/** A type as both sides of a comparison write it: read-only, intersections flattened, branded strings as strings. */
type Plain<Value> = Value extends string
  ? PlainString<Value>
  : Value extends object
    ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
    : Value;
/** A branded string has a key more than strings have. */
type PlainString<Value extends string> = keyof Value extends keyof string ? Value : string;

type Identical<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/**
 * The schema of a view: `schemaOf<IncidentSummary>()(z.object({ … }))`. Does nothing at run time; where schema and view
 * are not the same type, the compiler refuses the schema.
 */
export function schemaOf<View>() {
  return <Schema extends z.ZodType>(
    schema: Schema &
      (Identical<Plain<z.output<Schema>>, Plain<View>> extends true
        ? unknown
        : { readonly isNot: Plain<View> }),
  ): Schema => schema;
}

/**
 * A schema that is defined elsewhere, with the name it has in the document. It is cloned: one that was made before the
 * OpenAPI extension was loaded has no `.openapi`, and which comes first depends on who imports whom.
 */
export function named<Schema extends z.ZodType>(schema: Schema, name: string, description: string): Schema {
  return z.clone(schema).openapi(name, { description });
}
