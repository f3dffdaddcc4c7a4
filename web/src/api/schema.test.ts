import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('is made from the API’s own document; after a change there run "npm run api-types"', async () => {
  const document = new URL('../../../docs/openapi.json', import.meta.url);
  const made = astToString(await openapiTS(document, { immutable: true }));
  const kept = readFileSync(new URL('schema.gen.d.ts', import.meta.url), 'utf8');
  // The command writes a comment of its own before it.
  expect(kept.slice(kept.indexOf('export interface paths')).trim()).toBe(
    made.slice(made.indexOf('export interface paths')).trim(),
  );
});
