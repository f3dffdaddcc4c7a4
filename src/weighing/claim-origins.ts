import type { ActorKind, ActorMention } from '../domain/actor.ts';
import type { Allegation } from '../domain/allegation.ts';
import { dateWords } from '../domain/date-words.ts';
import type { Passage } from '../domain/passage.ts';
import type { Statement } from '../domain/statement.ts';
import type { OriginKind } from '../domain/origin.ts';
import { matchNames, nameWords, speaksFor } from '../grouping/names.ts';
import { originKey } from './origin-draft.ts';
import type { OriginDraft } from './origin-draft.ts';

/** Words of an occasion that make it a broadcast: the words themselves went out, anyone could repeat them. */
const broadcastWords = /\b(?:broadcast|televised|television|tv|radio|aired|live)\b/i;
/** Words of a name that make it an outlet or an agency. */
const outletWords =
  /\b(?:news|agency|tv|television|radio|newspaper|daily|channel|website|media|press|times|network)\b/i;

/** Speakers of one story that a further name is held against. */
const comparedAtMost = 200;

/** What is known of actors: their kind and what they belong to, by id. `Reference` fits; without it only names and sides tell. */
export interface KnownActors {
  readonly actor: (
    id: string,
  ) => { readonly kind: ActorKind; readonly memberships: readonly { readonly of: string }[] } | null;
}

/** What citing is judged by: the agencies that the reports credit, as keys, and what is known of actors. */
export interface Citing {
  readonly agencies: ReadonlySet<string>;
  readonly actors: KnownActors | null;
}

type Speaker = ActorMention & { readonly role: string | null };

/**
 * One occasion on which somebody spoke. What is said once is one origin, however many reports pass it on; the speakers
 * of a story are told apart by name.
 */
export interface Utterance {
  readonly key: string;
  readonly speaker: Speaker;
  /** The speaker under every name and role that the story gives, and who speaks for the same body. */
  readonly speakers: Speaker[];
  kind: OriginKind;
  occasion: string | null;
  day: string | null;
}

/** Who spoke in one story. */
export interface Utterances {
  /** The occasion of a statement; null where the report has it from elsewhere, or from nobody by name. */
  readonly of: (statement: Statement) => Utterance | null;
  /** The occasion on which somebody whom an allegation cites spoke; null where no statement of theirs is told. */
  readonly by: (speaker: ActorMention) => Utterance | null;
}

/** The utterances of one story: statements that name no other way (`via`) by which the report has them. */
export function utterancesOf(statements: readonly Statement[], scope: string, citing: Citing): Utterances {
  const known: Utterance[] = [];
  const byName = new Map<string, Utterance>();
  const ofStatement = new Map<string, Utterance>();
  for (const statement of statements) {
    if (!isNamed(statement.speaker) || wayOf(statement, citing)) continue;
    const speaker = { ...statement.speaker, role: statement.role };
    const name = `${speaker.actor ?? ''} ${speaker.name} ${speaker.role ?? ''}`;
    let utterance = byName.get(name);
    utterance ??= known
      .slice(0, comparedAtMost)
      .find((u) => matchNames(u.speaker, speaker) === 'same' || speaksFor(u.speaker, speaker));
    if (!utterance) {
      const key = `utterance:${scope}:${speaker.actor ?? originKey('', speaker.name)}`;
      utterance = { key, speaker, speakers: [], kind: 'briefing', occasion: null, day: null };
      known.push(utterance);
    }
    if (!byName.has(name) && utterance.speakers.length < comparedAtMost) utterance.speakers.push(speaker);
    byName.set(name, utterance);
    describe(utterance, statement);
    ofStatement.set(statement.id, utterance);
  }
  return {
    of: (statement) => ofStatement.get(statement.id) ?? null,
    by: (speaker) => {
      const compared = known.slice(0, comparedAtMost);
      const own = compared.find((u) => u.speakers.some((s) => matchNames(s, speaker) === 'same'));
      return own === undefined ? null : (compared.find((u) => isSpokenFor(u, own, citing)) ?? own);
    },
  };
}

