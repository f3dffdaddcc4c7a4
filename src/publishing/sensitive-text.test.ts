import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSensitive, sensitiveRanges } from './sensitive-text.ts';

describe('sensitive text', () => {
  it.each([
    ['write to witness@bell.example today', 'e-mail address'],
    ['on +99 555 010 447 at night', 'phone number'],
    ['call (202) 555-0199 now', 'phone number'],
    ['phone: 0555 010 199', 'phone number'],
    ['at 36.2021, 37.1343 they', 'coordinates'],
    ['at 36.2021° N, 37.1343° E they', 'coordinates'],
    ['at 36°12\'07"N 37°08\'03"E they', 'coordinates'],
    ['hid in 14 Harbour Street for', 'street address'],
    ['in No. 5 Old Mill Lane, where', 'street address'],
  ])('finds it in "%s"', (text, kind) => {
    expect(sensitiveRanges(text).map((r) => r.kind)).toEqual([kind]);
  });

  it.each([
    'On 2016-05-20 12:41 some 573 violations in 72 hours, 10,000 people, Resolution 2254 (2015)',
    'killed 12, wounded 30-40; 1.5 million of 22.4 million; 21.05.2016 09:30',
    'Article 14 Harbour workers met on the Street',
    'the score was 2-1 and 120-millimetre shells fell 10 km away',
    'from 1 May 2023 to 12 May 2023, 08:40',
    '27 February 2016 00:00 Damascus time (22:00 GMT)',
  ])('leaves news alone: "%s"', (text) => {
    expect(maskSensitive(text)).toBe(text);
  });

  it('keeps the length and never finds ranges that overlap, whatever the text', () => {
    const piece = fc.constantFrom(
      '+99 555',
      ' 010 447',
      'a@b.example',
      '36.2021,',
      ' 37.1343',
      ' 14 Old Road',
      ' said',
      '(202) 555-0199',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(maskSensitive(text)).toHaveLength(text.length);
        const ranges = sensitiveRanges(text);
        ranges.slice(1).forEach((range, i) => {
          expect(range.start).toBeGreaterThanOrEqual(ranges[i]?.end ?? 0);
        });
      }),
    );
  });

  it('stays fast on text that was made to be slow', () => {
    const text = `${'1.111'.repeat(4000)} ${'a.'.repeat(10_000)}@${'+1 2'.repeat(5000)} ${'1 Aa '.repeat(5000)} ${'a@b.example '.repeat(20_000)}`;
    const start = performance.now();
    maskSensitive(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
