import type { ActorReading } from './actor-reading.ts';
import type { Word } from '../words.ts';

/** "Terrorists" without a name: whose side they are on follows from the text alone, as the coding guide says. */
const undecided =
  /^(?:terrorists?|militants?|extremists?|takfiris?|gunmen|jihadists?|fighters?|groups?|organi[sz]ations?|terror)$/;
const breach = /^(?:breach(?:e[ds])?|breaching|broke|broken|violat(?:e|ed|es|ing|ions?))$/;
const truce = /^(?:cessation|ceasefire|truce|cease|agreement|hostilities)$/;

/**
 * Gives unnamed "terrorists" a side: `opposition` where the report treats them as bound by the truce (they "breach" it),
 * `excluded` where their sentence ties them to an excluded group, else as it was.
 */
export function sidesOfTerrorists(words: readonly Word[], readings: readonly ActorReading[]): ActorReading[] {
  const bound = boundByTruce(words, readings);
  return readings.map((reading, i) => {
    if (reading.side !== 'unknown' || !reading.generic || !undecided.test(words[reading.head]?.key ?? ''))
      return reading;
    if (bound) return { ...reading, side: 'opposition' };
    return tiedToExcluded(words, readings, i) ? { ...reading, side: 'excluded' } : reading;
  });
}

function tiedToExcluded(words: readonly Word[], readings: readonly ActorReading[], index: number): boolean {
  const own = readings[index];
  const sentence = words[own?.first ?? 0]?.sentence;
  for (const near of [readings[index - 1], readings[index + 1]]) {
    if (near === undefined || words[near.first]?.sentence !== sentence || near.side !== 'excluded') continue;
    return true;
  }
  return false;
}

/** True where some sentence says that terrorists broke the truce, or tells of their attack as a breach of it. */
function boundByTruce(words: readonly Word[], readings: readonly ActorReading[]): boolean {
  const broken = brokenSentences(words);
  return readings.some(
    (reading) =>
      reading.side === 'unknown' &&
      reading.generic &&
      undecided.test(words[reading.head]?.key ?? '') &&
      broken.has(words[reading.first]?.sentence ?? -1),
  );
}

/** Sentences with a word for breaking before a word for the truce. */
function brokenSentences(words: readonly Word[]): ReadonlySet<number> {
  const broken = new Set<number>();
  let last = -1;
  for (const word of words) {
    if (breach.test(word.key)) last = word.sentence;
    else if (truce.test(word.key) && last === word.sentence) broken.add(word.sentence);
  }
  return broken;
}
