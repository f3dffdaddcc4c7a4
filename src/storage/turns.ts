import { setImmediate } from 'node:timers/promises';

/** Milliseconds that work may hold the process before it lets in what came from outside. */
const longest = 5;

export interface Turns {
  /** Runs when all before it are done and, where these held the process for long, what came from outside was let in. */
  readonly take: <Result>(run: () => Promise<Result>) => Promise<Result>;
  /** To be awaited in the midst of longer work. */
  readonly letIn: () => Promise<void>;
}

/**
 * Work that is done inside the process never waits for anything outside: a hundred queries in a row would be one turn of the
 * event loop, and as it takes in one new connection a turn, fifty of them would wait for five thousand queries.
 */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let turned = performance.now();
  const letIn = async (): Promise<void> => {
    if (performance.now() - turned < longest) return;
    await setImmediate();
    turned = performance.now();
  };
  const take = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = last.then(run);
    last = result.then(letIn, letIn);
    return result;
  };
  return { take, letIn };
}
