import type { Side } from '../../domain/actor.ts';
import type { IsoDate } from '../../domain/date.ts';
import { asId, type ActorId } from '../../domain/ids.ts';
import type { NamedActor } from './actor-names.ts';
import type { NamedCountry } from './country-names.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** Something before a head noun that says whose it is. */
export interface Modifier {
  readonly first: number;
  readonly end: number;
  readonly what: 'actor' | 'country' | 'side';
  readonly actor: ActorId | null;
  readonly country: string | null;
  readonly side: Side;
  /** True for "Nusra-linked", "ISIS-affiliated". */
  readonly linked: boolean;
  /** How a country stands there. */
  readonly form: 'name' | 'adjective' | 'seat' | null;
}

export const joints = new Set(['and', 'or', '&', '/', ',']);

/** Modifiers that follow one another, joined or not: "Syrian and Russian", "Syrian government", "pro-Assad". */
export function modifierChain(
  words: readonly Word[],
  at: number,
  reference: Reference,
  on: IsoDate | null,
): Modifier[] {
  const chain: Modifier[] = [];
  let i = at;
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const next = modifierAt(words, i, reference, on);
    if (next === null) break;
    chain.push(next);
    i = next.end;
    i = afterPossessive(words, i);
    if (joints.has(words[i]?.key ?? '') && words[i]?.sentence === words[at]?.sentence) {
      // "Russian and regime" joins two modifiers; "Russia and the" ends here.
      const further = modifierAt(words, i + 1, reference, on);
      if (further === null || further.form === 'name' || endsInHead(words, next, reference)) break;
      // "Joren Vale, the Front's spokesman": what follows a person says who that is.
      if (words[i]?.key === ',' && reference.actor(next.actor ?? '')?.kind === 'person') break;
      i += 1;
    }
  }
  return chain;
}

/** "the Syrian army and rebel forces" are two: what ends in a noun for a force needs no other head. */
function endsInHead(words: readonly Word[], modifier: Modifier, reference: Reference): boolean {
  if (modifier.what !== 'actor' || modifier.end - modifier.first < 2) return false;
  return (
    reference.lexicons.bodies.heads.longestAt(
      words,
      modifier.end - 1,
      words[modifier.first]?.sentence ?? 0,
    ) !== null
  );
}

/** "rebel-held", "Britain-based": the word is bound to a participle and names nobody. */
export function boundByHyphen(words: readonly Word[], end: number): boolean {
  const mark = words[end];
  const next = words[end + 1];
  return mark?.key === '-' && !mark.spaced && next?.kind === 'word' && !next.spaced && !next.capital;
}

export function afterPossessive(words: readonly Word[], i: number): number {
  const mark = words[i];
  return mark !== undefined &&
    /^['’`‘]$/.test(mark.key) &&
    words[i + 1]?.key === 's' &&
    words[i + 1]?.spaced === false
    ? i + 2
    : i;
}

function modifierAt(
  words: readonly Word[],
  i: number,
  reference: Reference,
  on: IsoDate | null,
): Modifier | null {
  const word = words[i];
  if (word === undefined || word.kind === 'mark') return null;
  const named = reference.actors.nameAt(words, i);
  const country = reference.actors.countryAt(words, i);
  const { modifiers } = reference.lexicons.bodies;
  const lexical = modifiers.startsWith(word.key) ? modifiers.longestAt(words, i, word.sentence) : null;
  const longest = Math.max(named?.end ?? 0, country?.end ?? 0, lexical?.end ?? 0);
  if (longest === 0) return null;
  if (named !== null && named.end === longest) return actorModifier(words, i, named, reference, on);
  if (country !== null && country.end === longest) return countryModifier(i, country, reference, on);
  return {
    first: i,
    end: lexical?.end ?? i + 1,
    what: 'side',
    actor: null,
    country: null,
    side: lexical?.values[0] ?? 'unknown',
    form: null,
    linked: false,
  };
}

function actorModifier(
  words: readonly Word[],
  first: number,
  named: NamedActor,
  reference: Reference,
  on: IsoDate | null,
): Modifier {
  const linkedEnd = afterLink(words, named.end);
  return {
    first,
    end: linkedEnd ?? named.end,
    what: 'actor',
    actor: named.actor,
    country: reference.actor(named.actor)?.country ?? null,
    side: reference.sideOf(named.actor, on),
    form: null,
    linked: linkedEnd !== null,
  };
}

/** A country before a noun stands for its government. */
function countryModifier(
  first: number,
  { code, end, form }: NamedCountry,
  reference: Reference,
  on: IsoDate | null,
): Modifier {
  const actor = asId<ActorId>(`${code.toLowerCase()}.government`);
  return {
    first,
    end,
    what: 'country',
    actor,
    country: code,
    side: reference.sideOf(actor, on),
    form,
    linked: false,
  };
}

/** The end of "-linked", "-affiliated" … after a name, or null. */
function afterLink(words: readonly Word[], end: number): number | null {
  const bound =
    words[end]?.key === '-' &&
    /^(?:linked|affiliated|led|allied|inspired|dominated)$/.test(words[end + 1]?.key ?? '');
  return bound ? end + 2 : null;
}
