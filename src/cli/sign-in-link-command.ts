import { hashSecret, newSecret } from '../app/monitor/credentials.ts';
import type { Config } from '../app/monitor/config.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import type { StoreArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { writeOut } from './write-output.ts';

/** `trucewatch sign-in-link`: whoever may write into the store may sign in; works while the service runs. */
export async function runSignInLink(
  { settings }: StoreArguments,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const config = monitor.readConfig(settings);
  const secret = newSecret();
  // The embedded store belongs to the service that may be running: the link is left in its folder.
  const db = config.databaseUrl === null ? null : await monitor.openKeptStore(config);
  try {
    await monitor.links(config, db).leave(hashSecret(secret));
  } finally {
    await db?.close();
  }
  await writeOut(terminal, `${addressOf(config)}/sign-in#token=${secret}\n`);
  terminal.stderr.write('trucewatch: the link signs in once, within 24 hours.\n');
  return exitCodes.allRead;
}

function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}
