/** Runs what it is given when there is room. */
export type Line = <Result>(run: () => Promise<Result>) => Promise<Result>;

/**
 * Runs so many at a time, in the order in which they came. An answer needs several queries: were all answers begun at once, each
 * query would queue behind one of every other answer, and those with one query more than most would wait far longer than most.
 */
export function createLine(atATime: number): Line {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running < atATime) running += 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await run();
    } finally {
      // Its place goes to the next in line, or is free.
      const begin = waiting.shift();
      if (begin) begin();
      else running -= 1;
    }
  };
}
