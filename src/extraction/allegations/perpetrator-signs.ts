import type { FoundActor } from '../actors/actors.ts';
import type { EventMention } from './event-mentions.ts';
import { distance, isPassive, wordAt, type EventSentence } from './event-sentence.ts';
import { canAct } from './perpetrator-candidates.ts';

/** What else than to carry out is told of a deed with "by": "fired by", and who says that it was theirs. */
const agentVerbs = /^(?:fired|waged|dropped|led|made|done|claimed)$/;

/** "By X", "by fighters of X", "carried out by X". */
export function isAgent(mention: EventMention, actor: FoundActor): boolean {
  const { sentence } = mention;
  for (let i = actor.firstToken - 1; i >= Math.max(sentence.first, actor.firstToken - 4); i--) {
    const word = wordAt(sentence, i);
    // "Attacks, among them those claimed by X": others than the one that is told.
    if (word === 'by') return wordAt(sentence, i - 2) !== 'those' && isDeed(mention, i - 1);
    const upos = sentence.tokens[i]?.upos;
    if (upos === 'VERB' || upos === 'AUX' || word === 'on' || word === 'against' || word === 'and')
      return false;
  }
  return false;
}

/** Whether the word before "by" is the deed: "shelled by", "an attack by", "carried out by"; not "used by", "backed by". */
function isDeed({ sentence, triggers, casualties, weapons }: EventMention, at: number): boolean {
  const token = sentence.tokens[at];
  if (!token) return false;
  if (token.upos !== 'VERB' && token.upos !== 'ADJ') return !/^(?:backed|held)$/.test(wordAt(sentence, at));
  if (agentVerbs.test(wordAt(sentence, at))) return true;
  const holds = (r: { readonly first: number; readonly end: number }): boolean => r.first <= at && at < r.end;
  return sentence.doing.some(holds) || triggers.some(holds) || weapons.some(holds) || casualties.some(holds);
}

const blameBefore = new Set(['blamed', 'blaming', 'blames', 'accused', 'accusing', 'accuses']);

/** The word before an actor's noun phrase: "accused President X's forces", "blamed it on the rebels". */
function beforePhrase(sentence: EventSentence, actor: FoundActor): number {
  let i = actor.firstToken - 1;
  while (i > actor.firstToken - 4 && ['DET', 'ADJ', 'PROPN'].includes(sentence.tokens[i]?.upos ?? '')) i -= 1;
  if (wordAt(sentence, i) !== 'on') return i;
  return wordAt(sentence, i - 1) === 'it' ? i - 2 : i - 1;
}

/** "Blamed X for", "blamed on X", "X claimed responsibility for the attack", "X is believed to be behind it"; earlier attacks do not count. */
export function isBlamed(sentence: EventSentence, actor: FoundActor): boolean {
  if (blameBefore.has(wordAt(sentence, beforePhrase(sentence, actor)))) return true;
  const after = Array.from({ length: 7 }, (_, n) => wordAt(sentence, actor.endToken + n));
  if (after.some((w) => ['previous', 'similar', 'other', 'earlier', 'past', 'who'].includes(w))) return false;
  const claims =
    after.slice(0, 4).some((w) => /^claim(?:s|ed|ing)?$/.test(w)) &&
    after.some((w) => /^(?:responsibility|attacks?|bombings?|blasts?)$/.test(w));
  return (
    claims || (after.includes('behind') && after.some((w) => ['is', 'was', 'were', 'are', 'be'].includes(w)))
  );
}

/** "Terrorists who tried to attack the town": told by the defender, but they came. */
export function isAttacker(sentence: EventSentence, actor: FoundActor): boolean {
  const after = Array.from({ length: 16 }, (_, n) => wordAt(sentence, actor.endToken + n));
  const relative = after.findIndex((w) => w === 'who' || w === 'which');
  const next = sentence.actors.find((a) => a.firstToken >= actor.endToken);
  if (next && next.firstToken < actor.endToken + relative) return false;
  return (
    relative !== -1 &&
    after
      .slice(relative, relative + 5)
      .some((w) => /^(?:attack|attacking|attacked|storm|infiltrate|advance)$/.test(w))
  );
}

