import type { StatementAct } from '../../domain/statement.ts';
import type { PhraseSpan } from './noun-phrases.ts';
import { accuses } from './accusations.ts';
import {
  demands,
  deniesDeed,
  has,
  isDoubt,
  isOwnDeed,
  negatedNear,
  negations,
  obligations,
  offersTogether,
  promises,
  explains,
  reservesForce,
  tellsHappening,
  tellsHarm,
  threatens,
  weighsOdds,
  wordsOfContent,
  type ContentWords,
} from './content-signs.ts';
import type { Speaker } from './speaker.ts';
import { speaksForABody, tradeOf } from './speaker-trade.ts';
import type { SpeechVerb } from './speech-lexicon.ts';
import type { SpeechText } from './speech-text.ts';

/** An act and why it was taken, in words that go on after "because". */
export interface ReadAct {
  readonly act: StatementAct;
  readonly reason: string;
}

const refusalsToTalk = new Set([
  'comment',
  'speculate',
  'elaborate',
  'say',
  'answer',
  'discuss',
  'disclose',
  'confirm',
  'provide',
  'respond',
  'give',
  'name',
]);

/** Tells the act from the verb, from what is said, and from who says it. */
export function readAct(
  speech: SpeechText,
  verb: SpeechVerb | null,
  content: readonly PhraseSpan[],
  clause: boolean,
  speaker: Speaker,
): ReadAct {
  const words = wordsOfContent(speech, content);
  const byVerb = verb === null ? null : actOfVerb(speech, verb, words, clause);
  if (byVerb === 'promise' && threatens(speech, words))
    return { act: 'threaten', reason: 'it promises force' };
  if (byVerb !== null) return { act: byVerb, reason: `the verb is "${verb?.lemma ?? ''}"` };
  return actOfContent(speech, words, speaker);
}

/** The verb's own act, as far as it settles it; null where the content must tell. */
function actOfVerb(
  speech: SpeechText,
  verb: SpeechVerb,
  words: ContentWords,
  clause: boolean,
): StatementAct | null {
  const opening = words.lemmas.slice(0, 4);
  switch (verb.lemma) {
    case 'warn':
    case 'caution':
      return threatens(speech, words) || has(speech, words, 'retaliation') ? 'threaten' : 'assert';
    case 'refuse':
    case 'decline':
      return opening.some((l) => refusalsToTalk.has(l))
        ? 'decline'
        : verb.act === 'content'
          ? null
          : verb.act;
    case 'agree':
      return clause && opening[0] !== 'to' ? 'assert' : 'accept';
    case 'ask':
      return clause ? null : asAct(verb);
    case 'suggest':
      return suggestsAction(words) ? 'propose' : null;
    case 'express':
    case 'voice':
      return expressed(opening);
    case 'describe':
    case 'label':
    case 'brand':
      return has(speech, words, 'judging') ? 'condemn' : 'assert';
    case 'report':
    case 'declare':
    case 'claim':
      return clause ? null : asAct(verb);
    case 'offer':
    case 'propose':
      return 'propose';
    default:
      return asAct(verb) ?? (clause ? null : actOfNoun(speech, opening));
  }
}

function asAct(verb: SpeechVerb): StatementAct | null {
  return verb.act === 'content' ? null : verb.act;
}

/** "reiterated their call on all sides": the noun is the act. */
function actOfNoun(speech: SpeechText, opening: readonly string[]): StatementAct | null {
  for (const lemma of opening) {
    const act = speech.lexicon.speechNouns.get(lemma);
    if (act !== undefined && act !== 'content') return act;
  }
  return null;
}

function suggestsAction(words: ContentWords): boolean {
  const [first = ''] = words.lower;
  return first.endsWith('ing') || first === 'to' || words.lower.slice(0, 14).some((w) => obligations.has(w));
}

function expressed(opening: readonly string[]): StatementAct {
  if (opening.some((l) => /^(?:outrage|anger|condemnation|indignation|dismay|concern|alarm)$/.test(l)))
    return 'condemn';
  return opening.some((l) => /^(?:readiness|willingness|support)$/.test(l)) ? 'accept' : 'declare';
}

