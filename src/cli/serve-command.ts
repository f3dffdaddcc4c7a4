import { basename } from 'node:path';
import type { Config } from '../app/monitor/config.ts';
import type { MonitorPorts, Ports } from '../app/monitor/monitor-ports.ts';
import { openMonitor, type Monitor } from '../app/monitor/run-monitor.ts';
import { takeIn } from '../app/monitor/intake/take-in.ts';
import type { Agreement } from '../domain/agreement.ts';
import { harmlessLine } from '../publishing/harmless.ts';
import type { ServeArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { findInputs, loadInput } from './inputs.ts';
import { readVersion, samplesAgreement, samplesFolder } from './package-files.ts';
import type { Terminal } from './terminal.ts';
import { untilStopped } from './until-stopped.ts';

/** `trucewatch serve`: opens the store, serves it, takes reports in and reads them, until it is told to stop. */
export async function runServe(args: ServeArguments, ports: Ports, terminal: Terminal): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const config = monitor.readConfig(quietOnTerminal(args, terminal));
  const log = monitor.createLog(terminal.stderr, config.log);
  const givenAgreement = await chooseAgreement(args, config, ports);
  const open = await openMonitor({
    config,
    ports,
    monitor,
    givenAgreement,
    log,
    program: readVersion(),
  });
  const stopped = untilStopped(terminal);
  try {
    const samples = args.samples ? await takeSamples(open, monitor, terminal) : null;
    open.work();
    terminal.stdout.write(greeting({ open, config, samples, program: readVersion() }));
    await stopped;
    terminal.stdout.write('Stopping: ends what is running (a second signal ends at once).\n');
  } finally {
    await open.stop();
  }
  return exitCodes.allRead;
}

/** On a terminal, lines of JSON would drown what the user should read. */
function quietOnTerminal({ settings }: ServeArguments, { showProgress, environment }: Terminal) {
  const chosen = settings.log !== undefined || environment['TRUCEWATCH_LOG'] !== undefined;
  return showProgress && !chosen ? { ...settings, log: 'warn' } : settings;
}

function chooseAgreement(
  { samples }: ServeArguments,
  config: Config,
  { agreements }: Ports,
): Promise<Agreement> | null {
  const wanted = config.agreement ?? (samples ? samplesAgreement : null);
  return wanted === null ? null : agreements.load(wanted);
}

/** Takes the bundled samples in. Those that are known already are not taken twice. Returns how many reports they hold. */
async function takeSamples({ db }: Monitor, { clock }: MonitorPorts, { stdin }: Terminal): Promise<number> {
  const { inputs } = findInputs([samplesFolder], stdin);
  let reports = 0;
  for (const input of inputs) {
    const bytes = await loadInput(input);
    if ('ok' in bytes) continue;
    const name = basename(input.source);
    const via = { kind: 'folder', name: 'samples' } as const;
    const taken = await takeIn(db, { source: `samples/${name}`, name, bytes, via, by: 'system' }, clock);
    reports += taken.reports.length;
  }
  return reports;
}

interface Greeting {
  readonly open: Monitor;
  readonly config: Config;
  readonly samples: number | null;
  readonly program: string;
}

function greeting({ open, config, samples, program }: Greeting): string {
  const rows: readonly (readonly [string, string] | null)[] = [
    open.link === null
      ? ['Open', `${open.url}   (another link to sign in with: trucewatch sign-in-link)`]
      : ['Open', `${open.link}\n             this link signs you in once, within 24 hours`],
    ['API', `${open.url}/docs`],
    ['Data', config.databaseUrl === null ? `${config.data} (embedded store)` : 'PostgreSQL (DATABASE_URL)'],
    [
      'Agreement',
      open.agreement === null ? 'none: choose one with --agreement' : harmlessLine(open.agreement.title),
    ],
    samples === null ? null : ['Samples', `${samples} reports of a made-up truce`],
    config.watch.length === 0 ? null : ['Watched', config.watch.join(', ')],
    ['Stop', 'Ctrl+C'],
  ];
  const lines = rows.flatMap((row) => (row === null ? [] : [`  ${row[0].padEnd(11)}${row[1]}\n`]));
  return `\nTrucewatch ${program} is watching.\n\n${lines.join('')}\n`;
}
