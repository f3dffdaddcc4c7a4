import type { SpeakerPhrase } from './speaker-phrase.ts';
import { speakingBody, wordsOf, type Speaker } from './speaker.ts';
import type { SpeechText } from './speech-text.ts';

const monitoring = new Set(['monitor', 'monitoring', 'observatory', 'watchdog']);

/** "a monitoring group", "the Britain-based monitor": the one monitor that the report names, before or after. */
export function onlyMonitor(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker | null {
  if (
    phrase.plural ||
    !phrase.name
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((w) => monitoring.has(w))
  )
    return null;
  const { onlyMonitor: actor } = speech;
  return actor === null ? null : speakingBody(actor, phrase.noun, sentence);
}

/** "the defence minister", before or after the report names him: the one person with that role. */
export function holderOf(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker | null {
  if (!phrase.definite || phrase.plural) return null;
  const wanted = [...wordsOf(phrase.name)];
  if (wanted.length === 0) return null;
  const holders = (speech.holders.get(phrase.noun) ?? []).filter((p) => {
    const role = wordsOf(p.role ?? '');
    return wanted.every((w) => role.has(w));
  });
  const [holder] = holders;
  if (holder === undefined || holders.some((h) => h.folded !== holder.folded)) return null;
  const { name, role, actor, start, end } = holder;
  return {
    name,
    role,
    actor,
    start,
    end,
    form: 'person',
    plural: false,
    noun: phrase.noun,
    words: wordsOf(`${name} ${role ?? ''}`),
    sentence,
  };
}

/** "the agency", "the ministry" with nobody who spoke before: a body of that kind, named not far before. */
export function actorBefore(speech: SpeechText, phrase: SpeakerPhrase, sentence: number): Speaker | null {
  if (!phrase.definite || phrase.plural || phrase.span.end - phrase.span.first !== 2) return null;
  const floor = speech.sentences[Math.max(0, sentence - 2)]?.first ?? 0;
  for (let i = phrase.span.first - 1; i >= floor; i--) {
    const actor = speech.actorAt[i];
    if (actor === undefined || actor.generic || actor.form !== 'name' || actor.kind === null) continue;
    if (!(speech.lexicon.anaphors.get(actor.kind)?.has(phrase.noun) ?? false)) continue;
    return speakingBody(actor, phrase.noun, sentence);
  }
  return null;
}
