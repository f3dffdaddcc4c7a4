/** The composition root: builds the outside and hands it to the command line. The only module that knows both. */
import { run } from './cli/run.ts';
import { ports } from './storage/ports.ts';

process.exitCode = await run(process.argv.slice(2), {
  ...ports,
  // The monitor brings a database, a server and a fetcher: only its commands load them.
  monitor: async () => (await import('./monitor.ts')).createMonitorPorts(),
});
