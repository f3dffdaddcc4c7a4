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
  if (first === undefined || last === undefined) return null;
  const led = isLed(words, first);
  if (chain.some((m) => !led && (m.what !== 'country' || m.form !== 'adjective'))) return null;
  const sentence = words[first.first]?.sentence ?? 0;
  const { deeds, ledDeeds, between } = reference.lexicons.bodies;
  const isDeed = (i: number): boolean =>
    deeds.longestAt(words, i, sentence) !== null || (led && ledDeeds.longestAt(words, i, sentence) !== null);
  let at = last.end;
  while (!isDeed(at) && at < last.end + wordsBeforeDeed && between.has(words[at]?.key ?? '')) at += 1;
  if (!isDeed(at)) return null;
  const forces = ({ country }: Modifier): ActorId => asId(`${country?.toLowerCase() ?? ''}.armed-forces`);
  const actor = led ? null : forces(first);
  return {
    first: first.first,
    end: last.end,
    nameFirst: first.first,
    nameEnd: last.end,
    head: last.end - 1,
    actor,
    side: actor === null ? first.side : reference.sideOf(actor, on),
    kind: 'armed-forces',
    country: first.country,
    form: 'description',
    generic: false,
    metonym: false,
    role: null,
    fullName: null,
    partners: (led ? [] : chain.slice(1)).map((m) => ({
      first: m.first,
      end: m.end,
      actor: forces(m),
      side: reference.sideOf(forces(m), on),
    })),
  };
}

/** "Sarvian-led raids": who leads them, never where they were, as "Sarvian raids" may say. */
function isLed(words: readonly Word[], { what, side, end }: Modifier): boolean {
  return what === 'side' && side !== 'unknown' && words[end - 1]?.key === 'led';
}
