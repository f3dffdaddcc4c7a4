import type { Side } from '../../domain/actor.ts';
import type { IsoDate } from '../../domain/date.ts';
import { asId, type ActorId } from '../../domain/ids.ts';
import { byDeed } from './actor-deeds.ts';
import { linked } from './actor-links.ts';
import { afterPossessive, boundByHyphen, joints, modifierChain, type Modifier } from './actor-modifiers.ts';
import type { ActorReading } from './actor-reading.ts';
import type { HeadEntry } from '../reference/lexicons.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** The actor that starts at a word: a known name, a description, a word for a kind of people, a country or a seat. */
export function describedAt(
  words: readonly Word[],
  at: number,
  reference: Reference,
  on: IsoDate | null,
): ActorReading | null {
  const first = words[at];
  if (first === undefined || first.kind === 'mark') return null;
  const chain = modifierChain(words, at, reference, on);
  const generic = genericAt(words, at, reference);
  if (chain.length > 0) {
    const composed = withHead(words, at, chain, reference, on);
    if (composed !== null && (generic === null || composed.end >= generic.end))
      return linked(words, composed, reference, on);
  }
  if (generic !== null) return linked(words, generic, reference, on);
  const alone = chain[0];
  if (alone === undefined) return null;
  return byDeed(words, chain, reference, on) ?? standingAlone(words, alone, reference);
}

interface Head extends HeadEntry {
  readonly first: number;
  readonly end: number;
}

/** The head noun after the modifiers, with words like "armed" or "special" between. */
function headAfter(
  words: readonly Word[],
  from: number,
  sentence: number,
  reference: Reference,
): Head | null {
  const { heads, between } = reference.lexicons.bodies;
  let i = from;
  let found: Head | null = null;
  for (let skipped = 0; skipped <= 3;) {
    const hit = heads.longestAt(words, i, sentence);
    const value = hit?.values[0];
    if (hit !== null && value !== undefined) {
      found = { ...value, first: i, end: hit.end };
      i = hit.end; // "army units", "security forces personnel": heads may pile up
      continue;
    }
    if (found !== null) break;
    const word = words[i];
    if (word === undefined || word.sentence !== sentence || !(between.has(word.key) || word.key === '-'))
      break;
    if (word.key !== '-') skipped += 1;
    i += 1;
  }
  return found;
}

function withHead(
  words: readonly Word[],
  at: number,
  chain: readonly Modifier[],
  reference: Reference,
  on: IsoDate | null,
): ActorReading | null {
  const last = chain.at(-1);
  const first = chain[0];
  if (last === undefined || first === undefined) return null;
  const sentence = words[at]?.sentence ?? 0;
  const head = headAfter(words, afterPossessive(words, last.end), sentence, reference);
  const owner = ownerOf(words, chain, first);
  if (head === null) return headless(words, at, chain, reference, on);
  const body =
    owner.what === 'country' && owner.country !== null
      ? stateBodyAt(words, owner, head, sentence, reference)
      : null;
  const sided = chain.find((m) => m.what === 'side' && m.side !== 'unknown');
  const actor = actorOf(owner, body, head, sided, reference);
  const side = sideOf(owner, sided, actor, reference, on);
  // "al-Nusra Front terrorists": the group is the name, the noun says nothing more.
  const group =
    owner.what === 'actor' &&
    reference.actor(owner.actor ?? '')?.kind !== 'person' &&
    head.class !== 'office';
  const bare = group && chain.length === 1 && !owner.linked;
  return {
    first: at,
    end: head.end,
    nameFirst: bare ? owner.first : at,
    nameEnd: bare ? owner.end : head.end,
    head: head.end - 1,
    actor,
    side,
    kind: reference.actor((bare ? owner.actor : actor) ?? '')?.kind ?? head.kind,
    country: owner.country,
    form: bare ? 'name' : 'description',
    generic: actor === null,
    metonym: false,
    role: null,
    fullName: null,
    partners: chain
      .filter((m) => m !== owner && m.side !== 'unknown' && m.side !== side && m.first > at)
      .map((m) => ({ first: m.first, end: m.end, actor: m.actor, side: m.side })),
  };
}

/** Whose body the head noun names: the first actor or country of the chain. */
function ownerOf(words: readonly Word[], chain: readonly Modifier[], first: Modifier): Modifier {
  // "Russian and regime forces": the party to the conflict outranks its ally.
  const regime = chain.find((m) => m.what === 'side' && m.side === 'government');
  const joined =
    regime !== undefined &&
    chain.length > 1 &&
    (joints.has(words[regime.end]?.key ?? '') || joints.has(words[regime.first - 1]?.key ?? ''));
  if (joined) return regime;
  return chain.find((m) => m.what === 'actor') ?? chain.find((m) => m.what === 'country') ?? first;
}

