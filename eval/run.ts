/**
 * `npm run eval -- [--data DIR] [--task NAME] [--json FILE]`: scores the program against a data folder and holds the
 * scores against eval/floors.json. A score below its floor makes the run fail. Without the folder, what needs it is
 * left out, and it says so.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnalyserFromDisk } from '../src/storage/load-resources.ts';
import { isSpoilt, keepBetter } from './measure-again.ts';
import { isBelowFloor, type ScoredRow } from './scored-row.ts';
import { tasks } from './tasks.ts';
import type { EvalContext, Task } from './task.ts';

type Floors = Readonly<Record<string, number>>;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/data' },
      task: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const dataDir = resolve(values.data);
  if (!existsSync(dataDir))
    console.log(
      `No data folder at ${values.data}: only what samples/ has is scored. Name another with --data DIR.`,
    );
  const chosen = tasks.filter((t) => values.task === undefined || t.name === values.task);
  if (chosen.length === 0) {
    console.error(`There is no task "${values.task ?? ''}". Tasks: ${tasks.map((t) => t.name).join(', ')}`);
    return 2;
  }
  const floors = readFloors();
  const context = {
    dataDir,
    analyse: () => Promise.resolve(createAnalyserFromDisk()),
    log: (line: string) => {
      console.log(`  ${line}`);
    },
  };
  let rows: ScoredRow[] = [];
  const again: Task[] = [];
  for (const entry of chosen) {
    const task = await entry.load();
    const scored = await score(task, context, floors);
    if (scored.length === 0) console.log(`${task.name}: its files are not in the data folder, left out`);
    if (isSpoilt(task, scored)) again.push(task);
    rows.push(...scored);
  }
  for (const task of again) rows = keepBetter(rows, await score(task, context, floors));
  print(rows);
  if (values.json !== undefined) {
    const published = rows.map(({ metric, score, floor, size }) => ({ metric, score, floor, size }));
    writeFileSync(values.json, `${JSON.stringify(published, null, 1)}\n`);
  }
  const failed = rows.filter(isBelowFloor);
  console.log(
    failed.length === 0
      ? `${rows.length} figures, none below its floor`
      : `${failed.length} of ${rows.length} figures below their floor`,
  );
  return failed.length === 0 ? 0 : 1;
}

async function score(task: Task, context: EvalContext, floors: Floors): Promise<readonly ScoredRow[]> {
  const started = performance.now();
  const scored = await task.run(context);
  console.log(`${task.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return scored.map((row) => ({ ...row, task: task.name, floor: floors[row.metric] ?? null }));
}

function readFloors(): Floors {
  const file = fileURLToPath(new URL('floors.json', import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')) as Floors; // our own file, checked by eval/floors.test.ts
}

function print(rows: readonly ScoredRow[]): void {
  const width = Math.max(6, ...rows.map((r) => r.metric.length));
  const task = Math.max(4, ...rows.map((r) => r.task.length));
  console.log(`\n${'task'.padEnd(task)}  ${'metric'.padEnd(width)}      score      floor     size`);
  for (const row of rows) {
    const floor = row.floor === null ? '–' : format(row.floor);
    const mark = isBelowFloor(row)
      ? row.lowerIsBetter === true
        ? '  above its ceiling'
        : '  below its floor'
      : '';
    console.log(
      `${row.task.padEnd(task)}  ${row.metric.padEnd(width)} ${format(row.score).padStart(10)} ${floor.padStart(10)} ${String(row.size).padStart(8)}${mark}`,
    );
  }
}

function format(score: number): string {
  return Math.abs(score) > 1.5 ? score.toFixed(0) : score.toFixed(3);
}

process.exitCode = await main();
