import type { IncidentType } from '../../domain/allegation.ts';
import { isAttack, type Trigger } from './event-groups.ts';
import type { WeaponEntry } from './event-lexicon.ts';
import type { PhraseHit, TokenRange } from './event-phrases.ts';
import { isPassive, wordAt, type EventSentence } from './event-sentence.ts';
import type { CasualtyCount } from './toll-reading.ts';

/** "Killed a pilot when he left his plane": without a word for an attack, a platform after the harm did it only after "by". */
export function isMeans(
  sentence: EventSentence,
  platform: TokenRange,
  triggers: readonly Trigger[],
  casualties: readonly CasualtyCount[],
): boolean {
  const harm = casualties[0];
  if (triggers.length > 0 || !harm || platform.first < harm.cue) return true;
  return [1, 2, 3].some((n) => wordAt(sentence, platform.first - n) === 'by');
}

/** "The helicopter was hit": a platform before a passive verb is the target. */
export function isHit(sentence: EventSentence, platform: TokenRange, triggers: readonly Trigger[]): boolean {
  return triggers.some((t) => {
    const near = t.first >= platform.end && t.first - platform.end <= 4;
    return near && sentence.tokens[t.first]?.upos === 'VERB' && isPassive(sentence, t.first);
  });
}

/** Which type wins where several are named: how it was done before what it led to. */
const priority: readonly (IncidentType | null)[] = [
  'chemical',
  'suicide-bomb',
  'drone',
  'airstrike',
  'bomb',
  'execution',
  'abduction',
  'aid-obstruction',
  'convoy-attack',
  'shelling',
  'ambush',
  'shooting',
  'arrest',
  'siege',
  'clash',
  'territory-taken',
  'looting',
  'other',
  'destruction',
  'violation-tally',
];

export function resolveType(
  triggers: readonly Trigger[],
  weapons: readonly PhraseHit<WeaponEntry>[],
  casualties: readonly CasualtyCount[],
): { type: IncidentType | null; certain: boolean } {
  const named = triggers
    .filter((t) => !isAttack(t.entry) && t.entry.role !== 'wave')
    .map((t) => t.entry.type);
  const strongest = priority.find((p) => named.includes(p));
  const platform = weapons.find((w) => w.entry.platform);
  // Rockets fired by jets, barrages from helicopters.
  if (strongest === 'shelling' && platform) return { type: platform.entry.type, certain: true };
  const arm = platform ?? weapons[0];
  // "Jets hit the depot and set it ablaze": what burns by a weapon is what the weapon did.
  if (strongest && !(strongest === 'destruction' && arm)) return { type: strongest, certain: true };
  if (arm && (triggers.length > 0 || casualties.length > 0)) return { type: arm.entry.type, certain: true };
  const attacks = triggers.filter((t) => isAttack(t.entry));
  const guessed =
    (attacks.length > 0 ? attacks : triggers).find((t) => t.entry.type !== null)?.entry.type ?? null;
  return { type: guessed, certain: guessed !== null && attacks.some((t) => t.entry.type !== null) };
}
