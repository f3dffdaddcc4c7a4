import type { FoundActor } from '../actors/actors.ts';
import { distance, isPassive, wordAt, type EventSentence } from './event-sentence.ts';
import type { EventMention } from './event-mentions.ts';
import { statementOf } from './event-source.ts';
import { canAct } from './perpetrator-candidates.ts';
import { firstOfJoint, nameOf } from './perpetrator-names.ts';
import { isAgent, isAttacker, isBlamed, isSubject, killsAsSubject } from './perpetrator-signs.ts';
import { isDoer, pronounBefore, verbOfDeed } from './verb-of-deed.ts';

/** Weights found by trial on half of the annotated reports. */
const weight = {
  by: 6,
  subject: 5,
  modifier: 6,
  claimed: 6,
  ofAttack: 3,
  perToken: -0.1,
  afterPassive: -6,
  object: -5,
  victim: -8,
} as const;
const least = 1;

/** Who did it, as the mention's own sentence says, or null. */
export function perpetratorOf(mention: EventMention): FoundActor | null {
  const { sentence } = mention;
  // Who attacked is often told at the very end of what the defender did.
  const end = mention.triggers.some((t) => t.entry.role === 'defence') ? sentence.end : mention.end;
  let best: FoundActor | null = null;
  let most: number = least;
  for (const actor of sentence.actors) {
    if (!canAct(sentence, actor) || actor.firstToken < mention.first - 12 || actor.firstToken >= end)
      continue;
    const score = scoreOf(mention, actor);
    if (score > most) [most, best] = [score, actor];
  }
  return best === null ? speakerAsDoer(mention) : nameOf(sentence, firstOfJoint(sentence, best));
}

/** "The group said it had shot down a plane", "had carried out two raids": "it" is who says so. */
function speakerAsDoer(mention: EventMention): FoundActor | null {
  const { sentence } = mention;
  for (const { first } of mention.triggers) {
    const verb = isNominal(sentence, first) ? verbOfDeed(sentence, first) : first;
    if (sentence.tokens[verb]?.upos !== 'VERB' || isPassive(sentence, verb)) continue;
    if (!/^(?:it|they|we)$/.test(wordAt(sentence, pronounBefore(sentence, verb)))) continue;
    const before = sentence.actors.filter((a) => a.endToken <= verb && canAct(sentence, a));
    const said = statementOf(mention)?.speakerPassage;
    const speaker = before.find((a) => said !== undefined && a.start < said.end && said.start < a.end);
    const bySpeaker = verb !== first || speaker?.generic === false;
    return (bySpeaker ? speaker : before.filter((a) => !a.generic).at(-1)) ?? null;
  }
  return null;
}

function scoreOf(mention: EventMention, actor: FoundActor): number {
  const { sentence } = mention;
  const verbs = mention.triggers.filter((t) => t.entry.role !== 'defence');
  const defended = mention.triggers.some((t) => t.entry.role === 'defence');
  const base = weight.perToken * distance(sentence, actor.headToken, mention.anchor);
  if (isBlamed(sentence, actor)) return base + weight.claimed;
  if (isAttacker(sentence, actor)) return base + weight.by;
  if (isAgent(mention, actor)) return base + weight.by;
  if (defended) return base + (actor.firstToken > mention.anchor ? weight.ofAttack : weight.object);
  const modified = mention.triggers.some(
    (t) => isNominal(sentence, t.first) && modifies(sentence, actor, t.first),
  );
  if (
    modified ||
    mention.weapons.some(
      (w) => w.entry.platform && w.first <= mention.anchor && modifies(sentence, actor, w.first),
    )
  )
    return base + weight.modifier;
  if (mention.triggers.some((t) => isNominal(sentence, t.first) && isOwner(sentence, actor, t)))
    return base + weight.ofAttack;
  // "The army broke the truce with air strikes."
  if (sentence.triggers.some((t) => t.entry.role === 'tally' && isSubject(sentence, actor, t.first)))
    return base + weight.subject;
  // "The army carried out a wave of air strikes."
  const does = (t: { readonly first: number }): boolean => {
    const verb = isNominal(sentence, t.first) ? verbOfDeed(sentence, t.first) : -1;
    return verb !== -1 && isDoer(sentence, actor, verb);
  };
  if (
    verbs.some((t) => isSubject(sentence, actor, verbOf(sentence, t)) || does(t)) ||
    killsAsSubject(mention, actor)
  )
    return base + weight.subject;
  return base + weight.object;
}

/** The verb of "the road that they have cut", which names the happening from the road on; else its first word. */
function verbOf(
  sentence: EventSentence,
  { first, end }: { readonly first: number; readonly end: number },
): number {
  for (let i = first; i < end; i++) if (sentence.tokens[i]?.upos === 'VERB') return i;
  return first;
}

function isNominal(sentence: EventSentence, token: number): boolean {
  const upos = sentence.tokens[token]?.upos;
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'ADJ';
}

/** "Regime shelling", "Russian air strikes", "terrorist rocket attacks": the actor runs into the noun. */
function modifies(sentence: EventSentence, actor: FoundActor, noun: number): boolean {
  if (actor.firstToken <= noun && noun < actor.endToken) return true;
  if (actor.endToken > noun || noun - actor.endToken > 3) return false;
  for (let i = actor.endToken; i < noun; i++) {
    const token = sentence.tokens[i];
    if (!token || !['ADJ', 'NOUN', 'PROPN', 'PUNCT', 'PART'].includes(token.upos)) return false;
  }
  return true;
}

/** "In the joint sorties of the army's jets": the flights are theirs; "the shelling of the town" is another "of". */
function isOwner(sentence: EventSentence, actor: FoundActor, noun: { readonly end: number }): boolean {
  const gap = actor.firstToken - noun.end;
  if (gap < 1) return false;
  // "The infiltration of some 20 gunmen": who comes in is who does it.
  const comesIn = /^(?:infiltration|incursion|advance)s?$/.test(wordAt(sentence, noun.end - 2));
  if (comesIn && wordAt(sentence, noun.end - 1) === 'of') return gap <= 3;
  if (gap > 2 || wordAt(sentence, noun.end) !== 'of') return false;
  return /^(?:jets|warplanes|planes|aircrafts?|helicopters|army|forces|troops|artillery)$/.test(
    wordAt(sentence, actor.endToken - 1),
  );
}
