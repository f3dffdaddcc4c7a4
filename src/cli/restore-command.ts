import { openLogKey, publicKeyOf } from '../app/monitor/record/log-key.ts';
import { restoreBackup } from '../app/monitor/record/restore.ts';
import { verifyLog } from '../app/monitor/record/verify-log.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import { ZipError } from '../record/zip-reader.ts';
import type { RestoreArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { openExport, type OpenedExport } from './export-source.ts';
import type { Terminal } from './terminal.ts';

/** `trucewatch restore FILE`: puts a backup into an empty store and verifies the log that came with it. */
export async function runRestore(
  { settings, file }: Omit<RestoreArguments, 'command'>,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const backup = openBackup(file);
  try {
    const db = await monitor.openStore(monitor.readConfig(settings));
    try {
      const { entries, reports, evidence } = await restoreBackup(db, backup, monitor.clock);
      const verdict = await verifyLog(db, publicKeyOf(await openLogKey(db)));
      if (!verdict.ok) {
        terminal.stderr.write(
          `trucewatch: restored, but the log is WRONG at ${verdict.where}: ${verdict.problem}\n`,
        );
        return exitCodes.notVerified;
      }
      terminal.stderr.write(
        `trucewatch: restored ${entries} entries and ${evidence} files of evidence; the log is whole. ${reports} reports are read again when the monitor starts (or by trucewatch rebuild).\n`,
      );
      return exitCodes.allRead;
    } finally {
      await db.close();
    }
  } finally {
    backup.close();
  }
}

/** An archive that cannot be opened is told by the name that was given. */
function openBackup(file: string): OpenedExport {
  try {
    return openExport(file);
  } catch (error) {
    throw error instanceof ZipError && error.file === '' ? new ZipError(file, error.message) : error;
  }
}
