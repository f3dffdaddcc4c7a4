import type { SpeakerTrade } from './speech-lexicon.ts';
import type { Speaker } from './speaker.ts';
import type { SpeechText } from './speech-text.ts';

const watching = new Set(['monitor', 'outlet', 'police', 'population']);
const ruling = new Set([
  'state',
  'government',
  'ministry',
  'armed-group',
  'coalition',
  'international-body',
  'political-body',
  'office',
  'armed-forces',
]);

/** How a speaker speaks of happenings: as one who watches and passes on, or for a body. */
export function tradeOf(speech: SpeechText, speaker: Speaker): SpeakerTrade {
  const kind = speaker.actor?.kind;
  if (kind !== null && kind !== undefined && watching.has(kind)) return 'report';
  if (kind !== null && kind !== undefined && ruling.has(kind)) return 'assert';
  const own =
    speech.lexicon.speakerNouns.get(speaker.noun) ??
    speech.lexicon.speakerNouns.get(headOfRole(speaker.role));
  if (own !== undefined) return own;
  const trades = [...speaker.words].map(
    (w) => speech.lexicon.speakerNouns.get(w) ?? speech.lexicon.speakerNouns.get(w.replace(/s$/, '')),
  );
  if (trades.includes('report')) return 'report';
  return trades.includes('assert') || speaker.form !== 'noun' ? 'assert' : 'report';
}

/** True for whoever can pass on what others said: an outlet, a monitor, a person or people who watch; no state and no side. */
export function passesOn(speech: SpeechText, speaker: Speaker): boolean {
  if (speaker.form === 'person') return true;
  const kind = speaker.actor?.kind ?? null;
  if (kind !== null) return !ruling.has(kind);
  return speaker.form === 'noun' && tradeOf(speech, speaker) === 'report';
}

/** "head" of "head of the border police". */
function headOfRole(role: string | null): string {
  const [before = ''] = (role ?? '').toLowerCase().split(/ (?:of|for|at|in|to)\b/);
  return before.split(' ').at(-1) ?? '';
}

/** True for whoever can do an act for a body or in their own name; sources and crowds only tell. */
export function speaksForABody(speech: SpeechText, speaker: Speaker): boolean {
  return tradeOf(speech, speaker) === 'assert' || speaker.form === 'person' || speaker.form === 'actor';
}
