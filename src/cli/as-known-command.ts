import { briefAsKnown, endOfDay } from '../app/monitor/record/as-known-on.ts';
import { chosenAgreement } from '../app/monitor/chosen-agreement.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import { passHarmGate } from '../publishing/harm-gate.ts';
import type { AsKnownArguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { readVersion } from './package-files.ts';
import { publish } from './publish-briefing.ts';
import { sizeWords } from './size-words.ts';
import type { Terminal } from './terminal.ts';
import { writeAtomically, writeOut } from './write-output.ts';

/** `trucewatch as-known DAY`: the briefing from what was on record by the end of that day, UTC. */
export async function runAsKnown(
  args: Omit<AsKnownArguments, 'command'>,
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const monitor = await ports.monitor();
  const config = monitor.readConfig(args.settings);
  const given = args.settings.agreement;
  const against = given === undefined ? null : await ports.agreements.load(given);
  const db = await monitor.openKeptStore(config);
  try {
    const agreement = await chosenAgreement(db, null, monitor.clock);
    const parts = {
      resources: ports.loadResources(agreement),
      loadResources: ports.loadResources,
      read: ports.read,
      agreement,
      program: readVersion(),
    };
    const briefing = await briefAsKnown(db, parts, {
      until: endOfDay(args.day),
      ...(against && { against }),
    });
    const published = await publish(passHarmGate(briefing), { ...args, nextSteps: false }, terminal);
    if (args.out === null) await writeOut(terminal, published);
    else {
      writeAtomically(args.out, published);
      const size = sizeWords(Buffer.byteLength(published));
      terminal.stderr.write(
        `trucewatch: ${args.out} written (${size}, ${briefing.reports.length} reports).\n`,
      );
    }
    return briefing.reports.length === 0 ? exitCodes.noneRead : exitCodes.allRead;
  } finally {
    await db.close();
  }
}
