import { rebuild } from '../app/monitor/derivation/rebuild.ts';
import { chosenAgreement } from '../app/monitor/chosen-agreement.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import type { StoreArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { readVersion } from './package-files.ts';
import { createProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** `trucewatch rebuild`: derives everything again from the reports; what people decided stays. */
export async function runRebuild(
  { settings }: StoreArguments,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const config = monitor.readConfig(settings);

  const given = config.agreement === null ? null : await ports.agreements.load(config.agreement);
  const log = monitor.createLog(terminal.stderr, config.log);
  const db = await monitor.openKeptStore(config);
  const agreement = await chosenAgreement(db, given, monitor.clock);
  const stopping = new AbortController();
  terminal.onStop(() => {
    stopping.abort();
  });
  const derive = monitor.openDerivation(agreement, Math.max(1, config.workers));
  const progress = createProgress(terminal);
  try {
    const loop = {
      db,
      derive,
      program: readVersion(),
      clock: monitor.clock,
      log,
      signal: stopping.signal,
      name: 'rebuild',
    };
    let most = 0;
    const reports = await rebuild(loop, {
      all: true,
      onProgress: ({ derive: waiting }) => {
        most = Math.max(most, waiting);
        progress.step(most - waiting, most);
      },
    });
    progress.end();
    terminal.stderr.write(
      stopping.signal.aborted
        ? `trucewatch: stopped; of ${reports} reports, those that are left are derived again when the monitor runs.\n`
        : `trucewatch: ${reports} reports derived again.\n`,
    );
  } finally {
    await derive.close();
    await db.close();
  }
  return exitCodes.allRead;
}
