import type { ActorKind } from '../../domain/actor.ts';
import type { IsoDate } from '../../domain/date.ts';
import type { ActorReading } from './actor-reading.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** "terrorist groups affiliated to al-Nusra", "units of the Syrian army": the actor that the link leads to gives side and body. */
export function linked(
  words: readonly Word[],
  reading: ActorReading,
  reference: Reference,
  on: IsoDate | null,
): ActorReading {
  const sentence = words[reading.head]?.sentence ?? 0;
  let from = reading.end;
  while (from < reading.end + 3 && /^(?:which|who|that|are|is|were|,)$/.test(words[from]?.key ?? ''))
    from += 1;
  const link = reference.lexicons.bodies.links.longestAt(words, from, sentence);
  if (link === null || reading.actor !== null) return reading;
  let at = link.end;
  while (
    /^(?:the|so|called|-|al|militant|terrorist|group|groups|organization|known|as|other)$/.test(
      words[at]?.key ?? '',
    ) &&
    at < link.end + 5
  ) {
    if (reference.actors.nameAt(words, at) !== null) break;
    at += 1;
  }
  const named = reference.actors.nameAt(words, at);
  if (named !== null) {
    const kind: ActorKind | null = reference.actor(named.actor)?.kind ?? reading.kind;
    const affiliated = words[from]?.key !== 'from' && words[from]?.key !== 'of';
    return {
      ...reading,
      end: named.end,
      nameEnd: affiliated ? named.end : reading.nameEnd,
      ...(affiliated ? {} : { nameFirst: at, nameEnd: named.end }),
      actor: named.actor,
      side: reference.sideOf(named.actor, on),
      kind,
      generic: false,
    };
  }
  return reading;
}
