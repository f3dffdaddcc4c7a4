import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followChanges, listenForLine } from './changes.ts';

/** The lines that were opened, as the browser would tell of them. */
const opened: EventTarget[] = [];
class Line extends EventTarget {
  readonly close = vi.fn();
  constructor() {
    super();
    opened.push(this);
  }
}

let stop: () => void;
let said: boolean[];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  said = [];
  const stopFollowing = followChanges(new QueryClient());
  const stopListening = listenForLine((answers) => said.push(answers));
  stop = () => {
    stopFollowing();
    stopListening();
  };
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const happens = (what: 'open' | 'error') => opened.at(-1)?.dispatchEvent(new Event(what));

it('says nothing of a line that is taken up again at once', () => {
  happens('open');
  happens('error');
  vi.advanceTimersByTime(3_000);
  happens('open');
  vi.advanceTimersByTime(60_000);
  expect(said).not.toContain(false);
});

it('says once that the server is gone, however often the browser tries, and that it is back', () => {
  happens('error');
  for (let i = 0; i < 5; i++) {
    vi.advanceTimersByTime(3_000);
    happens('error');
  }
  expect(said.filter((answers) => !answers)).toHaveLength(1);
  happens('open');
  expect(said.at(-1)).toBe(true);
});

it('says nothing any more once the page is left', () => {
  happens('error');
  stop();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});
