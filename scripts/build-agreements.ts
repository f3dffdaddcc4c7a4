import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/storage/package-root.ts';
import { parseAgreement } from '../src/storage/parse-agreement.ts';

/** The agreements that ship, checked by the schema and written as one JSON text, so that a start parses no YAML. */
export function buildAgreements(): string {
  const folder = join(packageRoot, 'agreements');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return JSON.stringify(
    files.map((name) => parseAgreement(`agreements/${name}`, readFileSync(join(folder, name), 'utf8'))),
  );
}
