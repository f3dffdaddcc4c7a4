import type { EventLexicon, TriggerEntry } from './event-lexicon.ts';
import { findPhrases, type PhraseHit, type TokenRange } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';

/** A trigger as its sentence means it: who captures people holds them, whatever else the verb takes. */
export function meantTrigger(
  sentence: EventSentence,
  trigger: PhraseHit<TriggerEntry>,
  lexicon: EventLexicon,
): PhraseHit<TriggerEntry> {
  return takesPeople(sentence, trigger, lexicon) ? { ...trigger, entry: ofPeople } : trigger;
}

const ofPeople: TriggerEntry = { type: 'abduction', role: 'event' };

/** Whether a trigger tells a happening: not inside a name, not a look-alike, beside a weapon or a place where it needs one. */
export function isHappening(
  sentence: EventSentence,
  trigger: PhraseHit<TriggerEntry>,
  lexicon: EventLexicon,
): boolean {
  if (
    sentence.actors.some(
      (a) => a.firstToken <= trigger.first && trigger.end <= a.endToken && a.form === 'name',
    )
  )
    return false;
  if (trigger.entry.role === 'none' || trigger.entry.role === 'accident') return false;
  if (trigger.entry.type === 'territory-taken' && !takesTerritory(sentence, trigger, lexicon)) return false;
  // "Destroyed two tanks": what is lost in a fight; vehicles that are burnt are somebody's.
  const isDestroyed = trigger.entry.role === 'wave' && wordAt(sentence, trigger.first).startsWith('destroy');
  if (isDestroyed && isOfGoods(sentence, trigger, lexicon)) return false;
  if (trigger.entry.role === 'impact' && !isWeaponNear(sentence, trigger)) return false;
  return !isPartOfName(sentence, trigger);
}

/** Words between a weapon and the verb for its use: "fired more than a dozen home-made rockets". */
const weaponReach = 9;

function isWeaponNear(sentence: EventSentence, trigger: TokenRange): boolean {
  return sentence.weapons.some(
    (w) => !w.entry.platform && w.end > trigger.first - weaponReach && w.first < trigger.end + weaponReach,
  );
}

/** "Strike Eagles", "the Battle Group": a trigger among names is one itself; headlines write all words so. */
function isPartOfName(sentence: EventSentence, trigger: TokenRange): boolean {
  if (
    sentence.kind === 'title' ||
    trigger.end - trigger.first > 1 ||
    (sentence.kind === 'body' && isHeadline(sentence))
  )
    return false;
  const isName = (i: number): boolean =>
    i > sentence.first && i < sentence.end && /^\p{Lu}\p{Ll}/u.test(sentence.tokens[i]?.text ?? '');
  return isName(trigger.first) && (isName(trigger.first - 1) || isName(trigger.first + 1));
}

/** Share of capitalised words above which a sentence is a headline, wherever it stands. */
const headlineShare = 0.5;

function isHeadline(sentence: EventSentence): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = sentence.first; i < sentence.end; i++) {
    const text = sentence.tokens[i]?.text ?? '';
    if (!/^\p{L}/u.test(text)) continue;
    words += 1;
    if (/^\p{Lu}/u.test(text)) capitals += 1;
  }
  return capitals > words * headlineShare;
}

/** How far after its verb what is taken may stand, and how far before it in the passive. */
const territoryAfter = 8;
const territoryBefore = 6;

/** What a taking verb takes: its object, or its subject in the passive; of "the soldiers whom it captured" the noun. -1 where the parse has none. */
function takenToken(sentence: EventSentence, trigger: TokenRange): number {
  const verb = trigger.first;
  const token = sentence.tokens[verb];
  for (
    let i = Math.max(sentence.first, verb - takenReach);
    i < Math.min(sentence.end, verb + takenReach);
    i++
  ) {
    const { head, deprel, upos } = sentence.tokens[i] ?? {};
    if (head !== verb || (deprel !== 'obj' && deprel !== 'nsubj:pass')) continue;
    return upos === 'PRON' && token?.deprel === 'acl:relcl' ? token.head : i;
  }
  return -1;
}

/** Words between a verb and the head of what it takes: "captured at least six lightly wounded soldiers". */
const takenReach = 8;

/** "Captured six soldiers": people are taken, not ground. */
function takesPeople(
  sentence: EventSentence,
  { entry, ...trigger }: PhraseHit<TriggerEntry>,
  lexicon: EventLexicon,
): boolean {
  if (entry.type !== 'territory-taken' || !captures.test(wordAt(sentence, trigger.first))) return false;
  return isPeople(wordAt(sentence, takenToken(sentence, trigger)), lexicon);
}

/** Of the verbs for ground that is taken those that take people prisoner: others drive them out. */
const captures = /^(?:re)?captur|^seiz/;

function isPeople(word: string, lexicon: EventLexicon): boolean {
  return lexicon.person.has(word) || lexicon.people.has(word);
}

/** Whether vehicles, arms and the like are what the verb is done to. */
function isOfGoods(sentence: EventSentence, trigger: TokenRange, lexicon: EventLexicon): boolean {
  const taken = takenToken(sentence, trigger);
  return (
    sentence.tokens[taken]?.upos === 'NOUN' &&
    findPhrases(lexicon.goods, sentence.tokens, taken, taken + 1).length > 0
  );
}

/** Weapons and people are captured too: territory is taken where a place or a word for one stands by, and nothing else is the object. */
function takesTerritory(sentence: EventSentence, trigger: TokenRange, lexicon: EventLexicon): boolean {
  if (isPeople(wordAt(sentence, trigger.end), lexicon)) return false;
  if (isOfGoods(sentence, trigger, lexicon)) return false;
  const first = Math.max(sentence.first, trigger.first - territoryBefore);
  const end = Math.min(sentence.end, trigger.end + territoryAfter);
  return (
    findPhrases(lexicon.territory, sentence.tokens, trigger.first, end).length > 0 ||
    findPhrases(lexicon.territory, sentence.tokens, first, trigger.first).length > 0 ||
    sentence.places.some(
      (p) => p.firstToken >= first && p.firstToken < end && p.mention.place?.kind !== 'country',
    )
  );
}

/** A tally has a number of breaches: "three times", "47 violations". */
export function isCounted(sentence: EventSentence, trigger: TokenRange): boolean {
  return (
    sentence.quantities.some((q) => {
      const noun = wordAt(sentence, q.countedToken ?? q.endToken - 1);
      const near = q.firstToken >= trigger.first - 6 && q.firstToken <= trigger.end + 6;
      return near && /^(?:times?|violations?|breach(?:es)?|incidents?|cases?)$/.test(noun);
    }) ||
    /^times?$/.test(wordAt(sentence, trigger.end + 1)) ||
    /^times?$/.test(wordAt(sentence, trigger.end + 2))
  );
}