/** By the parse; where that found no subject, by order: the nearest actor before an active verb, with no preposition before it. */
export function isSubject(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  const token = sentence.tokens[verb];
  if (!token || (token.upos !== 'VERB' && token.upos !== 'AUX')) return false;
  // "Clashes continued": tagged as a verb, and itself the subject of one.
  if (/^(?:nsubj|obj|obl|nmod)/.test(token.deprel)) return false;
  if (isPassive(sentence, verb)) return false;
  if (hasSubject(sentence, actor, verb)) return true;
  return !hasOtherSubject(sentence, actor, verb) && isNearestBefore(sentence, actor, verb);
}

/** "X urged restraint after shells hit the market": the verb has a noun of its own for its subject. */
function hasOtherSubject(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  for (let i = actor.endToken + ownNouns; i < verb; i++) {
    const token = sentence.tokens[i];
    if (token?.head !== verb || token.deprel !== 'nsubj' || token.upos !== 'NOUN') continue;
    return !sentence.actors.some((a) => a.firstToken <= i && i < a.endToken);
  }
  return false;
}

/** "X artillery", "X fighter jets": nouns this near belong to the actor. */
const ownNouns = 3;

function hasSubject(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  let at: number | undefined = verb;
  // A joined or dependent verb shares the subject of the verb above it.
  for (let steps = 0; steps < 3 && at !== undefined && at >= 0; steps++) {
    for (let i = actor.firstToken; i < actor.endToken; i++) {
      const token = sentence.tokens[i];
      if (token?.head === at && token.deprel === 'nsubj') return true;
    }
    if (hasOtherSubject(sentence, actor, at)) return false;
    const verbToken: { head: number; deprel: string } | undefined = sentence.tokens[at];
    if (verbToken?.deprel.startsWith('advcl') === true && isAfterNoun(sentence, actor, at)) return false;
    at = verbToken && /^(?:conj|xcomp|advcl)/.test(verbToken.deprel) ? verbToken.head : undefined;
  }
  return false;
}

const prepositions = new Set([
  'on',
  'against',
  'of',
  'in',
  'with',
  'by',
  'to',
  'for',
  'at',
  'from',
  'near',
  'targeting',
  'killing',
  'hitting',
]);

function isNearestBefore(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  if (actor.endToken > verb) return false;
  const between = sentence.actors.some(
    (a) => a.firstToken >= actor.endToken && a.endToken <= verb && canAct(sentence, a),
  );
  if (between || isAfterNoun(sentence, actor, verb)) return false;
  const before = wordAt(sentence, actor.firstToken - 1);
  const further = before === 'the' || before === 'a' ? wordAt(sentence, actor.firstToken - 2) : before;
  if (prepositions.has(further)) return false;
  return distance(sentence, actor.headToken, verb) <= 12;
}

/** "X urged calm after the town's shelling": a noun between "after" and the deed, unlike "after shelling the town", has a doer of its own. */
function isAfterNoun(sentence: EventSentence, actor: FoundActor, verb: number): boolean {
  let noun = false;
  for (let i = verb - 1; i >= actor.endToken; i--) {
    if (wordAt(sentence, i) === 'after') return noun;
    const upos = sentence.tokens[i]?.upos;
    noun ||= upos === 'NOUN' || upos === 'PROPN';
  }
  return false;
}

/** "Warplanes of X killed 12", "X killed 12". */
export function killsAsSubject(mention: EventMention, actor: FoundActor): boolean {
  if (mention.triggers.length > 0 && actor.firstToken > mention.anchor) return false;
  return mention.casualties.some((c) => c.kind === 'killed' && isSubject(mention.sentence, actor, c.cue));
}
