import { describe, expect, it } from 'vitest';
import { report } from '../../test/tellings.ts';
import { groupReports } from './group.ts';

const wire =
  'Shells hit market in Orlen\nAt least 14 people were killed when shells struck the covered market of Orlen on Tuesday, medics said. ' +
  'The shells came from the hills that the Northern League holds, a baker who saw the attack told reporters. ' +
  'Rescue workers pulled nine wounded from under the tin roofs, among them the owner of the spice stall. ' +
  'The League denied that its gunners had fired and called for an inquiry by the monitors of the Karvel truce.';
const stripped = wire
  .replace(/[,.']/g, (mark) => (mark === '.' ? '.' : ''))
  .replace('Shells hit market in Orlen', 'Orlen market shelled');
const retold =
  'Fourteen dead in Orlen market shelling\nShelling killed fourteen shoppers in the market of Orlen on Tuesday. ' +
  'Witnesses blamed the Northern League, which holds the hills above Orlen and denied it. Nine were wounded under tin roofs.';
const other =
  'Bridge talks resume in Sundal\nEngineers of both sides met in Sundal to discuss repairs of the rail bridge over the river Asper. ' +
  'The ferry company said that it would keep two boats in service until the bridge opens in autumn.';
const excerpt =
  'Market struck\nAt least 14 people were killed when shells struck the covered market of Orlen on Tuesday, medics said. ' +
  'The shells came from the hills that the Northern League holds, a baker who saw the attack told reporters.';

const reports = [
  report('r1', wire, { day: '2031-05-06' }),
  report('r2', stripped, { day: '2031-05-06' }),
  report('r3', retold, { day: '2031-05-07' }),
  report('r4', other, { day: '2031-05-06' }),
  report('r5', excerpt, { day: '2031-05-07' }),
];

describe('groupReports', () => {
  const grouping = groupReports({ reports, extractions: [] });

  it('finds copies through lost punctuation, and excerpts, and not the same news in other words', () => {
    expect(grouping.copies.map((c) => [...c.reports, c.kind])).toEqual([
      ['r1', 'r2', 'same-text'],
      ['r1', 'r5', 'excerpt'],
      ['r2', 'r5', 'excerpt'],
    ]);
  });

  it('puts the same news into one story and leaves other news of the day out', () => {
    expect(grouping.stories.map((s) => s.reports)).toContainEqual(['r1', 'r2', 'r3', 'r5']);
    expect(grouping.stories.map((s) => s.reports)).toContainEqual(['r4']);
  });

  it('keeps the same words a month later apart as news', () => {
    const later = groupReports({
      reports: [...reports, report('r6', retold, { day: '2031-06-07' })],
      extractions: [],
    });
    expect(later.stories.map((s) => s.reports)).toContainEqual(['r6']);
  });

  it('lets a report without a date join', () => {
    const undated = groupReports({ reports: [...reports, report('r6', retold)], extractions: [] });
    expect(undated.stories.find((s) => s.reports.includes(report('r6', retold).id))?.reports).toHaveLength(5);
  });

  it('is the same in any order of reports, ids included', () => {
    expect(groupReports({ reports: [...reports].reverse(), extractions: [] })).toEqual(grouping);
  });

  it('puts every report into exactly one story', () => {
    expect(grouping.stories.flatMap((s) => s.reports).sort()).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
  });

  it('has nothing to say about nothing', () => {
    expect(groupReports({ reports: [], extractions: [] })).toEqual({
      copies: [],
      stories: [],
      statementGroups: [],
      incidents: [],
      commitmentGroups: [],
      effects: [],
    });
    expect(groupReports({ reports: [report('e', '')], extractions: [] }).stories).toHaveLength(1);
  });
});

describe('a paragraph that an outlet pastes under everything', () => {
  it('makes no copies', () => {
    const background =
      'The war in Karvel began when the parliament of Orlen refused the budget of the coast and the fleet mutinied in the harbour. ' +
      'More than nine thousand people have lost their lives since then and half of the island has fled to the mainland.';
    const news = [
      'A mine sank a ferry',
      'Apples are dear this year',
      'The mayor of Sundal resigned',
      'Snow closed the pass',
    ];
    const months = news.map((line, i) =>
      report(`m${i}`, `${line}\n${line} on Monday, it was learnt in Sundal. ${background}`, {
        day: `2031-0${i + 1}-10`,
      }),
    );
    expect(groupReports({ reports: months, extractions: [] }).copies).toEqual([]);
  });
});
