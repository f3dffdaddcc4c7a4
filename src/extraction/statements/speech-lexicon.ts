import { actorKinds, type ActorKind } from '../../domain/actor.ts';
import type { StatementAct } from '../../domain/statement.ts';

/** How a verb of speech takes what is said; `reference/verbs/reporting.yaml` explains each. */
export const speechFrames = [
  'clause',
  'object',
  'infinitive',
  'request',
  'blame',
  'as',
  'about',
  'toll',
  'source',
] as const;
export type SpeechFrame = (typeof speechFrames)[number];

/** What a content speaks of, as far as single words can tell. */
export const contentClasses = [
  'happening',
  'judging',
  'harming',
  'truce',
  'stance',
  'answer',
  'receipt',
  'retaliation',
] as const;
export type ContentClass = (typeof contentClasses)[number];

/** The parsed `reference/verbs/reporting.yaml`. */
export interface SpeechLexiconData {
  readonly verbs: Readonly<
    Record<
      string,
      {
        readonly act: StatementAct | 'content';
        readonly strength: 1 | 2 | 3;
        readonly frames: readonly SpeechFrame[];
        readonly unless?: readonly string[] | undefined;
      }
    >
  >;
  readonly sourcePhrases: readonly string[];
  readonly irregular: Readonly<Record<string, readonly string[]>>;
  readonly speechNouns: Readonly<Record<string, StatementAct | 'content'>>;
  readonly occasions: Readonly<Record<string, string>>;
  readonly speakerNouns: Readonly<Record<SpeakerTrade, readonly string[]>>;
  readonly anaphors: Readonly<Partial<Record<ActorKind, readonly string[]>>>;
  readonly contentWords: Readonly<Record<ContentClass, readonly string[]>>;
}

/** One verb of speech. `act` is "content" where only what is said tells the act. */
export interface SpeechVerb {
  readonly lemma: string;
  /** The word that must follow ("for" in "call for"), or null. */
  readonly particle: string | null;
  readonly act: StatementAct | 'content';
  readonly strength: 1 | 2 | 3;
  readonly frames: ReadonlySet<SpeechFrame>;
  /** Lemmas right after the verb that make it something else: "claimed the lives of". */
  readonly unless: ReadonlySet<string>;
}

/** How a speaker of this trade speaks of happenings. */
export type SpeakerTrade = 'report' | 'assert';

/** The compiled word lists of speech. All keys are lower case. */
export interface SpeechLexicon {
  /** Verbs by lemma, those with a particle first. */
  readonly verbs: ReadonlyMap<string, readonly SpeechVerb[]>;
  /** Lemmas by every form of the verbs, so that a word is known where the tagger fails on text without punctuation. */
  readonly lemmaOfForm: ReadonlyMap<string, string>;
  readonly sourcePhrases: readonly (readonly string[])[];
  readonly speechNouns: ReadonlyMap<string, StatementAct | 'content'>;
  readonly occasions: ReadonlyMap<string, string>;
  readonly speakerNouns: ReadonlyMap<string, SpeakerTrade>;
  readonly anaphors: ReadonlyMap<ActorKind, ReadonlySet<string>>;
  readonly contentWords: Readonly<Record<ContentClass, ReadonlySet<string>>>;
}

/** Compiles the parsed `reference/verbs/reporting.yaml`, which the build has checked against its schema. */
export function compileSpeechLexicon(data: SpeechLexiconData): SpeechLexicon {
  const verbs = new Map<string, SpeechVerb[]>();
  for (const [key, entry] of Object.entries(data.verbs)) {
    const [lemma = key, particle = null] = key.split(' ');
    const verb: SpeechVerb = {
      lemma,
      particle,
      act: entry.act,
      strength: entry.strength,
      frames: new Set(entry.frames),
      unless: new Set(entry.unless ?? []),
    };
    const known = verbs.get(lemma) ?? [];
    verbs.set(lemma, particle === null ? [...known, verb] : [verb, ...known]);
  }
  const speakerNouns = new Map<string, SpeakerTrade>();
  for (const noun of data.speakerNouns.report) speakerNouns.set(noun, 'report');
  for (const noun of data.speakerNouns.assert) speakerNouns.set(noun, 'assert');
  const anaphors = new Map<ActorKind, ReadonlySet<string>>();
  for (const kind of actorKinds) anaphors.set(kind, new Set(data.anaphors[kind] ?? []));
  const words = (name: ContentClass): ReadonlySet<string> => new Set(data.contentWords[name]);
  return {
    verbs,
    lemmaOfForm: formsOf([...verbs.keys()], data.irregular),
    sourcePhrases: data.sourcePhrases.map((p) => p.split(' ')),
    speechNouns: new Map(Object.entries(data.speechNouns)),
    occasions: new Map(Object.entries(data.occasions)),
    speakerNouns,
    anaphors,
    contentWords: {
      happening: words('happening'),
      judging: words('judging'),
      harming: words('harming'),
      truce: words('truce'),
      stance: words('stance'),
      answer: words('answer'),
      receipt: words('receipt'),
      retaliation: words('retaliation'),
    },
  };
}

/** The forms of each lemma: irregular ones as listed, the rest by the rules of English spelling. */
function formsOf(
  lemmas: readonly string[],
  irregular: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const lemma of lemmas) {
    const past = irregular[lemma] ?? [regularPast(lemma)];
    for (const form of [lemma, thirdPerson(lemma), ...past, gerund(lemma)]) forms.set(form, lemma);
  }
  return forms;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${doubled(lemma)}ed`;
}

function gerund(lemma: string): string {
  return /[^e]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${doubled(lemma)}ing`;
}

/** "slam", "refer" and "concur" double their last letter, "offer" and "vow" do not. */
function doubled(lemma: string): string {
  return /^(?:[^aeiou]|qu)*[aeiou][bdgmnpt]$/.test(lemma) ||
    /(?:mit|[^f]fer|cur|but|[^d]get|gret)$/.test(lemma)
    ? `${lemma}${lemma.slice(-1)}`
    : lemma;
}
