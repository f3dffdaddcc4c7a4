import type { PhraseSpan } from './noun-phrases.ts';
import type { Speaker } from './speaker.ts';
import type { SpeechVerb } from './speech-lexicon.ts';

/** A statement as read from the text, before its act, weight and passages are settled. */
export interface StatementDraft {
  readonly sentence: number;
  readonly speaker: Speaker;
  /** Where the speaker stands at this statement: a name, a noun or a pronoun; null where it is left to the clause above. */
  readonly speakerSpan: PhraseSpan | null;
  readonly cue: PhraseSpan | null;
  readonly verb: SpeechVerb | null;
  readonly content: readonly PhraseSpan[];
  readonly clause: boolean;
  readonly addressee: PhraseSpan | null;
  readonly setting: PhraseSpan | null;
  readonly via: Speaker | null;
  readonly confidence: number;
  readonly reason: string;
}
