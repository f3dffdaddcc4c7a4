import { chosenAgreement } from '../app/monitor/chosen-agreement.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import { workUntilStopped } from '../app/monitor/derivation/work-until-stopped.ts';
import type { StoreArguments } from './arguments.ts';
import { exitCodes, UsageError, type ExitCode } from './exit-code.ts';
import { readVersion } from './package-files.ts';
import type { Terminal } from './terminal.ts';

/** `trucewatch work`: one more process that reads reports for the monitor on the same PostgreSQL. */
export async function runWork(
  { settings }: StoreArguments,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const config = monitor.readConfig(settings);
  if (config.databaseUrl === null) {
    throw new UsageError(
      'The embedded store bears one process: set DATABASE_URL to the PostgreSQL of the monitor.',
    );
  }
  const given = config.agreement === null ? null : await ports.agreements.load(config.agreement);
  const log = monitor.createLog(terminal.stderr, config.log);
  const db = await monitor.openStore(config);
  const agreement = await chosenAgreement(db, given, monitor.clock);
  const stopping = new AbortController();
  terminal.onStop(() => {
    log('info', 'stopping');
    stopping.abort();
  });
  const { clock } = monitor;
  const derive = monitor.openDerivation(agreement, Math.max(1, config.workers));
  try {
    log('info', 'working', { threads: derive.width });
    const { signal } = stopping;
    await workUntilStopped({ db, derive, program: readVersion(), clock, log, signal, name: 'work' }, derive);
  } finally {
    await db.close();
  }
  return exitCodes.allRead;
}