/** A group and its spokesman, or another person of it, are one source of what happened, however each is cited. */
function isSpokenFor(body: Utterance, own: Utterance, { actors }: Citing): boolean {
  if (body === own) return false;
  return own.speakers.some(
    (speaker) => speaksFor(body.speaker, speaker) || isPersonOf(body.speaker, speaker, actors),
  );
}

function isPersonOf(body: ActorMention, { actor }: ActorMention, actors: KnownActors | null): boolean {
  const known = actor === null ? null : (actors?.actor(actor) ?? null);
  if (known?.kind !== 'person' && known?.kind !== 'office') return false;
  return known.memberships.some(({ of }) => of === body.actor);
}

/** Through whom the report has a statement. Passed on by the speaker's own side, or by no outlet, it is the same origin. */
function wayOf({ via, speaker }: Statement, { actors }: Citing): ActorMention | null {
  if (!via) return null;
  if (via.side === speaker.side && speaker.side !== 'unknown' && speaker.side !== 'other') return null;
  const kind = kindOf(via, actors);
  return kind === null || kind === 'outlet' || kind === 'monitor' ? via : null;
}

function kindOf({ actor }: ActorMention, actors: KnownActors | null): ActorKind | null {
  return actor === null ? null : (actors?.actor(actor)?.kind ?? null);
}

function describe(utterance: Utterance, { occasion, when }: Statement): void {
  if (occasion !== null && (utterance.occasion === null || broadcastWords.test(occasion))) {
    if (utterance.kind !== 'broadcast') utterance.occasion = occasion;
    if (broadcastWords.test(occasion)) utterance.kind = 'broadcast';
  }
  if (when !== null && when.precision === 1 && (utterance.day === null || when.value < utterance.day))
    utterance.day = when.value;
}

/** Named, as against "activists", "a source", "officials". */
export function isNamed({ name, actor }: Pick<ActorMention, 'name' | 'actor'>): boolean {
  if (actor !== null) return true;
  return nameWords(name).length > 0 && /^(?:the |al-)?\p{Lu}/u.test(name);
}

/** Where a report has a statement from: the outlet it cites for it, else the occasion; null where the text does not tell. */
export function statementOrigin(
  statement: Statement,
  utterance: Utterance | null,
  citing: Citing,
): OriginDraft | null {
  const way = wayOf(statement, citing);
  if (way) return cited(way, citing, 'for these words', 'outlet');
  if (!utterance) return null;
  const { speaker, occasion } = utterance;
  const reason = `passes on what ${speaker.name} said${occasion === null ? '' : ` (${occasion})`}`;
  return spoken(utterance, statement.cuePassage ?? statement.speakerPassage, reason);
}

function spoken(
  { speaker, occasion, day, kind, key }: Utterance,
  passage: Passage,
  reason: string,
): OriginDraft {
  const name = [speaker.name, occasion ?? 'remarks', ...(day === null ? [] : [dateWords(day)])].join(', ');
  return { key, kind, name, passages: [passage], reason };
}

/**
 * Where a report has an allegation from: whoever it cites for it; null where it cites nobody by name. Who speaks in the
 * story as well, to whoever heard it, is one origin with what was said there.
 */
export function allegationOrigin(
  allegation: Allegation,
  utterances: Utterances | null,
  citing: Citing,
): OriginDraft | null {
  const by = allegation.saidByMention;
  if (!by || !isNamed(by)) return null;
  const origin = cited(by, citing, 'for it', 'briefing');
  const utterance = origin.kind === 'briefing' ? (utterances?.by(by) ?? null) : null;
  return utterance ? spoken(utterance, by.passage, origin.reason) : origin;
}

function cited(
  by: ActorMention,
  { agencies, actors }: Citing,
  what: string,
  otherwise: 'outlet' | 'briefing',
): OriginDraft {
  const isAgency = agencies.has(originKey('', by.name));
  const isOutlet = kindOf(by, actors) === 'outlet' || outletWords.test(by.name);
  return {
    key: isAgency ? originKey('agency', by.name) : `source:${by.actor ?? originKey('', by.name)}`,
    kind: isAgency ? 'agency' : isOutlet ? 'outlet' : otherwise,
    name: by.name,
    passages: [by.passage],
    reason: `cites ${by.name} ${what}`,
  };
}
