import type { Range } from '../domain/passage.ts';

/**
 * Words by which somebody describes whom they mean to strike through their standing to the truce ("groups which have not
 * joined the ceasefire"), instead of by name. Such a description can be wider than an agreement's list of the excluded.
 */
// Some archives strip apostrophes, hence "didnt".
const negation =
  /(?:\b(?:not|never|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|without|outside|beyond|(?:did|do|does|have|has|had|would|is|are|was|were)nt)|n['’`]t)\b/giu;
const adherence =
  /\b(?:join|observ|support|back|abid|adher|honou?r|respect|sign|accept|includ|part|party|cover|bound)\p{L}*/iu;
const truce = /\b(?:truce|cease-?fire|cessation|armistice|agreement|accord|deal)\b/iu;

/** How far after the negation the rest may stand, in characters: one clause ("who didn't join the truce"), never the next sentence. */
const reach = 80;

/** The stretch of `words` that names a group by its not keeping to a truce, or null. Offsets are into `words`. */
export function describedByNonAdherence(words: string): Range | null {
  for (const match of words.matchAll(negation)) {
    const rest = words.slice(match.index, match.index + reach);
    const stop = rest.search(/[.;!?]/u);
    const clause = stop < 0 ? rest : rest.slice(0, stop);
    const end = truce.exec(clause);
    if (end && adherence.test(clause.slice(match[0].length, end.index))) {
      return { start: match.index, end: match.index + end.index + end[0].length };
    }
  }
  return null;
}
