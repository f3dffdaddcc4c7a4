import type { IncidentType } from '../../domain/allegation.ts';
import { isOfSomebody } from './event-deed.ts';
import {
  dropBareTallies,
  groupTriggers,
  isBareTally,
  nearestGroup,
  partOf,
  tellingGroups,
  type Trigger,
} from './event-groups.ts';
import type { EventLexicon, TriggerEntry, WeaponEntry } from './event-lexicon.ts';
import type { PhraseHit, TokenRange } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import { afterWord, isAnaphoric, isGeneral, isGoverned, isPurpose } from './event-standing.ts';
import { stretchesOf } from './event-stretches.ts';
import { isHappening, meantTrigger } from './event-triggers.ts';
import { isHit, isMeans, resolveType } from './event-type.ts';
import { readCasualties, type CasualtyCount } from './toll-reading.ts';

/** One telling of one happening inside one sentence, before its fields are read. */
export interface EventMention extends TokenRange {
  readonly sentence: EventSentence;
  readonly triggers: readonly PhraseHit<TriggerEntry>[];
  readonly weapons: readonly PhraseHit<WeaponEntry>[];
  readonly casualties: readonly CasualtyCount[];
  /** Null where the words leave it open ("the attack"): it is then what an earlier mention was. */
  readonly type: IncidentType | null;
  /** True where the words name the type themselves, false where a rule guessed it. */
  readonly certain: boolean;
  /** "The attack", "the raids": speaks of a happening told before. */
  readonly anaphoric: boolean;
  /** "The murder of the mayor": known to the reader, and told by its own words. */
  readonly ofSomebody: boolean;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  /** Told as what came before something else ("after shells hit the town"), whatever is said of that. */
  readonly happened: boolean;
  /** A habit, a total over years, a background. */
  readonly general: boolean;
  /** Token that the fields are read around. */
  readonly anchor: number;
}

/** Finds the happenings that a sentence tells, in text order. */
export function findMentions(sentence: EventSentence, text: string, lexicon: EventLexicon): EventMention[] {
  const casualties = readCasualties(sentence, text, lexicon);
  const happenings = sentence.triggers
    .map((t) => meantTrigger(sentence, t, lexicon))
    .filter((t) => isHappening(sentence, t, lexicon));
  // Beside what was done, what was only meant is no happening: "fired on men who were preparing to attack".
  const done = happenings.filter((t) => !isPurpose(sentence, t.first));
  const triggers = done.length > 0 ? done : happenings;
  const mentions = stretchesOf(sentence, triggers, casualties).flatMap((stretch) => {
    const inside = (r: TokenRange): boolean => r.first >= stretch.first && r.first < stretch.end;
    const groups = groupTriggers(sentence, triggers.filter(inside));
    const weapons = sentence.weapons.filter(inside);
    const harms = casualties.filter((c) => c.cue >= stretch.first && c.cue < stretch.end);
    if (groups.length > 1) dropBareTallies(sentence, groups);
    if (groups.length === 0)
      return harms.length > 0 ? [mentionOf(sentence, lexicon, stretch, [], weapons, harms)] : [];
    return tellingGroups(sentence, stretch, groups, harms).map((group) => {
      const i = groups.indexOf(group);
      const own = groups.length === 1 ? stretch : partOf(stretch, groups, i);
      const mine = harms.filter((c) => nearestGroup(groups, c.cue) === i);
      const arms = weapons.filter((w) => nearestGroup(groups, w.first) === i);
      return mentionOf(sentence, lexicon, own, group, arms, mine);
    });
  });
  return mentions.filter((m) => m.type !== null || m.casualties.length > 0 || m.triggers.length > 0);
}

/** "The bomb struck …": one weapon, known from before. */
function isKnownWeapon(
  sentence: EventSentence,
  trigger: TokenRange,
  weapons: readonly TokenRange[],
): boolean {
  return weapons.some((w) => {
    const near = w.end <= trigger.first && trigger.first - w.end <= 2;
    const one = /^(?:bomb|blast|car|mine|device)$/.test(wordAt(sentence, w.end - 1));
    return near && one && wordAt(sentence, w.first - 1) === 'the';
  });
}

function mentionOf(
  sentence: EventSentence,
  lexicon: EventLexicon,
  range: TokenRange,
  triggers: readonly Trigger[],
  weapons: readonly PhraseHit<WeaponEntry>[],
  casualties: readonly CasualtyCount[],
): EventMention {
  // What names the happening before "fired on" and "bombed", which a weapon may make another, and those before a bare "attack".
  const lead =
    triggers.find((t) => t.entry.role === 'event') ??
    triggers.find((t) => t.entry.role === 'attack' && t.entry.type !== null) ??
    triggers[0];
  const anchor = lead?.first ?? casualties[0]?.cue ?? range.first;
  const used = weapons.filter(
    (w) => !w.entry.platform || (!isHit(sentence, w, triggers) && isMeans(sentence, w, triggers, casualties)),
  );
  const after = afterWord(sentence, anchor);
  // "… may leave after shells hit the town": a cue before "after" is not about what came first.
  const cueReach = after === null ? 6 : Math.min(6, anchor - after);
  const possible = isGoverned(sentence, lexicon.hypothetical, anchor, anchor - (after ?? anchor));
  const { type, certain } = resolveType(triggers, used, casualties);
  return {
    sentence,
    first: range.first,
    end: range.end,
    triggers,
    weapons,
    casualties,
    type,
    certain,
    anaphoric: lead !== undefined && (isAnaphoric(sentence, lead) || isKnownWeapon(sentence, lead, weapons)),
    ofSomebody: lead !== undefined && isOfSomebody(sentence, lead),
    negated: isGoverned(sentence, lexicon.negation, anchor, 4) && !casualties.some((c) => c.toll !== null),
    hypothetical:
      (isGoverned(sentence, lexicon.hypothetical, anchor, cueReach) || isPurpose(sentence, anchor)) &&
      // "Plans to murder the judge": one dead, and as little done as the rest.
      casualties.every((c) => c.toll === null || (c.cue === anchor && isPurpose(sentence, c.cue))),
    happened: after !== null && !possible,
    general: isBareTally(sentence, triggers) || isGeneral(sentence, range, casualties),
    anchor,
  };
}
