import type { FoundActor } from '../actors/actors.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';

/** Kinds that do not use force themselves: they tell, count and mediate. */
const bystanders = new Set([
  'monitor',
  'outlet',
  'international-body',
  'ministry',
  'office',
  'organisation',
  'political-body',
]);
/** Heads of descriptions of those who speak and govern, whatever side they are of. */
const speakingHeads =
  /^(?:officials?|sources?|authorit(?:y|ies)|spokes\w+|media|agency|ministry|leaders?|commander|commanders|statement|areas?|positions?|territory)$/;
const locating = new Set([
  'in',
  'from',
  'to',
  'near',
  'across',
  'around',
  'into',
  'throughout',
  'inside',
  'over',
  'outside',
]);

/** Whether an actor, where it stands, can be who did something: not a bystander, a speaker or a word about something else. */
export function canAct(sentence: EventSentence, actor: FoundActor): boolean {
  if (actor.kind !== null && bystanders.has(actor.kind)) return false;
  if (actor.form === 'person' || actor.kind === 'population') return false;
  if (
    speakingHeads.test(wordAt(sentence, actor.headToken)) ||
    speakingHeads.test(wordAt(sentence, actor.endToken))
  )
    return false;
  // "Anti-government", "rebel-held": a word about something else.
  if (wordAt(sentence, actor.firstToken - 2) === 'anti' || wordAt(sentence, actor.firstToken - 1) === 'anti')
    return false;
  if (wordAt(sentence, actor.endToken) === '-' && wordAt(sentence, actor.endToken + 1) !== 'led')
    return false;
  // "A source at the army command": who speaks.
  const near = [1, 2, 3, 4].map((n) => wordAt(sentence, actor.firstToken - n));
  const clause = near.includes('that') ? near.slice(0, near.indexOf('that')) : near;
  if (
    speakingHeads.test(wordAt(sentence, actor.firstToken)) ||
    clause.some((w) => /^(?:sources?|spokes\w+|correspondent|reporter)$/.test(w))
  )
    return false;
  // "A suicide bomber" tells how, not who.
  if (/^(?:bombers?|attackers?|assailants?|drivers?|pilots?)$/.test(wordAt(sentence, actor.headToken)))
    return false;
  if (actor.kind !== 'state') return true;
  let before = wordAt(sentence, actor.firstToken - 1);
  if (/^(?:north|south|east|west|central|the)/.test(before)) before = wordAt(sentence, actor.firstToken - 2);
  return !locating.has(before) && before !== 'of';
}
