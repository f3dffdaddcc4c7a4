import { existsSync } from 'node:fs';
import { brief } from '../app/brief.ts';
import type { BriefPorts } from '../app/ports.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Briefing } from '../domain/briefing.ts';
import type { ReadOutcome, ReadProblem } from '../domain/report.ts';
import { passHarmGate } from '../publishing/harm-gate.ts';
import { harmlessLine } from '../publishing/harmless.ts';
import type { BriefArguments } from './arguments.ts';
import { exitCodes, UsageError, type ExitCode } from './exit-code.ts';
import { findInputs, loadInput, type FoundInputs } from './inputs.ts';
import { readVersion, samplesAgreement, samplesFolder } from './package-files.ts';
import { createProgress } from './progress.ts';
import { publish } from './publish-briefing.ts';
import { sizeWords } from './size-words.ts';
import type { Terminal } from './terminal.ts';
import { writeAtomically, writeOut } from './write-output.ts';

/** `trucewatch brief`: finds the inputs, reads them, makes the briefing, publishes it through the harm gate. */
export async function runBrief(
  args: BriefArguments,
  ports: BriefPorts,
  terminal: Terminal,
): Promise<ExitCode> {
  const say = (line: string) => terminal.stderr.write(`trucewatch: ${line}\n`);
  const samples = args.paths.length === 0;
  const { agreement, broken } = await chooseAgreement(args, samples, ports);
  if (broken !== null) say(`${harmlessLine(broken)} The reports are briefed without an agreement.`);
  const outcomes = await readAll(
    samples ? bundledSamples(terminal) : findInputs(args.paths, terminal.stdin),
    ports,
  );
  const resources = ports.loadResources(agreement);
  const progress = createProgress(terminal);
  const briefing = brief(outcomes, resources, {
    version: readVersion(),
    agreement,
    asOf: args.asOf,
    onProgress: progress.step,
  });
  progress.end();
  for (const problem of briefing.problems) say(problemLine(problem));
  const published = await publish(passHarmGate(briefing), args, terminal);
  if (args.out === null) await writeOut(terminal, published);
  else {
    writeAtomically(args.out, published);
    say(
      `${args.out} written (${sizeWords(Buffer.byteLength(published))}, ${briefing.reports.length} reports).`,
    );
  }
  return exitCodeOf(briefing, broken !== null);
}

/** A file with a mistake must not keep the reports from being read; a name that is nothing at all is wrong usage. */
async function chooseAgreement(
  { agreement }: BriefArguments,
  samples: boolean,
  { agreements }: BriefPorts,
): Promise<{ agreement: Agreement | null; broken: string | null }> {
  const wanted = agreement ?? (samples ? samplesAgreement : null);
  if (wanted === null) return { agreement: null, broken: null };
  if (!existsSync(wanted) && !agreements.list().some(({ id }) => id === wanted)) {
    const ids = agreements.list().map(({ id }) => id);
    throw new UsageError(`There is no agreement "${wanted}": no file, and none of ${ids.join(', ')}.`);
  }
  try {
    return { agreement: await agreements.load(wanted), broken: null };
  } catch (error) {
    if (error instanceof Error && error.name === 'AgreementError')
      return { agreement: null, broken: error.message };
    throw error;
  }
}

/** The samples are called "samples/…" wherever the program is installed. */
function bundledSamples({ stdin }: Terminal): FoundInputs {
  const { inputs, problems } = findInputs([samplesFolder], stdin);
  return { inputs: inputs.map((input) => ({ ...input, source: `samples/${input.name}` })), problems };
}

async function readAll(
  { inputs, problems }: FoundInputs,
  ports: BriefPorts,
): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = problems.map((problem) => ({ ok: false, problem }));
  for (const input of inputs) {
    const loaded = await loadInput(input);
    if ('ok' in loaded) outcomes.push(loaded);
    else outcomes.push(...(await ports.read({ source: input.source, name: input.name, bytes: loaded })));
  }
  return outcomes;
}

/** One line: file, what is wrong, what to do. */
function problemLine({ source, message, remedy }: ReadProblem): string {
  return harmlessLine(`${source}: ${message}. ${remedy}`);
}

/** A report that came twice has been read. */
function exitCodeOf({ reports, problems }: Briefing, agreementBroken: boolean): ExitCode {
  if (reports.length === 0) return exitCodes.noneRead;
  const unread = problems.some((problem) => problem.kind !== 'duplicate');
  return unread || agreementBroken ? exitCodes.someNotRead : exitCodes.allRead;
}
