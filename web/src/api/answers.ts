import type { paths } from './schema.gen.d.ts';

type Prefixed = keyof paths;
type Get<P extends Prefixed> = paths[P] extends { readonly get: infer Operation } ? Operation : never;

/** What a GET is answered with: JSON as the API's document says, or text. */
type AnswerTo<Operation> = Operation extends {
  readonly responses: { readonly 200: { readonly content: infer Content } };
}
  ? Content extends { readonly 'application/json': infer Json }
    ? Json
    : string
  : never;

/** The paths below /api/v1 that can be read. */
export type GetPath = {
  [P in Prefixed]: P extends `/api/v1${infer Rest}`
    ? paths[P] extends { readonly get: { readonly responses: unknown } }
      ? Rest
      : never
    : never;
}[Prefixed];

/** What each path answers with. */
export type Answers = { [P in GetPath]: AnswerTo<Get<`/api/v1${P}` & Prefixed>> };

/** A page of a list. `next` is the cursor of the page after; `total` null where there are more than are counted. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number | null;
  /** Where they were asked for: the words that were found in each item. */
  readonly highlights?: readonly Found[] | undefined;
}

/** Some words of an item; `ranges` are half open, UTF-16 code units of `text`. */
export interface Found {
  readonly id: string;
  readonly text: string;
  readonly ranges: readonly (readonly number[])[];
}

/** The lists, and what they list. */
export type ListPath = { [P in GetPath]: Answers[P] extends Page<unknown> ? P : never }[GetPath];
export type ItemOf<P extends ListPath> = Answers[P] extends Page<infer Item> ? Item : never;
