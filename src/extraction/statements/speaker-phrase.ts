import type { FoundActor } from '../actors/actors.ts';
import type { PhraseSpan } from './noun-phrases.ts';
import { rangeOfTokens, type SpeechText } from './speech-text.ts';

/** A noun phrase read as somebody who speaks. */
export interface SpeakerPhrase {
  readonly span: PhraseSpan;
  /** pronoun: "he"; person, actor: named; noun: "a military source"; name: a name that the reference data does not know. */
  readonly form: 'pronoun' | 'person' | 'actor' | 'noun' | 'name';
  /** As the text has it, without an article. */
  readonly name: string;
  readonly nameSpan: PhraseSpan;
  readonly role: string | null;
  readonly actor: FoundActor | null;
  /** The head noun's lemma, lower case. */
  readonly noun: string;
  /** True for "the source", "that group": may take up somebody named before. */
  readonly definite: boolean;
  readonly plural: boolean;
}

const definiteWords = new Set(['the', 'this', 'that', 'these', 'those']);

export const articles = new Set('the a an this that these those its his her their our'.split(' '));

export function bare(speech: SpeechText, span: PhraseSpan): Omit<SpeakerPhrase, 'form'> {
  const first = withoutArticle(speech, span);
  const { start, end } = rangeOfTokens(speech, first, span.end);
  return {
    span,
    name: speech.text.slice(start, end),
    nameSpan: { first, end: span.end },
    role: null,
    actor: null,
    noun: '',
    definite: definiteWords.has(speech.lower[span.first] ?? ''),
    plural: false,
  };
}

export function withoutArticle(speech: SpeechText, span: PhraseSpan): number {
  return span.end - span.first > 1 && articles.has(speech.lower[span.first] ?? '')
    ? span.first + 1
    : span.first;
}
