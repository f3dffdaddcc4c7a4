import { describe, expect, it } from 'vitest';
import { findBlocks } from './lines.ts';

const blocks = (text: string): string[] =>
  findBlocks(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('findBlocks', () => {
  it('divides at blank lines and at lines broken by hand', () => {
    const text = 'Truce holds in Keldia\nORSK\r\n\r\nThe guns were silent.\n\n\nBoth sides said so.';
    expect(blocks(text)).toEqual([
      'Truce holds in Keldia',
      'ORSK',
      'The guns were silent.',
      'Both sides said so.',
    ]);
  });

  it('joins lines that a machine wrapped', () => {
    const text =
      'The ministry of Norland said on Monday that its troops had left the\nborder town of Orsk after a month of talks with the government of\nKeldia, which had asked for it.';
    expect(blocks(text)).toEqual([text]);
  });

  it('joins a line in lower case to a long open one before it, not to a heading', () => {
    const long = 'The ministry of Norland said on Monday that its troops had left';
    expect(
      blocks(
        `${long}\nfor the border town of Orsk, where they had been for years and years and years on end.`,
      ),
    ).toHaveLength(1);
    expect(blocks('Contents\nwho we are')).toHaveLength(2);
  });
});
