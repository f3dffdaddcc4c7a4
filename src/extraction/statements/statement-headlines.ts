import { phraseEndingAt, type PhraseSpan } from './noun-phrases.ts';
import { readSpeaker } from './speaker-phrases.ts';
import { resolveSpeaker } from './speaker-resolution.ts';
import type { SpeechText } from './speech-text.ts';
import type { StatementDraft } from './statement-draft.ts';

/** The speaker of a headline: "Ministry: no strike took place", "No strike took place – minister". */
export function headlineDraft(speech: SpeechText, sentence: number): StatementDraft | null {
  const { first = 0, endToken = 0 } = speech.sentences[sentence] ?? {};
  for (let i = first + 1; i < endToken - 1; i++) {
    const word = speech.tokens[i]?.text ?? '';
    const spaced = speech.text[(speech.tokens[i]?.start ?? 0) - 1] === ' ';
    if (word === ':' && i - first <= 8)
      return headline(speech, sentence, phraseEndingAt(speech, i, first), { first: i + 1, end: endToken }, i);
    if ((word === '–' || word === '—' || (word === '-' && spaced)) && endToken - i <= 7) {
      return headline(speech, sentence, phraseEndingAt(speech, endToken, i + 1), { first, end: i }, i);
    }
  }
  return null;
}

function headline(
  speech: SpeechText,
  sentence: number,
  span: PhraseSpan | null,
  content: PhraseSpan,
  mark: number,
): StatementDraft | null {
  const phrase = span && readSpeaker(speech, span);
  if (!phrase || phrase.form === 'pronoun' || content.end - content.first < 2) return null;
  const speaker = resolveSpeaker(speech, phrase, [], sentence);
  if (speaker === null) return null;
  return {
    sentence,
    speaker,
    speakerSpan: phrase.span,
    cue: { first: mark, end: mark + 1 },
    verb: null,
    content: [content],
    clause: true,
    addressee: null,
    setting: null,
    via: null,
    confidence: phrase.form === 'name' ? 0.4 : 0.65,
    reason: 'the headline names its speaker',
  };
}
