import { describe, expect, it } from 'vitest';
import { report } from '../../test/tellings.ts';
import { lendDates } from './lend-dates.ts';

const lead =
  'The prime minister of Ardia offered joint patrols with Karvelia in the Orlo valley, the Tarven radio said on Friday.';
const undated = report(
  'undated',
  `Ardia offers Karvelia joint patrols in Orlo\n${lead} The offer came after a night of shelling near Tarven.`,
);
const dated = report('dated', `Joint patrols offered by Ardia in Orlo valley\n${lead}`, {
  day: '2030-05-03',
});
const other = report(
  'other',
  'Harvest festival opens in Sundal\nThousands of visitors came to the apple market of Sundal.',
  { day: '2030-05-02' },
);

describe('lendDates', () => {
  it('gives an undated report the date of a report of the same news, and says whose it is', () => {
    const [first] = lendDates([undated, dated, other]);
    expect(first?.referenceDate).toEqual({ value: '2030-05-03', range: null, lentBy: 'dated' });
  });

  it('lends nothing between reports that tell different news', () => {
    expect(lendDates([undated, other])[0]?.referenceDate).toBeNull();
  });

  it('leaves dated reports and batches without any date as they are', () => {
    expect(lendDates([dated, other])).toEqual([dated, other]);
    expect(lendDates([undated])).toEqual([undated]);
  });

  it('does not depend on the order of the reports', () => {
    const twin = report('twin', dated.text, { day: '2030-05-03' });
    const forth = lendDates([undated, dated, twin, other])[0]?.referenceDate;
    const back = lendDates([other, twin, dated, undated])[3]?.referenceDate;
    expect(back).toEqual(forth);
  });
});
