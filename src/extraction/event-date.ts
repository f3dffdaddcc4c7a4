import type { FoundDate } from './dates.ts';
import { distance, wordAt, type EventSentence } from './event-sentence.ts';
import type { EventMention } from './event-mentions.ts';

/** The date that a mention's own sentence gives its happening: the nearest one that is no start or end of a span, or null. */
export function dateOf(mention: EventMention): FoundDate | null {
  const { sentence, anchor } = mention;
  let best: FoundDate | null = null;
  let least = furthest;
  for (const date of sentence.dates) {
    // "Since" tells when a war, a siege or a count began, not when this happened.
    if (date.future || date.role === 'until' || date.role === 'since') continue;
    const own = date.firstToken >= mention.first && date.firstToken < mention.end;
    const away = distance(sentence, date.headToken, anchor) + (own ? 0 : 8);
    if (away < least) [least, best] = [away, date];
  }
  return best;
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
