import { describe, expect, it } from 'vitest';
import { alignStatements, contentWords, scoreStatements } from './statement-scoring.ts';

const text =
  'The Velm ministry said a shell fell. Its spokesman denied it. A shell fell on Monday, a monitor said.';
const shell = { speaker: 'Velm ministry', act: 'report', evidence: 'a shell fell' };
const denial = { speaker: 'spokesman', act: 'deny', evidence: 'denied it' };

describe('matching statements', () => {
  it('needs a shared content word and one sentence', () => {
    expect(alignStatements(text, [shell], [{ ...shell, speaker: 'the Ministry of Velm' }])).toEqual([[0, 0]]);
    expect(alignStatements(text, [shell], [{ ...shell, speaker: 'the monitor' }])).toEqual([]);
    expect(alignStatements(text, [shell], [{ ...shell, evidence: 'denied it' }])).toEqual([]);
  });

  it('folds case, accents and articles, and drops words that name nobody', () => {
    expect([...contentWords('The head of al-Vélm')]).toEqual(['head', 'velm']);
  });

  it('prefers the same act among matches of the same number', () => {
    const accuse = { ...shell, act: 'accuse' };
    expect(alignStatements(text, [accuse, shell], [shell, accuse])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('never gives up a match for an act', () => {
    const either = { speaker: 'Velm ministry spokesman', act: 'deny', evidence: 'Its spokesman denied it' };
    expect(alignStatements(text, [denial, { ...either, speaker: 'Velm ministry' }], [either]).length).toBe(1);
  });

  it('counts no more than the best six', () => {
    const many = Array.from({ length: 9 }, () => shell);
    expect(scoreStatements(text, [shell], many)).toEqual({ gold: 1, predicted: 6, matched: 1, sameAct: 1 });
  });
});
