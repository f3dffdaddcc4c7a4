import type { Ports } from '../app/monitor/monitor-ports.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes, explain, type ExitCode } from './exit-code.ts';
import { help, helpOn } from './help.ts';
import { terminalOf, type Terminal } from './terminal.ts';
import { writeOut } from './write-output.ts';

/** The command line: reads the words, runs the command, gives the exit code. Never throws. */
export async function run(
  args: readonly string[],
  ports: Ports,
  terminal: Terminal = terminalOf(process),
): Promise<ExitCode> {
  try {
    return await runCommand(args, ports, terminal);
  } catch (error) {
    const { message, code } = explain(error);
    terminal.stderr.write(`trucewatch: ${message}\n`);
    return code;
  }
}

async function runCommand(args: readonly string[], ports: Ports, terminal: Terminal): Promise<ExitCode> {
  const parsed = parseArguments(args);
  switch (parsed.command) {
    case 'brief': {
      const { runBrief } = await import('./brief-command.ts');
      return runBrief(parsed, ports, terminal);
    }
    case 'serve': {
      const { runServe } = await import('./serve-command.ts');
      return runServe(parsed, ports, terminal);
    }
    case 'work': {
      const { runWork } = await import('./work-command.ts');
      return runWork(parsed, ports, terminal);
    }
    case 'rebuild': {
      const { runRebuild } = await import('./rebuild-command.ts');
      return runRebuild(parsed, ports, terminal);
    }
    case 'sign-in-link': {
      const { runSignInLink } = await import('./sign-in-link-command.ts');
      return runSignInLink(parsed, ports, terminal);
    }
    case 'backup': {
      const { runBackup } = await import('./backup-command.ts');
      return runBackup(parsed, ports, terminal);
    }
    case 'restore': {
      const { runRestore } = await import('./restore-command.ts');
      return runRestore(parsed, ports, terminal);
    }
    case 'export': {
      const { runExport } = await import('./export-command.ts');
      return runExport(parsed, ports, terminal);
    }
    case 'as-known': {
      const { runAsKnown } = await import('./as-known-command.ts');
      return runAsKnown(parsed, ports, terminal);
    }
    case 'verify': {
      const { runVerify } = await import('./verify-command.ts');
      return runVerify(parsed, terminal);
    }
    case 'agreements': {
      const width = Math.max(0, ...ports.agreements.list().map(({ id }) => id.length));
      const lines = ports.agreements.list().map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`);
      await writeOut(terminal, lines.join(''));
      return exitCodes.allRead;
    }
    case 'help':
      await writeOut(terminal, parsed.about === null ? help : helpOn(parsed.about));
      return exitCodes.allRead;
    case 'version': {
      const { readVersion } = await import('./package-files.ts');
      await writeOut(terminal, `${readVersion()}\n`);
      return exitCodes.allRead;
    }
  }
}
