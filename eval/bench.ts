/**
 * `npm run bench [-- --short] [--data DIR]`: reports per second, milliseconds per stage, growth and peak memory.
 * `npm run bench -- service`: the monitor, see eval/bench/service.ts.
 *
 * Two kinds of figures: the whole command from cold, as a user runs it (built program, process start included), and the
 * stages inside one warm process. Absolute times depend on the machine; the growth from one size to the next does not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brief } from '../src/app/brief.ts';
import { ports } from '../src/storage/ports.ts';
import { repeatReports, type BenchRecord } from './bench/reports.ts';
import { stageClock } from './bench/stages.ts';
import { readJsonLines } from './data-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const preload = pathToFileURL(join(root, 'eval/bench/exit-usage.mjs')).href;
/** The sizes; the short run keeps the same growth step without the long one. */
const sizes = { full: [5, 491, 982, 10_000], short: [5, 245, 491] } as const;

interface ColdRun {
  readonly reports: number;
  readonly seconds: number;
  readonly megabytes: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data' },
    },
  });
  const dataDir = resolve(values.data);
  const records = readJsonLines<BenchRecord>(join(dataDir, 'syria-news', 'reports.jsonl'));
  const work = mkdtempSync(join(tmpdir(), 'trucewatch-bench-'));
  try {
    if (records.length === 0) {
      console.log(`No reports at ${join(values.data, 'syria-news')}: only the samples are measured.`);
      printCold([coldRun([], 8, work)]);
      return 0;
    }
    const five = fivePaths(dataDir);
    const steps = values.short ? sizes.short : sizes.full;
    printCold(
      steps.map((n) =>
        coldRun(n === 5 && five.length === 5 ? five : [writeRecords(records, n, work)], n, work),
      ),
    );
    await printStages(records, values.short ? 245 : 491);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fivePaths(dataDir: string): string[] {
  const folder = join(dataDir, 'five-reports');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.txt'))
        .sort()
        .map((f) => join(folder, f))
    : [];
}

function writeRecords(records: readonly BenchRecord[], count: number, work: string): string {
  const file = join(work, `${count}.jsonl`);
  writeFileSync(
    file,
    repeatReports(records, count)
      .map((r) => JSON.stringify(r))
      .join('\n'),
  );
  return file;
}

/** The built program, reports to an HTML briefing, from process start to process end; the median of three for small sizes. */
function coldRun(paths: readonly string[], reports: number, work: string): ColdRun {
  const runs = Array.from({ length: reports > 1000 ? 1 : 3 }, () => {
    const started = performance.now();
    const out = join(work, 'briefing.html');
    const agreement = paths.length > 0 ? ['--agreement', 'syria-2016-02'] : [];
    const child = spawnSync(
      process.execPath,
      [
        '--import',
        preload,
        join(root, 'bin/trucewatch.js'),
        'brief',
        ...paths,
        ...agreement,
        '--format',
        'html',
        '--out',
        out,
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
    );
    const seconds = (performance.now() - started) / 1000;
    if (child.status !== 0)
      throw new Error(`The program ended with ${child.status ?? 'a signal'}: ${child.stderr}`);
    return { reports, seconds, megabytes: Number(child.output[3]) / 1024 };
  });
  runs.sort((a, b) => a.seconds - b.seconds);
  const median = runs[Math.floor(runs.length / 2)];
  if (!median) throw new Error('Nothing was run.');
  return median;
}

function printCold(runs: readonly ColdRun[]): void {
  console.log('Whole command, from cold to an HTML briefing');
  console.log('  reports   seconds   reports/s   peak MB   time per report against the size before');
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    const growth = before
      ? `${(run.seconds / run.reports / (before.seconds / before.reports)).toFixed(2)} x`
      : '';
    const figures = [
      String(run.reports).padStart(9),
      run.seconds.toFixed(2).padStart(9),
      (run.reports / run.seconds).toFixed(1).padStart(11),
      run.megabytes.toFixed(0).padStart(9),
    ];
    console.log(`${figures.join(' ')}   ${growth}`);
  });
}

async function printStages(records: readonly BenchRecord[], count: number): Promise<void> {
  const bytes = new TextEncoder().encode(
    repeatReports(records, count)
      .map((r) => JSON.stringify(r))
      .join('\n'),
  );
  const agreement = await ports.agreements.load('syria-2016-02');
  const resources = ports.loadResources(agreement);
  const readStarted = performance.now();
  const outcomes = await ports.read({ source: 'bench.jsonl', name: 'bench.jsonl', bytes });
  const read = performance.now() - readStarted;
  const clock = stageClock();
  brief(outcomes, resources, { version: 'bench', agreement, asOf: null, measure: clock.measure });
  console.log(`\nStages, ${count} reports, one process`);
  for (const [stage, ms] of [['read', read] as const, ...clock.spent]) {
    console.log(
      `  ${stage.padEnd(12)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / count).toFixed(2).padStart(7)} ms a report`,
    );
  }
}

const [part, ...rest] = process.argv.slice(2);
if (part === 'service') {
  // The service's parts load only when asked for: the brief is timed from cold.
  const { benchService } = await import('./bench/service.ts');
  await benchService(rest);
} else process.exitCode = await main();
