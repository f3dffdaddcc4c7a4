import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/trucewatch.js', import.meta.url));
const built = fileURLToPath(new URL('../dist/trucewatch.js', import.meta.url));

export interface RunningProgram {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts the built program as a user does. */
export function startProgram(args: readonly string[], environment: NodeJS.ProcessEnv = {}): RunningProgram {
  if (!existsSync(built)) throw new Error('The program is not built: run "npm run build".');
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended: new Promise((resolve) => {
      child.once('close', (code, signal) => {
        resolve(code ?? signal ?? 'unknown');
      });
    }),
  };
}

/** What the program says at its start. Throws with its messages where it ends instead. */
export async function untilOpen(
  program: RunningProgram,
  seconds = 60,
): Promise<{ url: string; token: string | null }> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const open = /Open +(http:\/\/[^\s/]+)(?:\/sign-in#token=(\S+))?/.exec(program.stdout());
    if (open && program.stdout().includes('Stop ')) return { url: open[1] ?? '', token: open[2] ?? null };
    const ended = await Promise.race([program.ended, new Promise<null>((r) => setTimeout(r, 50, null))]);
    if (ended !== null) throw new Error(`It ended with ${ended}: ${program.stderr()}`);
    if (performance.now() > end) throw new Error(`It did not open: ${program.stdout()}${program.stderr()}`);
  }
}
