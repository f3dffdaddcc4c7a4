import type { FoundActor } from '../actors/actors.ts';
import { negations, type ContentWords } from './content-signs.ts';
import type { SpeakerTrade } from './speech-lexicon.ts';
import type { Speaker } from './speaker.ts';
import type { SpeechText } from './speech-text.ts';

/** True where a content lays a wrong at somebody else's door. */
export function accuses(
  speech: SpeechText,
  words: ContentWords,
  speaker: Speaker,
  trade: SpeakerTrade,
): boolean {
  const others = actorsIn(speech, words).filter((a) => a.mention.name !== speaker.name);
  if (others.length === 0) return false;
  if (trade === 'report') return strongJudgement.test(words.lower.join(' '));
  if (judges(speech, words)) return true;
  return others.some((a) => a.mention.side !== speaker.actor?.mention.side) && harmed(speech, words);
}

/** A judging word that nothing before it takes back ("do not support a truce"). */
function judges(speech: SpeechText, words: ContentWords): boolean {
  const list = speech.lexicon.contentWords.judging;
  return words.lemmas.some(
    (l, i) => list.has(l) && !words.lower.slice(Math.max(0, i - 3), i).some((w) => negations.has(w)),
  );
}

// A source that passes on what it saw accuses only in words that leave no doubt.
const strongJudgement =
  /\b(?:massacres?|crimes?|criminal|violat\w{1,5}|breach\w{0,3}|deliberate(?:ly)?|systematic(?:ally)?)\b/;

function actorsIn(speech: SpeechText, words: ContentWords): FoundActor[] {
  const found = new Set<FoundActor>();
  for (const i of words.tokens) {
    const actor = speech.actorAt[i];
    if (actor !== undefined) found.add(actor);
  }
  return [...found];
}

/** Somebody named does harm, in the active voice. */
function harmed(speech: SpeechText, words: ContentWords): boolean {
  const list = speech.lexicon.contentWords.harming;
  return words.tokens.some((i) => {
    const token = speech.tokens[i];
    if (token?.upos !== 'VERB' || !list.has(token.lemma.toLowerCase())) return false;
    return (speech.children[i] ?? []).some((c) => {
      const relation = speech.tokens[c]?.deprel;
      return (relation === 'nsubj' || relation === 'obl:agent') && isActor(speech, c);
    });
  });
}

/** True for an actor, and for "members of" one. */
function isActor(speech: SpeechText, token: number): boolean {
  if (speech.actorAt[token] !== undefined) return true;
  return (speech.children[token] ?? []).some(
    (c) => speech.tokens[c]?.deprel.startsWith('nmod') === true && speech.actorAt[c] !== undefined,
  );
}
