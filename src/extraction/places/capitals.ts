import type { Word } from '../words.ts';

/** True where the words around stand in capitals too: a headline or an old wire. */
export function inCapitals(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  let capitals = 0;
  let others = 0;
  for (let i = Math.max(0, at - 4); i <= at + 4; i += 1) {
    const word = words[i];
    if (
      word === undefined ||
      i === at ||
      word.sentence !== sentence ||
      word.kind !== 'word' ||
      word.text.length < 3
    )
      continue;
    if (word.text === word.text.toUpperCase()) capitals += 1;
    else others += 1;
  }
  return capitals > others;
}
