/** `npm run openapi`: writes docs/openapi.json, what the service answers at /openapi.json. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { openApiDocument } from '../src/server/openapi.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { openTestService } from '../test/service.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const data = mkdtempSync(join(tmpdir(), 'trucewatch-openapi-'));
const db = await openDatabase({ data });
const { app, close } = await openTestService(db);
const text = JSON.stringify(openApiDocument(app, version));
writeFileSync(
  new URL('../docs/openapi.json', import.meta.url),
  await format(text, { parser: 'json', printWidth: 110 }),
);
await close();
await db.close();
rmSync(data, { recursive: true, force: true });
