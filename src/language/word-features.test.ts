import { describe, expect, it } from 'vitest';
import { featureString, loweredForm, shapeOf } from './word-features.ts';

/** What training/syntax/features.py gives for the same forms: the two must not drift apart. */
const FROM_TRAINING: readonly (readonly [string, ...string[]])[] = [
  ['Norland', 'norland', 'd', 'nd', 'and', 'land', 'n', 'no', 'nor', 'Xxx'],
  ['U.S.', 'u.s.', '.', 's.', '.s.', 'u.s.', 'u', 'u.', 'u.s', 'X.X.'],
  ['10,000', '00,000', '0', '00', '000', ',000', '0', '00', '00,', 'dd,dd'],
  ['KELDIA', 'keldia', 'a', 'ia', 'dia', 'ldia', 'k', 'ke', 'kel', 'XX'],
  ['don’t', 'don’t', 't', '’t', 'n’t', 'on’t', 'd', 'do', 'don', 'xx?x'],
  ['it', 'it', 't', 'it', 'it', 'it', 'i', 'it', 'it', 'xx'],
  ['e-mail', 'e-mail', 'l', 'il', 'ail', 'mail', 'e', 'e-', 'e-m', 'x-xx'],
  ['al-Orsk', 'al-orsk', 'k', 'sk', 'rsk', 'orsk', 'a', 'al', 'al-', 'xx-Xxx'],
  ['21.05.2016', '00.00.0000', '0', '00', '000', '0000', '0', '00', '00.', 'dd.dd.'],
  ['Ünye', 'ünye', 'e', 'ye', 'nye', 'ünye', 'ü', 'ün', 'üny', 'Xxx'],
  ['—', '—', '—', '—', '—', '—', '—', '—', '—', '?'],
  ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'],
];
const TABLES = ['word', 'suffix1', 'suffix2', 'suffix3', 'suffix4', 'prefix1', 'prefix2', 'prefix3', 'shape'];

describe('featureString', () => {
  it.each(FROM_TRAINING)('%s as in training', (form, ...strings) => {
    expect(TABLES.map((table) => featureString(table, form, loweredForm(form)))).toEqual(strings);
  });

  it('looks no further than a shape of six marks', () => {
    expect(shapeOf('a1'.repeat(100_000))).toHaveLength(6);
  });
});
