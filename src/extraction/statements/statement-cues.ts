import type { SpeechText } from './speech-text.ts';
import type { SpeechVerb } from './speech-lexicon.ts';

/** How a cue takes its speaker. */
export type CueForm =
  | 'finite' // "said", "has said": the subject speaks
  | 'participle' // "adding that": whoever speaks in the clause above
  | 'quoted' // "was quoted as saying": the passive subject speaks
  | 'agent' // "was reported by": the agent speaks
  | 'source' // "according to": the following noun phrase speaks
  | 'quoting'; // "quoted X as saying": the object speaks, the subject passes it on

/** A verb or phrase that makes what stands beside it a statement. Tokens `[firstToken, endToken)`. */
export interface Cue {
  readonly form: CueForm;
  readonly verb: SpeechVerb | null;
  /** Token of the verb, or the phrase's first. */
  readonly head: number;
  /** Start of the verb group: "has also said" begins at "has". */
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
}

const modals = new Set([
  'would',
  'could',
  'may',
  'might',
  'should',
  'must',
  'will',
  'shall',
  'can',
  "'ll",
  '’ll',
]);
const beForms = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", '’s', "'re"]);
const haveForms = new Set(['has', 'have', 'had', 'having']);
const negations = new Set(['not', "n't", 'n’t', 'never', 'nt']);
// Verbs that lead to one of saying and leave no doubt that it was said: "went on to say", "used the visit to accuse".
const leading = new Set('go continue proceed come begin start use take rush hasten turn return'.split(' '));

/** All cues of a report in text order. Cues inside a balanced quotation are somebody else's words and left out. */
export function findCues(speech: SpeechText): Cue[] {
  const cues: Cue[] = [];
  for (const [s, sentence] of speech.sentences.entries()) {
    for (let i = sentence.first; i < sentence.endToken; i++) {
      if ((speech.quotationAt[i] ?? -1) >= 0) continue;
      const cue = sourcePhraseAt(speech, i, s) ?? verbCueAt(speech, i, s);
      if (cue === null) continue;
      cues.push(cue);
      i = Math.max(i, cue.endToken - 1);
    }
  }
  return cues;
}

function sourcePhraseAt(speech: SpeechText, i: number, sentence: number): Cue | null {
  for (const phrase of speech.lexicon.sourcePhrases) {
    if (!phrase.every((word, k) => speech.lower[i + k] === word)) continue;
    const endToken = i + phrase.length;
    return { form: 'source', verb: null, head: i, firstToken: i, endToken, sentence };
  }
  return null;
}

function verbCueAt(speech: SpeechText, i: number, sentence: number): Cue | null {
  if (!isVerb(speech, i)) return null;
  const verb = verbWithParticle(speech, i, sentence);
  if (verb === null || isSomethingElse(speech, verb.verb, verb.end)) return null;
  if (speech.lower[i - 1] === 'as' && isAfterQuoting(speech, i, sentence)) return null;
  if (speech.tokens[i - 1]?.upos === 'CCONJ' && speech.lower[i] === verb.verb.lemma) return null;
  const group = verbGroup(speech, i, sentence);
  if (group.negated || group.modal) return null;
  const goesOn = group.infinitive ? continuedAt(speech, i, sentence) : null;
  if (group.infinitive && goesOn === null) return null;
  const form = formOf(speech, i, verb.verb, group);
  if (form === null) return null;
  const endToken = form === 'quoted' ? pastAsSaying(speech, verb.end) : verb.end;
  return { form, verb: verb.verb, head: i, firstToken: goesOn ?? group.first, endToken, sentence };
}

/**
 * Tagged as a verb; or a past form right after somebody who speaks, whatever the tagger thinks: text without commas
 * ("… were hurt the source confirmed") misleads it.
 */
function isVerb(speech: SpeechText, i: number): boolean {
  const token = speech.tokens[i];
  const lemma = speech.lexicon.lemmaOfForm.get(speech.lower[i] ?? '');
  if (token === undefined || lemma === undefined) return false;
  const word = speech.lower[i] ?? '';
  if (word === 'said' && token.text === 'Said') return false; // a name, but at a sentence's start, where no report has the verb
  if (token.upos === 'VERB') return true;
  if (word === 'said' || word === 'told') return speech.lower[i - 1] !== 'the';
  if (word === lemma || word.endsWith('ing') || /^\p{Lu}/u.test(token.text)) return false;
  const before = speech.tokens[i - 1];
  if (before === undefined || before.sentence !== token.sentence) return false;
  if (before.upos === 'PRON' && !before.feats.includes('Poss=Yes')) return !word.endsWith('s');
  const speaks =
    speech.actorAt[i - 1] !== undefined || speech.lexicon.speakerNouns.has(before.lemma.toLowerCase());
  if (!word.endsWith('s')) return speaks;
  const next = speech.tokens[i + 1];
  if (next?.upos === 'SCONJ') return speaks;
  return speech.actorAt[i - 1]?.kind === 'outlet' && (next === undefined || next.upos === 'PUNCT');
}

function isSomethingElse(speech: SpeechText, verb: SpeechVerb, end: number): boolean {
  if (verb.unless.size === 0) return false;
  for (let k = end; k < end + 4; k++)
    if (verb.unless.has(speech.tokens[k]?.lemma.toLowerCase() ?? '')) return true;
  return false;
}

