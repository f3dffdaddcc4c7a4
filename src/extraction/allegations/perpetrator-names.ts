import type { FoundActor } from '../actors/actors.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import { canAct } from './perpetrator-candidates.ts';

const joints = new Set([
  'and',
  ',',
  'or',
  'other',
  'several',
  'some',
  'allied',
  'armed',
  'its',
  'their',
  'allies',
  'the',
  '&',
  'terrorists',
  'militants',
  'fighters',
]);

/** Of "X (a branch of Y) and other groups" the first, as the coders do; what stands in brackets is passed over. */
export function firstOfJoint(sentence: EventSentence, actor: FoundActor): FoundActor {
  let first = actor;
  for (const earlier of [...sentence.actors].reverse()) {
    if (earlier.firstToken >= first.firstToken || isBracketed(sentence, earlier, first.firstToken)) continue;
    const between = wordsBetween(sentence, earlier.endToken, first.firstToken);
    // "X fighters", "X terrorists and other groups": the name runs into the noun.
    const runsIn = between.length === 0 && first.generic && earlier.form === 'name';
    if (runsIn && canAct(sentence, earlier)) {
      first = earlier;
      continue;
    }
    const joined =
      between.length <= 4 &&
      between.every((w) => joints.has(w)) &&
      between.some((w) => w === 'and' || w === ',');
    if (!joined || !canAct(sentence, earlier)) break;
    first = earlier;
  }
  return first;
}

/** "Terrorists from X", "groups affiliated to X": X, where it is a name. */
export function nameOf(sentence: EventSentence, actor: FoundActor): FoundActor {
  if (!actor.generic) return actor;
  const next = sentence.actors.find((a) => a.firstToken >= actor.endToken);
  if (!next || next.generic || next.kind !== 'armed-group') return actor;
  const between = wordsBetween(sentence, actor.endToken, next.firstToken);
  return /^(?:from|from the|of|of the|belonging to|affiliated to|affiliated with|linked to)$/.test(
    between.join(' '),
  )
    ? next
    : actor;
}

/** Words from one token to another without what stands in brackets. */
function wordsBetween(sentence: EventSentence, from: number, to: number): string[] {
  const words: string[] = [];
  let depth = 0;
  for (let i = from; i < to; i++) {
    const word = wordAt(sentence, i);
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (depth === 0) words.push(word);
  }
  return words;
}

function isBracketed(sentence: EventSentence, actor: FoundActor, to: number): boolean {
  let depth = 0;
  for (let i = actor.endToken; i < to; i++) {
    const word = wordAt(sentence, i);
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (depth < 0) return true;
  }
  return false;
}
