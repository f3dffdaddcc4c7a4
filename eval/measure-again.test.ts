import { describe, expect, it } from 'vitest';
import { isSpoilt, keepBetter } from './measure-again.ts';
import type { ScoredRow } from './scored-row.ts';

const speed: ScoredRow = {
  task: 'speed',
  metric: 'speed.words-per-second',
  score: 37_000,
  floor: 40_000,
  size: 9,
};
const wait: ScoredRow = {
  task: 'speed',
  metric: 'speed.wait-milliseconds',
  score: 900,
  floor: 800,
  size: 5,
  lowerIsBetter: true,
};

describe('a task that is measured again', () => {
  it('is a timed one with a figure below its floor, or above its ceiling', () => {
    const well = [
      { ...speed, score: 40_000 },
      { ...wait, score: 800 },
    ];
    expect(isSpoilt({ isTimed: true }, well)).toBe(false);
    expect(isSpoilt({ isTimed: true }, [...well, speed])).toBe(true);
    expect(isSpoilt({ isTimed: true }, [...well, wait])).toBe(true);
    expect(isSpoilt({ isTimed: true }, [{ ...speed, floor: null }])).toBe(false);
  });

  it('is one with a figure that is no number', () => {
    expect(isSpoilt({ isTimed: true }, [{ ...speed, score: NaN }])).toBe(true);
    expect(isSpoilt({ isTimed: true }, [{ ...wait, score: NaN }])).toBe(true);
  });

  it('is none whose figures are the same however busy the machine', () => {
    expect(isSpoilt({}, [speed, wait])).toBe(false);
  });
});

describe('the figures of two runs', () => {
  it('are the better ones of each, whichever way is better', () => {
    const faster = { ...speed, score: 46_000, size: 8 };
    const sooner = { ...wait, score: 700, size: 4 };
    expect(keepBetter([speed, wait], [sooner, faster])).toEqual([faster, sooner]);
    expect(keepBetter([faster, sooner], [wait, speed])).toEqual([faster, sooner]);
    expect(keepBetter([speed, sooner], [faster, wait])).toEqual([faster, sooner]);
  });

  it('stay those of the first where the second is as good', () => {
    const same = { ...speed, size: 8 };
    expect(keepBetter([speed], [same])[0]).toBe(speed);
  });

  it('stay where the second run has none, and gain none that only the second has', () => {
    const other = { ...speed, metric: 'speed.sentences-per-second', score: 9_000 };
    expect(keepBetter([other, speed], [{ ...wait, score: 1 }])).toEqual([other, speed]);
    expect(keepBetter([speed, wait], [])).toEqual([speed, wait]);
  });

  it('hold a number rather than none', () => {
    expect(keepBetter([{ ...speed, score: NaN }], [speed])).toEqual([speed]);
    expect(keepBetter([speed], [{ ...speed, score: NaN }])).toEqual([speed]);
  });
});
