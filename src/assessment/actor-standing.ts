import type { ActorMention, Side } from '../domain/actor.ts';
import type { Agreement } from '../domain/agreement.ts';
import { dateWords } from '../domain/date-words.ts';
import type { IsoDate } from '../domain/date.ts';
import type { Answer } from '../domain/finding.ts';

/** What the assessment needs to know of actors: what somebody is a part of on a day, nearest first, the actor itself included. */
export interface ActorKnowledge {
  readonly lineage: (id: string, on: IsoDate | null) => readonly string[];
}

export interface Judged {
  readonly answer: Answer;
  readonly reason: string;
}

/** Is this actor one of those that the agreement leaves out? */
export function isExcluded(
  agreement: Agreement,
  who: ActorMention | null,
  side: Side,
  on: IsoDate | null,
  actors: ActorKnowledge,
): Judged {
  if (!who) return { answer: 'cannot tell', reason: 'No perpetrator is named.' };
  const lineage = who.actor ? actors.lineage(who.actor, on) : [];
  const entry = agreement.excluded.find((e) => lineage.includes(e.actor));
  if (entry) {
    const through = entry.actor === who.actor ? '' : `, a part of ${entry.name}`;
    return {
      answer: 'yes',
      reason: `The agreement excludes ${who.name}${through}: ${entry.why.replace(/\.?$/, '.')}`,
    };
  }
  if (side === 'excluded')
    return { answer: 'yes', reason: `The report ties ${who.name} to an excluded group.` };
  if (side === 'unknown')
    return { answer: 'cannot tell', reason: `It is not told which group is meant by "${who.name}".` };
  if (side === 'opposition' && !who.actor)
    return { answer: 'no', reason: `The report calls "${who.name}" opposition and names no excluded group.` };
  return { answer: 'no', reason: `The excluded do not include ${who.name}.` };
}

/** Had this actor accepted the agreement? A side's acceptance speaks for its members only where it was announced for all of them. */
export function isBound(
  agreement: Agreement,
  who: ActorMention | null,
  side: Side,
  on: IsoDate | null,
  actors: ActorKnowledge,
): Judged {
  if (!who) return { answer: 'cannot tell', reason: 'No perpetrator is named.' };
  const lineage = who.actor ? actors.lineage(who.actor, on) : [];
  const own = agreement.parties.find((p) => lineage.includes(p.actor));
  const party = own ?? agreement.parties.find((p) => p.side === side);
  if (!party) {
    if (side === 'unknown')
      return { answer: 'cannot tell', reason: `The side of "${who.name}" is not told.` };
    return { answer: 'no', reason: `The parties do not include ${who.name}.` };
  }
  if (party.acceptance === 'announced')
    return {
      answer: 'yes',
      reason: `The agreement was accepted by ${party.name}${onDay(party.accepted)}.`,
    };
  if (own && party.acceptance === 'reported')
    return {
      answer: 'yes',
      reason: `Its acceptance by ${party.name} was reported${onDay(party.accepted)}.`,
    };
  return {
    answer: 'cannot tell',
    reason: `Whether ${who.name} accepted is not known. ${party.note ?? ''}`.trim(),
  };
}

function onDay(day: string | null): string {
  return day === null ? '' : ` on ${dateWords(day)}`;
}
