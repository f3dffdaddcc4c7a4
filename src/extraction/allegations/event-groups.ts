import { typeFamilies, type IncidentType } from '../../domain/allegation.ts';
import type { TriggerEntry } from './event-lexicon.ts';
import type { PhraseHit, TokenRange } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import { isCounted } from './event-triggers.ts';
import type { CasualtyCount } from './toll-reading.ts';

/** A word for a happening, found in a text. */
export type Trigger = PhraseHit<TriggerEntry>;

/** Triggers of one sentence that can be one happening stand together; "clashes" and "air raids" do not. */
export function groupTriggers(sentence: EventSentence, triggers: readonly Trigger[]): Trigger[][] {
  const groups: Trigger[][] = [];
  for (const trigger of triggers) {
    const group = groups.find((g) =>
      g.every(
        (t) =>
          canBeOne(t.entry, trigger.entry) &&
          !isElsewhere(sentence, t, trigger) &&
          !isBesideClash(sentence, t, trigger),
      ),
    );
    if (group) group.push(trigger);
    else groups.push([trigger]);
  }
  return groups.sort((a, b) => (a[0]?.first ?? 0) - (b[0]?.first ?? 0));
}

/** "A raid on the town where rebels are fighting": what goes on there is another thing. */
function isElsewhere(sentence: EventSentence, a: Trigger, b: Trigger): boolean {
  if (a.entry.type === b.entry.type) return false;
  for (let i = a.end; i < b.first; i++) if (wordAt(sentence, i) === 'where') return true;
  return false;
}

/** "Clashes went on as warplanes bombed the town": what is done from afar with a weapon of its own is no part of the fight. */
function isBesideClash(sentence: EventSentence, a: Trigger, b: Trigger): boolean {
  const [fight, strike] = isAttack(a.entry) ? [b, a] : [a, b];
  if (isAttack(fight.entry) || fight.entry.type !== 'clash' || !isAttack(strike.entry)) return false;
  const clause = sentence.clause[strike.first - sentence.first];
  const apart = clause !== sentence.clause[fight.first - sentence.first];
  return sentence.weapons.some((w) => {
    const { head, deprel } = sentence.tokens[w.end - 1] ?? {};
    if (head === strike.first && deprel === 'nsubj') return true;
    const near = strike.first - w.end < armReach && w.first - strike.end < armReach;
    return apart && near && sentence.clause[w.first - sentence.first] === clause;
  });
}

/** Words between a strike and the weapon or the aircraft that it is told with. */
const armReach = 6;

/** Of several happenings in one stretch those that have a place or a figure of their own; all, where none has. */
export function tellingGroups(
  sentence: EventSentence,
  stretch: TokenRange,
  groups: readonly Trigger[][],
  harms: readonly CasualtyCount[],
): readonly Trigger[][] {
  if (groups.length < 2) return groups;
  const telling = groups.filter((_, i) => {
    const own = partOf(stretch, groups, i);
    const placed = sentence.places.some((p) => p.firstToken >= own.first && p.firstToken < own.end);
    return placed || harms.some((c) => c.toll !== null && nearestGroup(groups, c.cue) === i);
  });
  return telling.length > 0 ? telling : groups.slice(0, 1);
}

/** "Breached the truce by shelling …" tells the shelling; the breach is what it amounts to. */
export function dropBareTallies(sentence: EventSentence, groups: Trigger[][]): void {
  const bare = groups.findIndex((g) => isBareTally(sentence, g));
  if (bare !== -1) groups.splice(bare, 1);
}

/** Breaches of a truce without their number: that there were any, or that there are many. */
export function isBareTally(sentence: EventSentence, group: readonly Trigger[]): boolean {
  return group.length > 0 && group.every((t) => t.entry.role === 'tally' && !isCounted(sentence, t));
}

/** Types that tell how a larger happening was done, and so never stand beside it as a second one. */
const absorbing = new Set<IncidentType | null>([
  'chemical',
  'suicide-bomb',
  'ambush',
  'convoy-attack',
  'aid-obstruction',
]);

/** Types that are no attack from afar: "the town was hit where rebels executed a pilot" tells two things. */
const apart = new Set<IncidentType | null>([
  'execution',
  'abduction',
  'arrest',
  'siege',
  'territory-taken',
  'aid-obstruction',
  'violation-tally',
]);

export function isAttack({ role }: TriggerEntry): boolean {
  return role === 'attack' || role === 'impact';
}

function canBeOne(a: TriggerEntry, b: TriggerEntry): boolean {
  if (isAttack(a) || isAttack(b)) return !apart.has(a.type) && !apart.has(b.type);
  if (a.role === 'wave' || b.role === 'wave') return true;
  if (a.type === null || b.type === null || a.type === b.type) return true;
  const defence = a.role === 'defence' || b.role === 'defence';
  if (!defence && (absorbing.has(a.type) || absorbing.has(b.type)))
    return a.type !== 'territory-taken' && b.type !== 'territory-taken';
  return typeFamilies[a.type] === typeFamilies[b.type];
}

export function nearestGroup(groups: readonly (readonly Trigger[])[], token: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  groups.forEach((group, i) => {
    for (const t of group) {
      const d = Math.abs(t.first - token);
      if (d < least) [least, best] = [d, i];
    }
  });
  return best;
}

/** From halfway to the group before to halfway to the group after. */
export function partOf(stretch: TokenRange, groups: readonly (readonly Trigger[])[], i: number): TokenRange {
  const previous = groups[i - 1]?.at(-1);
  const next = groups[i + 1]?.[0];
  const mine = groups[i];
  const start = mine?.[0]?.first ?? stretch.first;
  const end = mine?.at(-1)?.end ?? stretch.end;
  return {
    first: previous && previous.end < start ? Math.ceil((previous.end + start) / 2) : stretch.first,
    end: next && next.first > end ? Math.ceil((end + next.first) / 2) : stretch.end,
  };
}