function actOfContent(speech: SpeechText, words: ContentWords, speaker: Speaker): ReadAct {
  if (reservesForce(words) || threatens(speech, words))
    return { act: 'threaten', reason: 'it announces force' };
  const inner = innerAct(speech, words, speaker);
  if (inner !== null && speaksForABody(speech, speaker))
    return { act: inner, reason: 'what is said does just that' };
  const trade = tradeOf(speech, speaker);
  if (deniesOwnDeed(speech, words, speaker))
    return { act: 'deny', reason: 'it says what its own side did not do' };
  if (trade === 'assert') {
    if (negatedNear(speech, words, 'answer', 4))
      return { act: 'reject', reason: 'it says what the speaker does not do with others' };
    if (negatedNear(speech, words, 'receipt', 7))
      return { act: 'deny', reason: 'it says what was not received or agreed' };
    if (deniesDeed(speech, words)) return { act: 'deny', reason: 'it says what was not done' };
  }
  if (trade === 'assert' && ownProposal.test(words.lower.slice(0, 6).join(' ')))
    return { act: 'propose', reason: 'it says what the offer holds' };
  if (accuses(speech, words, speaker, trade))
    return { act: 'accuse', reason: 'it lays a wrong at somebody else’s door' };
  if (trade === 'assert' && offersTogether(words))
    return { act: 'propose', reason: 'it says what should be done together' };
  if (trade === 'assert' && demands(words)) return { act: 'demand', reason: 'it says what others must do' };
  if (promises(words)) return { act: 'promise', reason: 'the speaker says what they will do' };
  if (weighsOdds(words, trade)) return { act: 'assert', reason: 'it says what would or could be' };
  if (isDoubt(words)) return { act: 'assert', reason: 'it weighs what is not known' };
  if (trade === 'assert' && isOwnDeed(words))
    return { act: 'assert', reason: 'the speaker speaks of their own doing' };
  if (trade === 'assert' && !tellsHarm(words) && (has(speech, words, 'truce') || explains(words)))
    return { act: 'assert', reason: 'it speaks of a truce or of causes, not of a happening' };
  if (tellsHappening(speech, words)) return { act: 'report', reason: 'it tells what happened' };
  return trade === 'report'
    ? { act: 'report', reason: 'the speaker passes on what is known' }
    : { act: 'assert', reason: 'nothing points to another kind' };
}

/** "Sarvian jets have not hit the town", says a Sarvian centre: a deed of force taken back for its own side. */
function deniesOwnDeed(speech: SpeechText, words: ContentWords, speaker: Speaker): boolean {
  const list = speech.lexicon.contentWords.harming;
  return words.tokens.some((i, at) => {
    if (!list.has(words.lemmas[at] ?? '') || !negations.has(words.lower[at - 1] ?? '')) return false;
    const subject = (speech.children[i] ?? []).find((c) => speech.tokens[c]?.deprel === 'nsubj');
    return subject !== undefined && isOwn(speech, subject, speaker);
  });
}

const performed = new Set<StatementAct>(['propose', 'reject', 'deny', 'accept', 'condemn', 'demand']);

const ownProposal = /^(?:that )?(?:the|our|its|his|her|their) (?:\w+ )?(?:proposal|offer|plan|initiative)\b/;

/** The act of the content's own main verb: "Sarvia has proposed …" by a Sarvian, "we suggest to them …". */
function innerAct(speech: SpeechText, words: ContentWords, speaker: Speaker): StatementAct | null {
  for (const i of words.tokens.slice(0, 16)) {
    const token = speech.tokens[i];
    if (token === undefined || negations.has(speech.lower[i] ?? '')) return null;
    if (token.upos !== 'VERB' || token.deprel === 'amod') continue;
    const lemma = token.lemma.toLowerCase();
    const verb = speech.lexicon.verbs
      .get(lemma)
      ?.find((v) => v.particle === null || speech.lower[i + 1] === v.particle);
    if (verb === undefined || verb.act === 'content' || !performed.has(verb.act) || verb.strength < 2)
      return null;
    const children = speech.children[i] ?? [];
    const subject = children.find((c) => speech.tokens[c]?.deprel === 'nsubj');
    const passive = children.some((c) => speech.tokens[c]?.deprel === 'aux:pass');
    return !passive && subject !== undefined && isOwn(speech, subject, speaker) ? verb.act : null;
  }
  return null;
}

const ownPronouns = new Set(['we', 'i', 'it', 'they', 'he', 'she']);

/** True where a subject is the speaker, or the body or country that the speaker speaks for. */
function isOwn(speech: SpeechText, subject: number, speaker: Speaker): boolean {
  const word = speech.lower[subject] ?? '';
  if (ownPronouns.has(word) || speaker.form === 'noun') return true;
  const actor = speech.actorAt[subject];
  if (actor !== undefined && actor.country !== null && actor.country === speaker.actor?.country) return true;
  // "Sarvia" and "Sarvian" share their first letters; five keep "Iran" and "Iraq" apart.
  const stem = word.slice(0, 5);
  return stem.length === 5 && [...speaker.words].some((w) => w.startsWith(stem));
}
