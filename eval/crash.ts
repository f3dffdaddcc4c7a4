/**
 * npm run crash -- [--kills 200] [--engine pglite|postgres|both] [--seed 1]
 *
 * Kills a process at random moments of taking in, correcting, deriving and starting (kill -9), starts it again each time, and holds
 * what is there against what it had acknowledged: nothing lost, nothing doubled, the log consistent.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleProgram } from '../test/bundle-program.ts';
import { startPostgres } from '../test/postgres.ts';
import type { Said } from './crash/writer.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
/** A process is killed within so many milliseconds of a random acknowledgement of its first so many; one in six dies while it starts. */
const longestWait = 40;
const mostAcknowledged = 16;
const longestStart = 1500;
const startShare = 1 / 6;

interface Crashes {
  kills: number;
  verified: number;
  reports: number;
  corrections: number;
  slowestStart: number;
}

/** A process that was started, and what it was seen to say until it ended. */
interface Life {
  readonly verified: number | null;
  readonly wrong: readonly string[];
  readonly done: Extract<Said, { said: 'done' }> | null;
}

/** Mulberry32: the same kills for the same seed, as far as the machine's own timing lets them. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function crash(
  engine: string,
  where: string,
  folder: string,
  kills: number,
  writer: string,
): Promise<boolean> {
  const acknowledged = join(folder, 'acknowledged.jsonl');
  writeFileSync(acknowledged, '');
  const random = createRandom(Number(values.seed));
  const seen: Crashes = { kills: 0, verified: 0, reports: 0, corrections: 0, slowestStart: 0 };
  const started = performance.now();
  while (seen.kills < kills) {
    const duringStart = random() < startShare;
    const wait = random() * (duringStart ? longestStart : longestWait);
    const after = Math.floor(random() * mostAcknowledged);
    const life = await live([where, acknowledged, String(seen.kills)], writer, acknowledged, seen, {
      duringStart,
      wait,
      after,
    });
    if (life.wrong.length > 0) return fail(engine, seen, life.wrong);
    seen.kills += 1;
    if (seen.kills % 20 === 0) console.log(`${engine}: ${summary(seen)}`);
  }
  const last = await live([where, acknowledged, 'last', 'finish'], writer, acknowledged, seen, null);
  if (last.wrong.length > 0 || !last.done)
    return fail(engine, seen, [...last.wrong, ...(last.done ? [] : ['it did not end'])]);
  if (last.done.reports < seen.reports) return fail(engine, seen, [`${last.done.reports} reports are there`]);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${engine}: passed. ${summary(seen)}; in the end ${last.done.reports} reports and ${last.done.aside} corrections are there, each once, all derived; ${seconds.toFixed(0)} s`,
  );
  return true;
}

function fail(engine: string, seen: Crashes, wrong: readonly string[]): boolean {
  console.log(`${engine}: FAILED after ${summary(seen)}:\n  ${wrong.slice(0, 20).join('\n  ')}`);
  return false;
}

function summary({ kills, verified, reports, corrections, slowestStart }: Crashes): string {
  return `${kills} kills, ${verified} of them of a process that had verified the store, ${reports} reports and ${corrections} corrections acknowledged, slowest start with verification ${slowestStart} ms`;
}

/** When a process is killed: `wait` milliseconds after its start, or after it acknowledged `after` things. */
interface Kill {
  readonly duringStart: boolean;
  readonly wait: number;
  readonly after: number;
}

/** Starts the writer and, where `kill` is given, ends it with SIGKILL at that moment. */
function live(
  args: readonly string[],
  writer: string,
  acknowledged: string,
  seen: Crashes,
  kill: Kill | null,
): Promise<Life> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const wrong: string[] = [];
    let verified: number | null = null;
    let done: Life['done'] = null;
    let errors = '';
    let wasKilled = false;
    let acknowledgements = 0;
    const killSoon = (): void => {
      if (kill === null) return;
      setTimeout(() => {
        wasKilled = true;
        child.kill('SIGKILL');
      }, kill.wait);
    };
    if (kill?.duringStart) killSoon();
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Said; // the writer's own lines
      if (line.said === 'wrong') wrong.push(line.what);
      else if (line.said === 'done') done = line;
      else if (line.said === 'verified') {
        verified = line.milliseconds;
        seen.verified += 1;
        seen.slowestStart = Math.max(seen.slowestStart, line.milliseconds);
        if (kill?.after === 0 && !kill.duringStart) killSoon();
      } else {
        appendFileSync(acknowledged, `${text}\n`);
        if (line.said === 'report') seen.reports += 1;
        else seen.corrections += 1;
        acknowledgements += 1;
        if (acknowledgements === kill?.after && !kill.duringStart) killSoon();
      }
    });
    child.on('close', (code) => {
      if (!wasKilled && code !== 0) wrong.push(`it ended by itself (${code}): ${errors.slice(0, 1000)}`);
      resolve({ verified, wrong, done });
    });
  });
}

async function main(): Promise<number> {
  const kills = Number(values.kills);
  const folder = mkdtempSync(join(tmpdir(), 'trucewatch-crash-'));
  const program = await bundleProgram('eval/crash/writer.ts');
  const writer = program.file;
  let passed = true;
  try {
    if (values.engine !== 'postgres')
      passed = (await crash('PGlite', join(folder, 'data'), folder, kills, writer)) && passed;
    if (values.engine !== 'pglite') {
      const postgres = await startPostgres();
      if (postgres) {
        passed = (await crash('PostgreSQL', await postgres.create('crash'), folder, kills, writer)) && passed;
        await postgres.stop();
      }
    }
  } finally {
    program.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return passed ? 0 : 1;
}

process.exitCode = await main();
