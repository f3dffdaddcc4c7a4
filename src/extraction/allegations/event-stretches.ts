import { type TokenRange } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import type { CasualtyCount } from './toll-reading.ts';

const parallelWords = new Set(['while', 'whereas', 'meanwhile', 'and', 'as', 'another', 'but']);

const contrasts = new Set(['while', 'whereas', 'meanwhile']);

/** Cuts a sentence where two parallel clauses each have a place, a trigger or weapon, and a toll (or, after "while", a doer) of their own. */
export function stretchesOf(
  sentence: EventSentence,
  triggers: readonly TokenRange[],
  casualties: readonly CasualtyCount[],
): TokenRange[] {
  const stretches: TokenRange[] = [];
  let first = sentence.first;
  for (let i = sentence.first + 1; i < sentence.end; i++) {
    if (isAfterthought(sentence, triggers, casualties, first, i)) {
      stretches.push({ first, end: i });
      first = i;
      continue;
    }
    if (!parallelWords.has(wordAt(sentence, i))) continue;
    const boundary =
      (sentence.clause[i - sentence.first] ?? 0) > (sentence.clause[i - 1 - sentence.first] ?? 0);
    if (!boundary) continue;
    const split = (end: 'toll' | 'doer' | 'place'): boolean =>
      isWhole(sentence, triggers, casualties, first, i, end) &&
      isWhole(sentence, triggers, casualties, i, sentence.end, end);
    if (split('toll') || (contrasts.has(wordAt(sentence, i)) && split('place'))) {
      stretches.push({ first, end: i });
      first = i;
    }
  }
  stretches.push({ first, end: sentence.end });
  return stretches;
}

/** "… killed 40 people after a pilot was killed by rebels": an earlier harm, told as the reason for the later one. */
function isAfterthought(
  sentence: EventSentence,
  triggers: readonly TokenRange[],
  casualties: readonly CasualtyCount[],
  first: number,
  at: number,
): boolean {
  if (wordAt(sentence, at) !== 'after') return false;
  const doer = sentence.actors.some(
    (a) => a.firstToken > at && a.kind !== 'population' && a.form !== 'person',
  );
  const told = (token: number): boolean => token >= first && token < at;
  return (
    doer &&
    casualties.some((c) => c.cue > at) &&
    (casualties.some((c) => told(c.cue)) || triggers.some((t) => told(t.first)))
  );
}

function isWhole(
  sentence: EventSentence,
  triggers: readonly TokenRange[],
  casualties: readonly CasualtyCount[],
  first: number,
  end: number,
  own: 'toll' | 'doer' | 'place',
): boolean {
  const inside = (token: number): boolean => token >= first && token < end;
  return (
    (own !== 'toll' || casualties.some((c) => c.toll !== null && inside(c.cue))) &&
    (own !== 'doer' ||
      sentence.actors.some((a) => a.kind === 'armed-group' && !a.generic && inside(a.firstToken))) &&
    sentence.places.some((p) => p.mention.place?.kind !== 'country' && inside(p.firstToken)) &&
    (triggers.some((t) => inside(t.first)) || sentence.weapons.some((w) => inside(w.first)))
  );
}
