import { describe, expect, it } from 'vitest';
import { emptyBriefing } from '../../test/fixtures/empty-briefing.ts';
import { exactPlace, publishedReport, publishedStatement } from '../../test/fixtures/published-tellings.ts';
import { extraction, passage } from '../../test/tellings.ts';
import { passHarmGate } from './harm-gate.ts';

const report = publishedReport(
  'alpha',
  'Shells fall\nA baker said she saw it. Reach her at baker@town.example or in 14 Mill Lane.',
);

function placesOf(places: ReturnType<typeof exactPlace>[]) {
  const named = places.map((place) => ({ name: place.name, place, passage: passage(report, 'Shells') }));
  const { briefing, withheld } = passHarmGate({
    ...emptyBriefing,
    reports: [report],
    extractions: [extraction(report, { places: named })],
  });
  return { places: briefing.extractions[0]?.places.map((p) => p.place) ?? [], withheld };
}

describe('the harm gate', () => {
  it('holds back what leads to a person, keeps every offset, and says so', () => {
    const { briefing, withheld } = passHarmGate({ ...emptyBriefing, reports: [report] });
    const text = briefing.reports[0]?.text ?? '';
    expect(text).toHaveLength(report.text.length);
    expect(text).not.toContain('baker@town');
    expect(text).not.toContain('Mill Lane');
    expect(text).toContain('A baker said she saw it.');
    expect(withheld.map((w) => w.kind)).toEqual(['e-mail address', 'street address']);
    expect(withheld.every((w) => w.passage?.report === report.id && w.reason.length > 10)).toBe(true);
  });

  it('masks the same words where they were copied into statements', () => {
    const statement = publishedStatement(report, 's1', 'A baker', 'Reach her at baker@town.example');
    const { briefing } = passHarmGate({ ...emptyBriefing, reports: [report], statements: [statement] });
    expect(JSON.stringify(briefing.statements)).not.toContain('town.example');
  });

  it('shows a settlement at two decimals and a quarter or site at the precision of its town', () => {
    const { places, withheld } = placesOf([
      exactPlace('Ondry'),
      exactPlace('Old Mill quarter', { kind: 'quarter' }),
      exactPlace('Ondry air base', { kind: 'site' }),
      exactPlace('Karst', { kind: 'country', precision: 6 }),
    ]);
    expect(places.map((p) => [p?.latitude, p?.longitude, p?.precision])).toEqual([
      [36.2, 37.13, 1],
      [36.2, 37.1, 2],
      [36.2, 37.1, 2],
      [36, 37, 6],
    ]);
    expect(withheld.filter((w) => w.kind === 'place coordinates').map((w) => w.place)).toEqual([
      'Old Mill quarter',
      'Ondry air base',
    ]);
  });

  it('leaves ids as they are, whatever they look like', () => {
    const odd = publishedReport('+99 555 010 447', 'Title\nText.');
    const { briefing } = passHarmGate({ ...emptyBriefing, reports: [odd] });
    expect(briefing.reports[0]?.id).toBe('+99 555 010 447');
  });
});
