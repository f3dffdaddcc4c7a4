// Writes docs/briefing.schema.json from the schemas in src/publishing/schema. Run it after changing what is published.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { briefingJsonSchema } from '../src/publishing/schema/briefing-schema.ts';

const file = fileURLToPath(new URL('../docs/briefing.schema.json', import.meta.url));
const options = await resolveConfig(file);
writeFileSync(file, await format(JSON.stringify(briefingJsonSchema()), { ...options, parser: 'json' }));
console.log(`${file} written`);
