import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** What stands before a place and hardly before anything else. */
const locative = new Set(
  'of by in at near from to into inside across outside around toward towards of on over through between within via against and surrounding leaving entering targeted struck hit hits shelled bombed bombarded pounded retook recaptured captured seized entered besieged'.split(
    ' ',
  ),
);
/** What stands before a name. */
export interface Before {
  readonly kindWord: string | null;
  readonly kindFirst: number;
  readonly direction: string | null;
  readonly preposition: string | null;
}

/** "the town of", "eastern", "in": what leads up to a name. */
export function contextBefore(words: readonly Word[], at: number, reference: Reference): Before {
  const { kinds, directions } = reference.lexicons.places;
  const sentence = words[at]?.sentence ?? 0;
  const key = (i: number): string => {
    const word = words[i];
    return word?.sentence === sentence ? word.key : '';
  };
  let i = at - 1;
  let direction: string | null = null;
  let kindWord: string | null = null;
  let kindFirst = at;
  if (key(i) === '-') i -= 1;
  if (directions.has(key(i))) {
    direction = key(i);
    i -= 1;
    if (key(i) === '-' && directions.has(key(i - 1))) i -= 2;
  }
  for (const back of [1, 2]) {
    const start = key(i) === 'of' ? i - back : i - back + 1;
    const kind = kinds.longestAt(words, start, sentence);
    if (
      kind !== null &&
      kind.end === (key(i) === 'of' ? i : i + 1) &&
      words[start]?.sentence === sentence &&
      start >= 0
    ) {
      kindWord = key(start);
      kindFirst = start;
      i = start - 1;
      break;
    }
  }
  while (
    /^(?:the|a|an|its|strategic|rebel|held|controlled|besieged|key|nearby|ancient|historic|northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|-)$/.test(
      key(i),
    )
  )
    i -= 1;
  return { kindWord, kindFirst, direction, preposition: locative.has(key(i)) ? key(i) : null };
}