/** "Assad regime", "Syrian opposition": the last modifier is itself the head. */
function headless(
  words: readonly Word[],
  at: number,
  chain: readonly Modifier[],
  reference: Reference,
  on: IsoDate | null,
): ActorReading | null {
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined || chain.length < 2) return null;
  // "Nusra Front terrorists": the group is the name, what it is called says nothing more.
  const group = chain.find(
    (m) => m.what === 'actor' && m.side !== 'unknown' && reference.actor(m.actor ?? '')?.kind !== 'person',
  );
  // The last modifier has to be a noun that names somebody: a known actor, or a word of the generic list.
  if (last.what === 'side') {
    const generic = genericAt(words, last.first, reference);
    if (generic === null || generic.end !== last.end) return null;
    if (group !== undefined && generic.side === 'unknown') {
      const whole = {
        ...generic,
        first: at,
        actor: group.actor,
        side: group.side,
        country: group.country,
        generic: false,
      };
      // "Nusra-linked groups" are not the group itself.
      if (group.linked) return { ...whole, nameFirst: at, form: 'description' };
      return { ...whole, nameFirst: group.first, nameEnd: group.end, form: 'name' };
    }
    const state = first.what === 'country' && generic.side === 'government' ? first.actor : null;
    const side = state === null ? generic.side : reference.sideOf(state, on);
    return {
      ...generic,
      first: at,
      nameFirst: at,
      actor: state,
      side,
      country: first.country,
      form: 'description',
    };
  }
  return null;
}

function stateBodyAt(
  words: readonly Word[],
  owner: Modifier,
  head: Head,
  sentence: number,
  reference: Reference,
): string | null {
  const { stateBodies } = reference.lexicons.bodies;
  for (let i = afterPossessive(words, owner.end); i < head.end; i += 1) {
    const hit = stateBodies.longestAt(words, i, sentence);
    if (hit !== null && hit.end >= head.end) return hit.values[0] ?? null;
  }
  return head.class === 'force' ? 'armed-forces' : head.class === 'air' ? 'air-force' : null;
}

function actorOf(
  owner: Modifier,
  body: string | null,
  head: Head,
  sided: Modifier | undefined,
  reference: Reference,
): ActorId | null {
  if (owner.what === 'actor') {
    const holder = reference.actor(owner.actor ?? '');
    if (holder?.kind !== 'person' || holder.country === null) return owner.actor;
    // "Assad's forces": those of the state whose office the person holds.
    return asId(
      `${holder.country.toLowerCase()}.${head.class === 'force' ? 'armed-forces' : head.class === 'air' ? 'air-force' : 'government'}`,
    );
  }
  if (owner.what === 'country' && owner.country !== null) {
    // "Syrian rebel fighters", "Syrian Kurdish forces" are none of the state's.
    if (sided !== undefined && sided.side !== 'government') return null;
    if (body !== null && head.class !== 'group') return asId(`${owner.country.toLowerCase()}.${body}`);
    return head.class === 'government' || head.class === 'office'
      ? asId(`${owner.country.toLowerCase()}.government`)
      : null;
  }
  return null;
}

function sideOf(
  owner: Modifier,
  sided: Modifier | undefined,
  actor: ActorId | null,
  reference: Reference,
  on: IsoDate | null,
): Side {
  if (owner.what === 'actor') return owner.side;
  if (sided !== undefined && (owner.what === 'side' || sided.side !== 'government')) return sided.side;
  if (actor !== null) return reference.sideOf(actor, on);
  return owner.what === 'country' ? 'unknown' : owner.side;
}

function genericAt(words: readonly Word[], at: number, reference: Reference): ActorReading | null {
  const word = words[at];
  if (word === undefined) return null;
  const { generic } = reference.lexicons.bodies;
  const hit = generic.startsWith(word.key) ? generic.longestAt(words, at, word.sentence) : null;
  const value = hit?.values[0];
  if (hit === null || value === undefined || boundByHyphen(words, hit.end)) return null;
  return {
    first: at,
    end: hit.end,
    nameFirst: at,
    nameEnd: hit.end,
    head: hit.end - 1,
    actor: null,
    side: value.side,
    kind: value.kind,
    country: null,
    form: 'description',
    generic: true,
    metonym: false,
    role: null,
    fullName: null,
    partners: [],
  };
}

const locative = new Set(
  'in at near from to into inside across outside around toward towards through of between within via over throughout leaving entering'.split(
    ' ',
  ),
);

/** A modifier without a head: a known name, a country, a seat. An adjective or a side word alone names nobody. */
function standingAlone(
  words: readonly Word[],
  modifier: Modifier,
  reference: Reference,
): ActorReading | null {
  if (modifier.what === 'side' || modifier.form === 'adjective' || boundByHyphen(words, modifier.end))
    return null;
  const known = modifier.actor === null ? null : reference.actor(modifier.actor);
  const before = words[modifier.first - 1];
  if (modifier.what === 'country' && before !== undefined && locative.has(before.key)) return null;
  return {
    first: modifier.first,
    end: modifier.end,
    nameFirst: modifier.first,
    nameEnd: modifier.end,
    head: modifier.end - 1,
    actor: modifier.actor,
    side: modifier.side,
    kind: modifier.what === 'country' ? 'state' : (known?.kind ?? null),
    country: modifier.country,
    form: known?.kind === 'person' ? 'person' : 'name',
    generic: false,
    metonym: modifier.what === 'country',
    role: null,
    fullName: null,
    partners: [],
  };
}
