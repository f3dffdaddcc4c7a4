/** A process that works on the queue of a PostgreSQL until it is ended: three of them share the work in a test. */
import { runWorkLoop } from '../src/app/monitor/derivation/work-loop.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { createCheapDeriver } from './cheap-deriver.ts';

const [url = '', name = '', lease = ''] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGTERM', () => {
  stop.abort();
});
const db = await openDatabase({ url });
process.stdout.write('ready\n');
await runWorkLoop({
  db,
  derive: createCheapDeriver({ width: 4 }),
  program: '1.0.0',
  clock: () => new Date(),
  log: (level, message, fields) => {
    if (level === 'error') process.stderr.write(`${name}: ${message} ${JSON.stringify(fields)}\n`);
  },
  signal: stop.signal,
  name,
  lease: Number(lease),
});
await db.close();
