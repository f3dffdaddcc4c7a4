import type { PhraseSpan } from './noun-phrases.ts';
import type { Speaker } from './speaker.ts';
import { passesOn } from './speaker-trade.ts';
import type { SpeechVerb } from './speech-lexicon.ts';
import type { SpeechText } from './speech-text.ts';
import type { StatementDraft } from './statement-draft.ts';

/**
 * A speaker at the end of a sentence says all of it: "Sarvia has offered talks, its minister said." What was read inside is a part of
 * that; where the one at the end is an outlet, it only passes on what was read inside.
 */
export function addDraft(speech: SpeechText, drafts: StatementDraft[], draft: StatementDraft): void {
  const [span] = draft.content;
  const leads =
    span !== undefined &&
    draft.cue !== null &&
    span.end <= draft.cue.first &&
    draft.clause &&
    draft.verb !== null;
  const inside = leads ? drafts.filter((d) => d.verb !== null && !beside(speech, d, span)) : [];
  if (span === undefined || inside.length === 0) {
    drafts.push(draft);
    return;
  }
  if (draft.speaker.actor?.kind === 'outlet') {
    for (const d of inside) drafts[drafts.indexOf(d)] = { ...d, via: d.via ?? draft.speaker };
    return;
  }
  // "The residents blamed the army, activists said": what the residents do is not the activists' doing.
  const deeds = inside.filter((d) => isDeed(d.verb) && !isOwnBody(d.speaker, draft.speaker));
  if (deeds.length > 0) {
    for (const d of deeds)
      drafts[drafts.indexOf(d)] = {
        ...d,
        via: d.via ?? (passesOn(speech, draft.speaker) ? draft.speaker : null),
      };
    return;
  }
  const first = Math.min(
    ...inside.map((d) =>
      Math.min(
        d.speakerSpan?.first ?? span.first,
        d.cue?.first ?? span.first,
        d.content[0]?.first ?? span.first,
      ),
    ),
  );
  for (const d of inside) drafts.splice(drafts.indexOf(d), 1);
  drafts.push({ ...draft, content: [{ first, end: span.end }, ...draft.content.slice(1)] });
}

/** Verbs that do something by being said, rather than tell. */
export function isDeed(verb: SpeechVerb | null): boolean {
  return verb !== null && verb.act !== 'content' && verb.act !== 'assert' && verb.act !== 'report';
}

/** True where the first speaker is the country or body that the second speaks for ("Sarvia" and "Sarvian minister"). */
function isOwnBody(first: Speaker, second: Speaker): boolean {
  const country = first.actor?.country ?? null;
  if (country !== null && country === second.actor?.country) return true;
  const stems = [...first.words].filter((w) => w.length > 3).map((w) => w.slice(0, 5));
  // "the minister" of no named country, beside a state: the state's.
  const unplaced = country !== null && (second.actor?.country ?? null) === null && second.form !== 'name';
  return unplaced || stems.some((stem) => [...second.words].some((w) => w.startsWith(stem)));
}

/** True where an earlier statement stands beside a later one's content: a joining word or a stop parts them. */
function beside(speech: SpeechText, earlier: StatementDraft, span: PhraseSpan): boolean {
  const last = earlier.content.at(-1)?.end ?? 0;
  if (last > span.first) return false;
  for (let i = Math.max(last, earlier.cue?.end ?? 0); i < span.first; i++) {
    const token = speech.tokens[i];
    if (token?.upos === 'CCONJ' || token?.upos === 'PUNCT') return true;
  }
  return last < span.first - 3;
}
