#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/trucewatch.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write(
    'trucewatch: the program is not built yet. Run "npm ci" (or "npm run build") in its folder once.\n',
  );
  process.exitCode = 2;
}
