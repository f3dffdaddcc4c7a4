import type { ActorMention } from '../../domain/actor.ts';
import { targetKinds, type TargetKind } from '../../domain/allegation.ts';
import type { FoundActor } from '../actors/actors.ts';
import type { EventLexicon } from './event-lexicon.ts';
import { findPhrases } from './event-phrases.ts';
import { wordAt, type EventSentence } from './event-sentence.ts';
import type { EventMention } from './event-mentions.ts';

/** What was hit: kinds by the nouns of the mention's stretch, without those of its perpetrator. */
export function targetKindsOf(
  mention: EventMention,
  lexicon: EventLexicon,
  perpetrator: FoundActor | null,
): TargetKind[] {
  const found = new Set<TargetKind>();
  const { sentence } = mention;
  for (const hit of findPhrases(lexicon.targets, sentence.tokens, mention.first, mention.end)) {
    const within = sentence.actors.find((a) => hit.first < a.endToken && a.firstToken < hit.end);
    if (
      perpetrator &&
      within &&
      (within === perpetrator || within.mention.name.toLowerCase() === perpetrator.mention.name.toLowerCase())
    )
      continue;
    // "fired by terrorists", "posts of the army's reporter": who acts and who speaks is not hit.
    if (wordAt(sentence, hit.first - 1) === 'by') continue;
    found.add(hit.entry);
  }
  return targetKinds.filter((kind) => found.has(kind));
}

/** The party or group that was hit: the first actor after the trigger that is neither perpetrator nor speaker, behind "on", "against" or a verb. */
export function targetActorOf(mention: EventMention, perpetrator: FoundActor | null): ActorMention | null {
  return foundTarget(mention, perpetrator)?.mention ?? null;
}

/** Whether the party that was hit is an armed one. */
export function hitsArmedParty(mention: EventMention, perpetrator: FoundActor | null): boolean {
  const kind = foundTarget(mention, perpetrator)?.kind ?? null;
  return kind === 'armed-group' || kind === 'armed-forces' || kind === 'police';
}

function foundTarget(mention: EventMention, perpetrator: FoundActor | null): FoundActor | null {
  const { sentence, anchor } = mention;
  for (const actor of sentence.actors) {
    if (actor === perpetrator || actor.firstToken < anchor || actor.firstToken >= mention.end) continue;
    if (
      speaks(sentence, actor) ||
      actor.form === 'person' ||
      actor.kind === 'monitor' ||
      actor.kind === 'outlet'
    )
      continue;
    const before = wordAt(sentence, actor.firstToken - 1);
    if (before === 'by' || before === 'told' || before === 'to') continue;
    return actor;
  }
  return null;
}

/** "…, the Red Front said": who tells it. */
function speaks(sentence: EventSentence, actor: FoundActor): boolean {
  return /^(?:said|says|told|added|reported|announced|claimed|stated|confirmed)$/.test(
    wordAt(sentence, actor.endToken),
  );
}
