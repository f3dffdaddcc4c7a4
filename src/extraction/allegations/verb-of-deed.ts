import type { FoundActor } from '../actors/actors.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import { isSubject } from './perpetrator-signs.ts';

/** Parts of speech that may stand between a verb and the noun for a deed: "three", "heavy", "overnight". */
const describing: ReadonlySet<string> = new Set([
  'DET',
  'NUM',
  'ADJ',
  'ADV',
  'NOUN',
  'PROPN',
  'CCONJ',
  'PUNCT',
]);
/** Nouns before "of" that count deeds; "an inquiry of" is another deed. */
const amounts =
  /^(?:waves?|series|rounds?|spates?|strings?|campaigns?|barrages?|number|dozens?|scores?|hundreds|thousands|couple|handful|volleys?|spell|intensity|pace)$/;
/** Words between the verb and its noun: "carried out a second large wave of overnight". */
const reach = 8;

/**
 * The verb by which somebody does what a noun names: of "carried out a wave of air strikes" the first word, or -1. By order, as
 * texts without commas are parsed badly; what passes is only such verbs as say no more than that it was done.
 */
export function verbOfDeed(sentence: EventSentence, noun: number): number {
  for (let i = noun - 1; i >= Math.max(sentence.first, noun - reach); i--) {
    const verb = sentence.doing.find((d) => d.end === i + 1);
    if (verb) return isOpen(sentence, verb.first) ? -1 : verb.first;
    if (wordAt(sentence, i) === 'of') {
      if (!amounts.test(wordAt(sentence, i - 1))) return -1;
    } else if (!describing.has(sentence.tokens[i]?.upos ?? '')) return -1;
  }
  return -1;
}

/** "To carry out", "has been carrying out": a plan, or a campaign. */
function isOpen(sentence: EventSentence, verb: number): boolean {
  return /^(?:to|been)$/.test(wordAt(sentence, verb - 1));
}

/** "X carried out raids"; not of "jets that support X carried out raids", where X has a verb of its own, nor of "it carried out raids". */
export function isDoer(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  if (!isSubject(sentence, actor, verb)) return false;
  if (sentence.tokens[pronounBefore(sentence, verb)]?.upos === 'PRON') return false;
  // "Accused X of launching raids", "filmed X launching raids": here the object is who does it.
  const { head = -1, deprel } = sentence.tokens[actor.headToken] ?? {};
  return deprel !== 'obj' || head >= actor.firstToken || wordAt(sentence, verb).endsWith('ing');
}

/** The word that "had", "also" and the like lead back to from a verb: "it had also shot down". */
export function pronounBefore(sentence: EventSentence, verb: number): number {
  let i = verb - 1;
  while (i > verb - 4 && ['AUX', 'ADV', 'PART'].includes(sentence.tokens[i]?.upos ?? '')) i -= 1;
  return i;
}
