import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../test/tellings.ts';
import { exampleBriefing } from '../../../test/fixtures/example-briefing.ts';
import { hostileBriefing } from '../../../test/fixtures/hostile-briefing.ts';
import { passHarmGate } from '../harm-gate.ts';
import { displayWidth } from './display-width.ts';
import { renderText } from './render-text.ts';

const release = passHarmGate(exampleBriefing);

describe('the briefing for a terminal', () => {
  it('gives the answer on the first screen', () => {
    const screen = renderText(release, { width: 80, color: false }).split('\n').slice(0, 24).join('\n');
    for (const words of [
      'Shelling, Ondry',
      'General Osk denies',
      'How many were killed',
      '15 April',
      'cannot tell',
      'gamma.bin',
    ]) {
      expect(screen).toContain(words);
    }
  });

  it('says days and questions in words', () => {
    const text = renderText(release, { width: 200, color: false });
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|how many: How many/);
    expect(text).toContain('as of 9 April 2031');
    expect(text).toContain('Is the party bound? cannot tell');
  });

  it('ends the answer on the first screen, and keeps who tells it', () => {
    const [answer = ''] = renderText(release, { width: 80, color: false }).split('\n\n');
    expect(answer.split('\n').length).toBeLessThanOrEqual(20);
    expect(answer).toMatch(/denies: .*\(2 reports\)/);
  });

  it('says whose date a report without one goes by', () => {
    const [dated, other] = exampleBriefing.reports;
    if (!dated || !other) throw new Error('The example has two reports.');
    const lent = { value: isoDate('2031-04-09'), range: null, lentBy: dated.id };
    const undated = { ...other, published: null, referenceDate: lent };
    const reports = exampleBriefing.reports.map((r) => (r === other ? undated : r));
    const text = renderText(passHarmGate({ ...exampleBriefing, reports }), { width: 160, color: false });
    expect(text.replace(/\s+/g, ' ')).toContain('date lent by [1]');
  });

  it.each([60, 80, 100, 160])('keeps within %i columns', (width) => {
    for (const line of renderText(release, { width, color: false }).split('\n')) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('is coloured only when asked', () => {
    expect(renderText(release, { width: 80, color: false })).not.toContain('\u001B');
    expect(renderText(release, { width: 80, color: true })).toContain('\u001B[1m');
  });

  it('is the same every time', () => {
    const options = { width: 100, color: false };
    expect(renderText(passHarmGate(exampleBriefing), options)).toBe(renderText(release, options));
  });

  it('shows a hostile report as harmless text', () => {
    const text = renderText(passHarmGate(hostileBriefing), { width: 80, color: false });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('\\u{1b}');
  });
});
