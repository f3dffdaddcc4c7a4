import type { FoundDate } from '../dates/dates.ts';
import { isoDay } from '../dates/calendar.ts';
import { afterWord } from './event-standing.ts';
import { distance, wordAt, type EventSentence } from './event-sentence.ts';
import type { EventMention } from './event-mentions.ts';

/** The date that a mention's own sentence gives its happening: the nearest one that is no start or end of a span, or null. */
export function dateOf(mention: EventMention): FoundDate | null {
  const after = afterWord(mention.sentence, mention.anchor);
  return after === null ? nearestDate(mention) : (dateInside(mention, after) ?? dayBefore(mention, after));
}

/** A date in the clause of "after" itself. */
function dateInside(mention: EventMention, after: number): FoundDate | null {
  const date = nearestDate(mention);
  // "Last week after days of clashes": a wide span holds both.
  return date !== null && (date.firstToken > after || date.told.precision > 1) ? date : null;
}

const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['the', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
]);

/** "… said on Friday, a day after shells hit the town": so many days before the nearest day told before it; without a count, not told. */
function dayBefore({ sentence }: EventMention, after: number): FoundDate | null {
  const days = /^days?$/.test(wordAt(sentence, after - 1))
    ? counts.get(wordAt(sentence, after - 2))
    : undefined;
  const base = sentence.dates.filter(
    (d) => d.endToken < after && !d.future && d.told.precision === 1 && d.role === 'on',
  )[0];
  if (days === undefined || base === undefined) return null;
  const value = isoDay(Date.parse(base.told.value) / 86_400_000 - days);
  const told = { ...base.told, value, from: value, to: value };
  return { ...base, told };
}

function nearestDate(mention: EventMention): FoundDate | null {
  const { sentence, anchor } = mention;
  let best: FoundDate | null = null;
  let least = furthest;
  for (const date of sentence.dates) {
    // "Since" tells when a war, a siege or a count began, not when this happened.
    if (date.future || date.role === 'until' || date.role === 'since') continue;
    const own = date.firstToken >= mention.first && date.firstToken < mention.end;
    const away =
      distance(sentence, date.headToken, anchor) + (own ? 0 : 8) + (isOfAnother(mention, date) ? 8 : 0);
    if (away < least) [least, best] = [away, date];
  }
  return best;
}

/** "Tuesday's victims came after a strike on Monday": a weekday's own noun is that day's, what else is told need not be. */
function isOfAnother({ sentence, anchor }: EventMention, { endToken }: FoundDate): boolean {
  const possessive =
    /^['’]s$/.test(wordAt(sentence, endToken)) || /days$/.test(wordAt(sentence, endToken - 1));
  return possessive && (anchor < endToken || anchor > endToken + 3);
}

/** A date further away than this, in words, belongs to something else in the sentence. */
const furthest = 45;

const speaking =
  /^(?:said|says|told|announced|reported|stated|added|claimed|confirmed|declared|warned|tweeted)$/;

/** "The ministry said on Thursday": when it was said, which the happening may precede. */
export function isDateOfSaying(sentence: EventSentence, date: FoundDate): boolean {
  for (let i = date.firstToken - 1; i >= date.firstToken - 3; i--) {
    const word = wordAt(sentence, i);
    if (speaking.test(word)) return true;
    if (!/^(?:on|late|early|earlier|that|reporters)$/.test(word)) return false;
  }
  return false;
}
