import type { Range } from '../domain/passage.ts';

export type SensitiveKind = 'phone number' | 'e-mail address' | 'street address' | 'coordinates';
export interface SensitiveRange extends Range {
  readonly kind: SensitiveKind;
}

/**
 * What leads to a person or an exact spot when printed. Written narrowly: years, tolls, dates and agency codes must
 * survive. All patterns have bounded repeats, so that hostile text costs linear time.
 */
const patterns: readonly (readonly [SensitiveKind, RegExp])[] = [
  ['e-mail address', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g],
  // +99 555 010 447, +1 (202) 555-0199
  ['phone number', /\+\d{1,3}(?:[ .\-/]?\(?\d{1,4}\)?){2,6}(?!\d)/g],
  // (202) 555-0199, 202-555-0199, 0555 010 199
  ['phone number', /(?:\(\d{3}\) ?|(?<![\d-])\d{3}[-.])\d{3}[-.]\d{4}(?![\d-])/g],
  [
    'phone number',
    /(?<=\b(?:tel|phone|call|mobile|whatsapp|telegram|signal|viber)[.:]? (?:us )?(?:on |at )?)\d[\d ()-]{5,15}\d/gi,
  ],
  // 36.2021, 37.1343 and 36.2021° N, 37.1343° E: three decimals or more are finer than 1 km
  ['coordinates', /(?<![\d.])-?\d{1,3}\.\d{3,10}°? ?[NS]?,? {0,2}-?\d{1,3}\.\d{3,10}(?:°? ?[EW]\b)?/g],
  // 36°12'07"N 37°08'03"E
  [
    'coordinates',
    /\d{1,3}° ?\d{1,2}['′’] ?(?:\d{1,2}(?:\.\d{1,4})?["″”] ?)?[NS],? {0,2}\d{1,3}° ?\d{1,2}['′’] ?(?:\d{1,2}(?:\.\d{1,4})?["″”] ?)?[EW]\b/g,
  ],
  // 14 Harbour Street, No. 5 Old Mill Lane
  [
    'street address',
    /\b(?:No\. ?)?\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'’-]{1,20} ){1,3}(?:Street|Road|Avenue|Lane|Boulevard|Alley)\b/gu,
  ],
];
/** Every pattern needs one of these: most strings are decided by this alone. */
const worthLooking = /@|\d[ .\-)°]{1,2}\(?\d|\d°|\d[a-z]?,? [A-Z]/;

/** The sensitive ranges of a text, in order, none overlapping another. */
export function sensitiveRanges(text: string): readonly SensitiveRange[] {
  if (!worthLooking.test(text)) return [];
  const found: SensitiveRange[] = [];
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      found.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return found.filter(({ start, end }) => {
    if (start < covered) return false;
    covered = end;
    return true;
  });
}

/** The text with its sensitive ranges as blocks. */
export function maskSensitive(text: string): string {
  return maskRanges(text, sensitiveRanges(text));
}

/** Every code unit of the ranges (in order, apart) as a block: the text keeps its length, and passages stay true. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of ranges) {
    out += text.slice(at, start) + '\u2588'.repeat(end - start);
    at = end;
  }
  return at === 0 ? text : out + text.slice(at);
}
