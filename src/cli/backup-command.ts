import { writeBackup } from '../app/monitor/record/backup.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import type { StoreToFileArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { readVersion } from './package-files.ts';
import { sizeWords } from './size-words.ts';
import type { Terminal } from './terminal.ts';
import { ownerOnly, writePieces } from './write-pieces.ts';

/** `trucewatch backup --out FILE`: everything that cannot be made again, in one file that only its owner may read. */
export async function runBackup(
  { settings, out }: Omit<StoreToFileArguments, 'command'>,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const db = await monitor.openKeptStore(monitor.readConfig(settings));
  try {
    const bytes = await writeBackup(db, readVersion(), monitor.clock, (pieces) =>
      writePieces(out, pieces, ownerOnly),
    );
    terminal.stderr.write(
      `trucewatch: ${out} written (${sizeWords(bytes)}). It holds the key that signs the record: keep it where only you can read it.\n`,
    );
    return exitCodes.allRead;
  } finally {
    await db.close();
  }
}