/** "quoted the doctor as saying": the second verb is a part of the first one's cue. */
function isAfterQuoting(speech: SpeechText, i: number, sentence: number): boolean {
  const first = speech.sentences[sentence]?.first ?? 0;
  for (let k = i - 2; k >= Math.max(first, i - 30); k--) {
    const lemma = speech.lexicon.lemmaOfForm.get(speech.lower[k] ?? '');
    const verbs = lemma === undefined ? undefined : speech.lexicon.verbs.get(lemma);
    if (verbs?.some((v) => v.frames.has('source')) === true) return true;
  }
  return false;
}

/** "was quoted by the channel as saying": the cue reaches over the verb of saying, unless somebody stands between. */
function pastAsSaying(speech: SpeechText, end: number): number {
  return speech.lower[end] === 'as' && (speech.lower[end + 1] ?? '').endsWith('ing') ? end + 2 : end;
}

/** The lexicon's verb at a token, with its particle within the next few words where it has one ("hold them responsible"). */
function verbWithParticle(
  speech: SpeechText,
  i: number,
  sentence: number,
): { verb: SpeechVerb; end: number } | null {
  const lemma = speech.lexicon.lemmaOfForm.get(speech.lower[i] ?? '') ?? '';
  const limit = Math.min(speech.sentences[sentence]?.endToken ?? i, i + 3);
  for (const verb of speech.lexicon.verbs.get(lemma) ?? []) {
    if (verb.particle === null) return { verb, end: i + 1 };
    for (let k = i + 1; k < limit; k++) if (speech.lower[k] === verb.particle) return { verb, end: k + 1 };
  }
  return null;
}

interface VerbGroup {
  readonly first: number;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly infinitive: boolean;
  readonly be: boolean;
  readonly have: boolean;
}

function verbGroup(speech: SpeechText, i: number, sentence: number): VerbGroup {
  const start = speech.sentences[sentence]?.first ?? 0;
  const group = { first: i, negated: false, modal: false, infinitive: false, be: false, have: false };
  for (let k = i - 1; k >= start && k >= i - 5; k--) {
    const word = speech.lower[k] ?? '';
    const upos = speech.tokens[k]?.upos;
    if (modals.has(word) && upos === 'AUX') group.modal = true;
    else if (beForms.has(word) && upos === 'AUX') group.be = true;
    else if (haveForms.has(word)) group.have = true;
    else if (negations.has(word)) group.negated = true;
    else if (word === 'to') group.infinitive = true;
    else if (upos !== 'AUX' && upos !== 'ADV') break;
    if (upos !== 'ADV' || k === i - 1) group.first = k;
  }
  return group;
}

/** Where the verb that leads to the one of saying stands; null where none does, or where it is not told as done. */
function continuedAt(speech: SpeechText, i: number, sentence: number): number | null {
  const at = speech.tokens[i]?.head ?? -1;
  const head = speech.tokens[at];
  if (head === undefined || at >= i || !leading.has(head.lemma.toLowerCase())) return null;
  const group = verbGroup(speech, at, sentence);
  return group.negated || group.modal || group.infinitive ? null : at;
}

/** A participle inside a noun phrase, or one that is a noun itself. */
function isAttribute(speech: SpeechText, i: number): boolean {
  return !/^(?:advcl|acl|conj|xcomp|ccomp|root|parataxis)/.test(speech.tokens[i]?.deprel ?? '');
}

/** "… were hurt the source confirmed.": the last word, right behind somebody who speaks. */
function endsSentence(speech: SpeechText, i: number): boolean {
  const { sentence, lemma = '' } = speech.tokens[i - 1] ?? {};
  const next = speech.tokens[i + 1];
  const last = next === undefined || next.sentence !== sentence || next.text === '.';
  return last && speech.lexicon.speakerNouns.has(lemma.toLowerCase());
}

function formOf(speech: SpeechText, i: number, verb: SpeechVerb, group: VerbGroup): CueForm | null {
  const word = speech.lower[i] ?? '';
  const next = speech.lower[i + 1] ?? '';
  if (verb.frames.has('source')) {
    if (group.be && next === 'by') return 'quoted';
    if (group.be) return 'quoted';
    return word.endsWith('ing') || !group.infinitive ? 'quoting' : null;
  }
  // "the opposing groups": a weak verb's participle is an adjective more often than speech.
  if (word.endsWith('ing'))
    return group.be ? 'finite' : verb.strength === 1 && isAttribute(speech, i) ? null : 'participle';
  if (group.be) return next === 'by' ? 'agent' : null;
  const deprel = speech.tokens[i]?.deprel ?? '';
  const named = speech.actorAt[i - 1]?.form === 'person' || speech.personAt[i - 1] !== undefined;
  if ((deprel === 'amod' || deprel === 'compound') && !named) return null;
  // "at least ten guards said to be officers": others say it of them.
  const own = verb.strength > 1 && verb.frames.has('infinitive');
  if (!own && !group.have && next === 'to' && /^(?:be|have)$/.test(speech.lower[i + 2] ?? '')) return null;
  if (!group.have && next === 'by' && word.endsWith('ed'))
    return verb.strength > 1 && verb.frames.has('object') ? 'agent' : null;
  if (deprel === 'acl' && verb.strength < 3 && !group.have && !endsSentence(speech, i)) return null;
  return 'finite';
}
