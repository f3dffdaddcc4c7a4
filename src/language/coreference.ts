import type { Chain, Name, Quotation, Token } from './analysis.ts';
import { findCandidates, indexText, type Candidate, type Text } from './coreference-mentions.ts';
import { createEntity, entityOfName, takeName, type Entity } from './coreference-entities.ts';
import { PERSON_NOUNS, SPEAKING, VAGUE_BODY_NOUNS } from './coreference-words.ts';

/** How many sentences back a pronoun is looked for; further back the guess is wrong too often (GUM train). */
const PRONOUN_REACH = 1;
/** How many sentences back a lone body may be "the group". */
const VAGUE_REACH = 2;

/**
 * Chains of mentions of one and the same: names with their short forms ("Sergei Orlan", "Orlan"; "Free Velm Army", "FVA"), definite nouns that
 * name an office or kind that the text gave somebody ("the minister", "the agency"), and third-person pronouns. Every chain holds a
 * name and at least two mentions. Precision goes before recall: where two fit, there is no link. Linear in tokens times the few
 * entities near by.
 */
export function findChains(
  tokens: readonly Token[],
  names: readonly Name[],
  quotations: readonly Quotation[],
): Chain[] {
  const text = indexText(tokens, names, quotations);
  const entities: Entity[] = [];
  for (const candidate of findCandidates(text)) {
    if (candidate.kind === 'name') placeName(text, entities, candidate);
    else if (candidate.kind === 'nominal') entityOfNoun(entities, candidate)?.mentions.push(candidate);
    else entityOfPronoun(text, entities, candidate)?.mentions.push(candidate);
  }
  return entities
    .filter((entity) => entity.mentions.length > 1)
    .map(({ mentions }) => ({
      mentions: mentions.map(({ start, end, headToken, kind }) => ({ start, end, headToken, kind })),
    }))
    .sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

function placeName(text: Text, entities: Entity[], name: Candidate): void {
  const entity = entityOfName(entities, name);
  if (entity === null) return;
  if (entity !== undefined) {
    takeName(text, entity, name);
    return;
  }
  const created = createEntity(text, name);
  if (created !== undefined) entities.push(created);
}

/** The one entity that the text called by this noun, all of whose modifiers fit. */
function entityOfNoun(entities: readonly Entity[], noun: Candidate): Entity | undefined {
  const [lemma = '', ...modifiers] = noun.words;
  const kind = PERSON_NOUNS.has(lemma) ? 'person' : 'organisation';
  const called = entities.filter((entity) => entity.kind === kind && entity.roles.has(lemma));
  const fitting = called.filter(
    (entity) =>
      modifiers.every((word) => entity.modifiers.has(word) || entity.roles.has(word)) &&
      fitsNations(entity, noun.nations),
  );
  if (fitting.length === 1) return fitting[0];
  const told = fitting.filter((entity) => noun.nations.some((nation) => entity.nations.has(nation)));
  if (told.length === 1) return told[0];
  if (fitting.length > 1) return onlyNear(fitting, noun, 1);
  if (
    called.length > 0 ||
    kind === 'person' ||
    modifiers.length + noun.nations.length > 0 ||
    !VAGUE_BODY_NOUNS.has(lemma)
  )
    return undefined;
  return onlyNear(
    entities.filter((entity) => entity.kind === 'organisation'),
    noun,
    VAGUE_REACH,
  );
}

/** "The Velmish minister" is no minister of whom the text says another nation; one of whom it says none may be meant. */
function fitsNations(entity: Entity, nations: readonly string[]): boolean {
  return entity.nations.size === 0 || nations.every((nation) => entity.nations.has(nation));
}

/** The one of the entities that was mentioned within so many sentences. */
function onlyNear(entities: readonly Entity[], to: Candidate, reach: number): Entity | undefined {
  const near = entities.filter((entity) =>
    entity.mentions.some((mention) => to.sentence - mention.sentence <= reach),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Names joined by "and" are followed so far up: longer lists are no subject of a pronoun. */
const LONGEST_LIST = 10;
const SUBJECTS = new Set(['nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj']);

/**
 * The entity that a pronoun stands for: a lone candidate, or the subject among several; undefined where it is not clear. "They" never is: of its
 * likeliest antecedents on GUM train one in five was right.
 */
function entityOfPronoun(text: Text, entities: readonly Entity[], pronoun: Candidate): Entity | undefined {
  if (pronoun.words[0] === 'they' || (isBareIt(text, pronoun) && !speaks(text, pronoun))) return undefined;
  const near = entities
    .map((entity) => ({ entity, mention: lastBefore(entity, pronoun) }))
    .filter(({ entity, mention }) => mention !== undefined && mayStandFor(text, entity, mention, pronoun));
  const own = near.filter(({ mention }) => mention?.sentence === pronoun.sentence);
  const chosen =
    clearest(text, own, pronoun) ?? (own.length === 0 ? clearest(text, near, pronoun) : undefined);
  if (chosen?.kind === 'person' && (pronoun.words[0] === 'he' || pronoun.words[0] === 'she'))
    chosen.gender ??= pronoun.words[0];
  return chosen;
}

/** "It", not "its" or "itself". */
function isBareIt(text: Text, pronoun: Candidate): boolean {
  return text.tokens[pronoun.headToken]?.text.toLowerCase() === 'it';
}

/** "It said": a bare "it" is a body with some certainty only where it speaks (5 of 19 others were right on GUM train). */
function speaks(text: Text, pronoun: Candidate): boolean {
  const own = text.tokens[pronoun.headToken];
  return own !== undefined && SUBJECTS.has(own.deprel) && SPEAKING.has(text.tokens[own.head]?.lemma ?? '');
}

interface Near {
  readonly entity: Entity;
  readonly mention: Candidate | undefined;
}

function lastBefore(entity: Entity, pronoun: Candidate): Candidate | undefined {
  const last = entity.mentions.at(-1);
  return last !== undefined && pronoun.sentence - last.sentence <= PRONOUN_REACH ? last : undefined;
}

function mayStandFor(
  text: Text,
  entity: Entity,
  mention: Candidate | undefined,
  pronoun: Candidate,
): boolean {
  const [which] = pronoun.words;
  // Within a quotation others are spoken of than around it.
  if (mention?.quotation !== pronoun.quotation || areArgumentsOfOne(text, mention, pronoun)) return false;
  if (which === 'he' || which === 'she')
    return entity.kind === 'person' && (entity.gender ?? which) === which;
  return (
    entity.kind === 'organisation' ||
    (entity.kind === 'place' && text.tokens[pronoun.headToken]?.deprel === 'nmod:poss')
  );
}

/** "Orlan met him": two arguments of one verb are two people. */
function areArgumentsOfOne(text: Text, mention: Candidate, pronoun: Candidate): boolean {
  const own = text.tokens[pronoun.headToken];
  const reflexive = own?.text.toLowerCase().endsWith('self') === true;
  const possessive = own?.deprel === 'nmod:poss';
  return !reflexive && !possessive && own !== undefined && text.tokens[mention.headToken]?.head === own.head;
}

/** A word's relation; of one that is joined to another by "and" the other's. */
function relationOf(text: Text, at: number): string {
  let token = text.tokens[at];
  for (let step = 0; step < LONGEST_LIST && token?.deprel === 'conj'; step++) token = text.tokens[token.head];
  return token?.deprel ?? '';
}

function clearest(text: Text, near: readonly Near[], pronoun: Candidate): Entity | undefined {
  const subjects = near.filter(
    ({ mention }) => mention !== undefined && SUBJECTS.has(relationOf(text, mention.headToken)),
  );
  const isPerson = pronoun.words[0] === 'he' || pronoun.words[0] === 'she';
  if (isPerson && near.length === 1) return near[0]?.entity;
  return subjects.length === 1 ? subjects[0]?.entity : undefined;
}
