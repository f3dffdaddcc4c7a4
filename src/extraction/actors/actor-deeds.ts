import type { IsoDate } from '../../domain/date.ts';
import { asId, type ActorId } from '../../domain/ids.ts';
import type { Modifier } from './actor-modifiers.ts';
import type { ActorReading } from './actor-reading.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** Words between a nationality and the deed: "Sarvian heavy artillery fire". */
const wordsBeforeDeed = 2;

/** "Sarvian air strikes", "Sarvian and Velmian shelling": the nationality alone names the forces of the state. */
export function byDeed(
  words: readonly Word[],
  chain: readonly Modifier[],
  reference: Reference,
  on: IsoDate | null,
): ActorReading | null {
  const [first] = chain;
  const last = chain.at(-1);
  if (first === undefined || last === undefined || first.country === null) return null;
  if (chain.some((m) => m.what !== 'country' || m.form !== 'adjective')) return null;
  const sentence = words[first.first]?.sentence ?? 0;
  const { deeds, between } = reference.lexicons.bodies;
  let at = last.end;
  while (
    deeds.longestAt(words, at, sentence) === null &&
    at < last.end + wordsBeforeDeed &&
    between.has(words[at]?.key ?? '')
  )
    at += 1;
  if (deeds.longestAt(words, at, sentence) === null) return null;
  const forces = ({ country }: Modifier): ActorId => asId(`${country?.toLowerCase() ?? ''}.armed-forces`);
  const actor = forces(first);
  return {
    first: first.first,
    end: last.end,
    nameFirst: first.first,
    nameEnd: last.end,
    head: last.end - 1,
    actor,
    side: reference.sideOf(actor, on),
    kind: 'armed-forces',
    country: first.country,
    form: 'description',
    generic: false,
    metonym: false,
    role: null,
    fullName: null,
    partners: chain.slice(1).map((m) => ({
      first: m.first,
      end: m.end,
      actor: forces(m),
      side: reference.sideOf(forces(m), on),
    })),
  };
}
