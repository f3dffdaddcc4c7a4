import type { DerivePort } from './derive.ts';

export type TaskKind = 'derive' | 'group';
export type TaskHeard = (kind: TaskKind, seconds: number) => void;

/** How long reading and grouping take, told to whoever listens: the metrics. */
export interface TaskTimes {
  readonly listen: (heard: TaskHeard) => void;
  /** The same deriver, timed. What fails is not counted. */
  readonly timed: (derive: DerivePort) => DerivePort;
}

export function createTaskTimes(): TaskTimes {
  const listeners: TaskHeard[] = [];
  const time = async <Result>(kind: TaskKind, run: Promise<Result>): Promise<Result> => {
    const started = performance.now();
    const result = await run;
    for (const heard of listeners) heard(kind, (performance.now() - started) / 1000);
    return result;
  };
  return {
    listen: (heard) => {
      listeners.push(heard);
    },
    timed: ({ width, derive, group }) => ({
      width,
      derive: (input) => time('derive', derive(input)),
      group: (input) => time('group', group(input)),
    }),
  };
}
