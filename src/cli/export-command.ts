import { exportFiles, exportRecord } from '../app/monitor/record/export-record.ts';
import { openLogKey } from '../app/monitor/record/log-key.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import type { StoreToFileArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { sizeWords } from './size-words.ts';
import type { Terminal } from './terminal.ts';
import { writeFolder, writePieces } from './write-pieces.ts';

/** `trucewatch export --out FILE.zip` (or a folder): the whole record with its evidence, for anyone to verify. */
export async function runExport(
  { settings, out }: Omit<StoreToFileArguments, 'command'>,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const db = await monitor.openKeptStore(monitor.readConfig(settings));
  try {
    const key = await openLogKey(db);
    const bytes = out.endsWith('.zip')
      ? await writePieces(out, exportRecord(db, key, monitor.clock))
      : await writeFolder(out, exportFiles(db, key, monitor.clock));
    terminal.stderr.write(
      `trucewatch: ${out} written (${sizeWords(bytes)}). Check it with: trucewatch verify ${out} --key '${key.verifierKey}'\n`,
    );
    return exitCodes.allRead;
  } finally {
    await db.close();
  }
}
