import type { Range } from '../domain/passage.ts';

/** Something found in a text: characters `[start, end)` and tokens `[firstToken, endToken)`; `headToken` is its main word. */
export interface TokenSpan extends Range {
  readonly firstToken: number;
  readonly endToken: number;
  readonly headToken: number;
}
