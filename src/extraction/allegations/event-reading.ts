import type { Side } from '../../domain/actor.ts';
import type { TargetKind, IncidentType } from '../../domain/allegation.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Toll } from '../../domain/toll.ts';
import type { FoundActor } from '../actors/actors.ts';
import { dateOf, isDateOfSaying } from './event-date.ts';
import type { EventLexicon } from './event-lexicon.ts';
import type { EventMention } from './event-mentions.ts';
import { placeOf } from './event-place.ts';
import { wordAt } from './event-sentence.ts';
import { statementOf } from './event-source.ts';
import { perpetratorOf } from './perpetrator.ts';
import type { FoundDate } from '../dates/dates.ts';
import type { FoundPlace } from '../places/places.ts';
import type { Reference } from '../reference/reference.ts';
import { hitsArmedParty, targetKindsOf } from './target.ts';

/** A mention with the fields that its own sentence gives it. */
export interface ReadMention {
  readonly mention: EventMention;
  readonly type: IncidentType | null;
  readonly certain: boolean;
  readonly place: FoundPlace | null;
  readonly date: FoundDate | null;
  /** False where the date tells when it was said. */
  readonly dated: boolean;
  readonly perpetrator: FoundActor | null;
  readonly side: Side;
  readonly killed: Toll | null;
  readonly injured: Toll | null;
  readonly targets: readonly TargetKind[];
  readonly statement: Statement | null;
  /** How good a source the statement cites: 2 somebody named, 1 an outlet, 0 a kind of source. */
  readonly sourceRank: number;
  /** A habit, a background, a threat, a plan or a denial: kept, never counted. */
  readonly aside: boolean;
}

/** Acts of speech that are about what is not, or not yet. */
const acts: ReadonlySet<string> = new Set(['propose', 'threaten', 'promise', 'demand']);
/** Acts whose speaker is no source: who denies a shelling, or rejects the blame for it, does not tell of it. */
const contesting: ReadonlySet<string> = new Set(['deny', 'reject']);

/** Reads the fields of a mention from its own sentence; what other sentences add comes with merging. */
export function readMention(mention: EventMention, lexicon: EventLexicon, reference: Reference): ReadMention {
  const perpetrator = perpetratorOf(mention);
  const targets = targetKindsOf(mention, lexicon, perpetrator);
  const told = statementOf(mention);
  // "X proposed talks after shells hit the town": what came before is not proposed, and is the outlet's to tell.
  const isSource = told !== null && !contesting.has(told.act) && !(mention.happened && acts.has(told.act));
  const statement = isSource ? told : null;
  const date = dateOf(mention);
  const figures = mention.casualties.some((c) => c.toll !== null);
  const planned = statement !== null && acts.has(statement.act) && !figures;
  // "Denied that its guns had killed six" is of what was not done; "denied a part in the attack that killed six" is not.
  const denied =
    told?.act === 'deny' && (!figures || mention.sentence.tokens[mention.anchor]?.upos === 'VERB');
  return {
    mention,
    aside: mention.general || mention.negated || mention.hypothetical || planned || denied,
    type: typeByTarget(mention, targets, perpetrator),
    certain: mention.certain,
    place: placeOf(mention),
    date,
    dated: date !== null && !isDateOfSaying(mention.sentence, date),
    perpetrator,
    side: perpetrator?.mention.side ?? 'unknown',
    killed: tollOf(mention, 'killed'),
    injured: tollOf(mention, 'injured'),
    targets,
    statement,
    sourceRank: statement === null ? 0 : rankOf(statement, reference),
  };
}

function rankOf({ speaker }: Statement, reference: Reference): number {
  if (speaker.actor !== null && reference.actor(speaker.actor)?.kind === 'outlet') return 1;
  return /\p{Lu}/u.test(speaker.name.slice(1)) || /^\p{Lu}\S*$/u.test(speaker.name) ? 2 : 0;
}

/** What "attacked" or "targeted" was, where no weapon is named: armies hit armed men from afar, armed men attack them on foot. */
function typeByTarget(
  mention: EventMention,
  targets: readonly TargetKind[],
  perpetrator: FoundActor | null,
): IncidentType | null {
  // Those without an air force bomb from the ground.
  const fromAir =
    mention.weapons.some((w) => w.entry.type === 'airstrike') ||
    mention.triggers.some((t) => t.entry.role === 'event');
  if (mention.type === 'airstrike' && !fromAir && perpetrator?.kind === 'armed-group') return 'bomb';
  // A state's forces arrest whom they capture.
  if (mention.type === 'abduction' && perpetrator !== null && isOfState(perpetrator) && isCapture(mention))
    return 'arrest';
  if (mention.type !== null) return mention.type;
  if (mention.triggers.length === 0) return perpetrator ? 'other' : null;
  const armed = targets.includes('combatants') || hitsArmedParty(mention, perpetrator);
  if (perpetrator === null) return null;
  // "Demonstrators attacked the office", "gunmen attacked a bus": on foot, against whom bears no arms.
  if (!armed) return targets.length > 0 && isByHand(mention) ? 'other' : null;
  const verb = mention.triggers.some((t) =>
    ['target', 'hit', 'strike'].includes(mention.sentence.tokens[t.first]?.lemma ?? ''),
  );
  if (verb && perpetrator.mention.side !== 'excluded' && perpetrator.mention.side !== 'opposition')
    return 'shelling';
  return 'clash';
}

/** "Attack" and "assault" as verbs: what is targeted, hit and struck may be so from afar. */
function isByHand({ triggers, sentence }: EventMention): boolean {
  return triggers.some((t) => {
    const token = sentence.tokens[t.first];
    return token?.upos === 'VERB' && /^(?:attack|assault|raid)$/.test(token.lemma);
  });
}

function isOfState({ kind }: FoundActor): boolean {
  return kind === 'armed-forces' || kind === 'police' || kind === 'government' || kind === 'state';
}

function isCapture({ triggers, sentence }: EventMention): boolean {
  return triggers.some((t) => /^(?:captur|recaptur|seiz)/.test(wordAt(sentence, t.first)));
}

/** The figure of the first harm of its kind that tells one. */
function tollOf(mention: EventMention, kind: 'killed' | 'injured'): Toll | null {
  return mention.casualties.find((c) => c.kind === kind && c.toll !== null)?.toll ?? null;
}
