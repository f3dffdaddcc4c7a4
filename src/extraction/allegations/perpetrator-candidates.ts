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
  return actor.kind !== 'state' || !isWhere(sentence, actor);
}

/** "In Sarvia", "northern Sarvia", "Tarnby, Sarvia", "Sarvia bombing": a country or a capital that says where. */
function isWhere(sentence: EventSentence, actor: FoundActor): boolean {
  const { firstToken, endToken, headToken } = actor;
  const directed = /^(?:north|south|east|west|central)/.test(wordAt(sentence, firstToken - 1));
  const before = wordAt(sentence, firstToken - 1);
  const further = before === 'the' ? wordAt(sentence, firstToken - 2) : before;
  if (directed || locating.has(further) || further === 'of') return true;
  if (sentence.places.some((p) => p.endToken === firstToken)) return true;
  const { text = '', head = -1, deprel = '' } = sentence.tokens[headToken] ?? {};
  // "US strikes": initials are the adjective too.
  if (/^(?:\p{Lu}\.?){2,}$/u.test(text) || isAbroad(sentence, actor)) return false;
  return head >= endToken && /^(?:compound|nmod|amod)/.test(deprel);
}

/** "Sarvia strikes kill two in Tarnby", where Tarnby is in another country: Sarvia is who strikes. */
function isAbroad({ places }: EventSentence, { country, firstToken }: FoundActor): boolean {
  const told = places.flatMap((p) => (p.firstToken === firstToken ? [] : (p.country ?? [])));
  return told.length > 0 && !told.some((code) => code === country);
}
