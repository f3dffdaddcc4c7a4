import { speakingBody, type Speaker, type SpeakerHistory } from './speaker.ts';
import { resolveSpeaker } from './speaker-resolution.ts';
import { speakerAtCue, withName, type CueSpeaker } from './cue-speakers.ts';
import { phraseOfHead, type PhraseSpan } from './noun-phrases.ts';
import { readAnySpeaker, readSpeaker } from './speaker-phrases.ts';
import { passesOn } from './speaker-trade.ts';
import type { SpeechText } from './speech-text.ts';
import type { Cue } from './statement-cues.ts';
import { saidAt } from './statement-content.ts';
import type { StatementDraft } from './statement-draft.ts';
import { addDraft, isDeed } from './statement-nesting.ts';

/** Reads the statements of one sentence from its cues; adds to `history` who has spoken. */
export function draftsOfSentence(
  speech: SpeechText,
  cues: readonly Cue[],
  history: SpeakerHistory,
): StatementDraft[] {
  const drafts: StatementDraft[] = [];
  const waiting: Cue[] = [];
  const units = cues.map((cue, k) => ({
    cue,
    at: speakerAtCue(speech, cue, speakerFloorOf(speech, cues, k)),
  }));
  for (const [k, { cue, at }] of units.entries()) {
    const own = at && resolveSpeaker(speech, at.phrase, history, cue.sentence);
    const above = own ? null : inherited(speech, cue, at, drafts, history);
    const speaker = own ?? above?.speaker ?? null;
    const span = at?.phrase.span ?? above?.span ?? null;
    if (speaker === null) {
      if (cue.form === 'participle' && drafts.length === 0) waiting.push(cue);
      continue;
    }
    history.push(speaker);
    const found = { speaker, span };
    const draft = (unit: Unit, floor: number, ceiling: number, earlier = drafts): StatementDraft | null =>
      draftAt(speech, unit, found, { floor, ceiling }, earlier, history);
    for (const early of waiting.splice(0)) {
      const first = draft({ cue: early, at: null }, floorOf(speech, cues, 0), unitStart(cue, at));
      if (first) drafts.push(first);
    }
    const ceiling = ceilingOf(speech, units, k);
    const told = draft({ cue, at }, floorOf(speech, cues, k), ceiling);
    if (told) addDraft(speech, drafts, told);
    else if (k === cues.length - 1 && drafts.length > 0 && cue.verb?.strength === 3) {
      const whole = draft({ cue, at }, floorOf(speech, cues, 0), ceiling, []);
      if (whole) addDraft(speech, drafts, whole);
    }
  }
  return drafts;
}

function floorOf(speech: SpeechText, cues: readonly Cue[], k: number): number {
  const first = speech.sentences[cues[k]?.sentence ?? 0]?.first ?? 0;
  return k === 0 ? first : Math.max(first, cues[k - 1]?.endToken ?? first);
}

/** Where a cue's speaker may begin: "Vale, who had denied it, said …" speaks before the relative clause. */
function speakerFloorOf(speech: SpeechText, cues: readonly Cue[], k: number): number {
  let from = k;
  while (from > 0 && isInserted(speech, cues[from - 1], cues[k])) from--;
  return floorOf(speech, cues, from);
}

/** True for a cue in a relative clause, or in a participle between commas, that stands between another cue and its subject. */
function isInserted(speech: SpeechText, inner: Cue | undefined, outer: Cue | undefined): boolean {
  if (inner === undefined || outer === undefined) return false;
  if (speech.tokens[inner.head]?.deprel === 'acl:relcl') return true;
  const loose = inner.form === 'participle' || inner.form === 'source' || inner.form === 'quoting';
  const subject = (speech.children[outer.head] ?? []).find((c) => speech.tokens[c]?.deprel === 'nsubj');
  return (
    loose && subject !== undefined && subject < inner.firstToken && speech.lower[inner.firstToken - 1] === ','
  );
}

interface Unit {
  readonly cue: Cue;
  readonly at: CueSpeaker | null;
}

function unitStart(cue: Cue, at: CueSpeaker | null): number {
  return at?.side === 'before' ? Math.min(at.phrase.span.first, cue.firstToken) : cue.firstToken;
}

/** Where a cue's content must end: at the next cue that stands beside it and not inside what it says. */
function ceilingOf(speech: SpeechText, units: readonly Unit[], k: number): number {
  const end = speech.sentences[units[k]?.cue.sentence ?? 0]?.endToken ?? 0;
  for (const { cue, at } of units.slice(k + 1)) {
    const start = unitStart(cue, at);
    if (start < (units[k]?.cue.firstToken ?? 0)) return cue.firstToken;
    if (cue.form === 'participle' || cue.form === 'quoting' || cue.form === 'source') return start;
    const before = speech.tokens[start - 1];
    if (before?.upos === 'CCONJ' || speech.lower[start - 1] === 'while') return start - 1;
    if (at === null && before?.text === ',') return start;
    if (before?.upos === 'PUNCT' && isBeside(speech, units[k]?.cue.head ?? 0, cue)) return start;
  }
  return end;
}

/** "While she said it was over, he warned …", "she said it was over; he warned …": as parsed, the later verb is no part of what the earlier tells. */
function isBeside(speech: SpeechText, earlier: number, later: Cue): boolean {
  const { deprel = '', head = -1 } = speech.tokens[earlier] ?? {};
  if (deprel === 'advcl' && head === later.head) return true;
  const own = speech.tokens[later.head];
  return own !== undefined && /^(?:conj|parataxis)$/.test(own.deprel) && own.head === earlier;
}

/** Who speaks at a cue, and the words that stand for them in its sentence. */
interface FoundSpeaker {
  readonly speaker: Speaker;
  readonly span: PhraseSpan | null;
}

/** A cue without a speaker of its own takes the one of the clause that it hangs on. */
function inherited(
  speech: SpeechText,
  cue: Cue,
  at: CueSpeaker | null,
  drafts: readonly StatementDraft[],
  history: SpeakerHistory,
): FoundSpeaker | null {
  if (at !== null || cue.form === 'source' || cue.form === 'agent') return null;
  const before = speech.tokens[cue.firstToken - 1];
  const joined =
    before?.upos === 'CCONJ' ||
    (before?.upos === 'ADV' && speech.tokens[cue.firstToken - 2]?.upos === 'CCONJ');
  if (cue.form !== 'participle' && !joined) return null;
  const earlier = drafts.at(-1);
  if (earlier !== undefined) return { speaker: earlier.speaker, span: earlier.speakerSpan };
  return subjectAbove(speech, cue, history);
}

/** The subject of the verb that this one hangs on: "Sarvia struck back, saying …". */
function subjectAbove(speech: SpeechText, cue: Cue, history: SpeakerHistory): FoundSpeaker | null {
  let above = speech.tokens[cue.head]?.head ?? -1;
  const first = speech.sentences[cue.sentence]?.first ?? 0;
  for (let steps = 0; above >= first && steps < 4; steps++) {
    const subject = speech.children[above]?.find((c) => speech.tokens[c]?.deprel === 'nsubj');
    if (subject !== undefined && subject < cue.head) {
      const span = phraseOfHead(speech, subject);
      const any = cue.verb?.strength === 3 ? readAnySpeaker(speech, span, subject) : null;
      const phrase = readSpeaker(speech, span) ?? any;
      const speaker = phrase && resolveSpeaker(speech, withName(speech, phrase), history, cue.sentence);
      return phrase && speaker && { speaker, span: phrase.span };
    }
    above = speech.tokens[above]?.head ?? -1;
  }
  return null;
}

/** Tokens between which a cue's content lies. */
interface Bounds {
  readonly floor: number;
  readonly ceiling: number;
}

function draftAt(
  speech: SpeechText,
  { cue, at }: Unit,
  { speaker, span }: FoundSpeaker,
  { floor, ceiling }: Bounds,
  earlier: readonly StatementDraft[],
  history: SpeakerHistory,
): StatementDraft | null {
  const said = saidAt(speech, cue, at, floor, ceiling);
  if (said === null || !isEnough(speech, cue, at, said.clause, said.spans)) return null;
  const outer = earlier.find((d) => d.content.some((c) => c.first <= cue.head && cue.head < c.end));
  if (outer !== undefined && (outer.speaker.name === speaker.name || isWhatIsSaid(cue, outer))) return null;
  const via = at?.via
    ? passedOnBy(speech, resolveSpeaker(speech, at.via, history, cue.sentence))
    : outletTold(speech, said.addressee);
  return {
    sentence: cue.sentence,
    speaker,
    speakerSpan: span,
    cue: { first: cue.firstToken, end: cue.endToken },
    verb: cue.verb,
    content: said.spans,
    clause: said.clause,
    addressee: said.addressee,
    setting: said.setting,
    via: via ?? (outer && passesOn(speech, outer.speaker) ? outer.speaker : null),
    confidence: confidenceOf(cue, at),
    reason: reasonOf(cue, at),
  };
}

/** Whoever quotes a speaker, unless a state or a side: what one of those cites is its own matter. */
function passedOnBy(speech: SpeechText, speaker: Speaker | null): Speaker | null {
  const ruled = speaker !== null && speaker.actor !== null && !passesOn(speech, speaker);
  return ruled ? null : speaker;
}

/** "She said Sarvia had proposed …": the proposal is what she says, not another statement. */
function isWhatIsSaid(cue: Cue, outer: StatementDraft): boolean {
  const first = outer.content.find((c) => c.first <= cue.head)?.first ?? 0;
  return cue.form === 'finite' && isDeed(cue.verb) && cue.head - first <= 10;
}

/** Weak verbs need more around them before they count as speech. */
function isEnough(
  speech: SpeechText,
  cue: Cue,
  at: CueSpeaker | null,
  clause: boolean,
  spans: readonly PhraseSpan[],
): boolean {
  const strength = cue.verb?.strength ?? 3;
  const object = cue.verb?.frames.has('object') === true && strength > 1;
  if (at?.relative === true && !clause) return false;
  if (spans.reduce((sum, s) => sum + s.end - s.first, 0) < (clause || !object ? 2 : 1)) return false;
  if (strength === 3) return true;
  if (strength === 2) return true;
  const first = spans[0]?.first ?? 0;
  const quoted = (speech.quotationAt[first] ?? -1) >= 0;
  const that = speech.lower[first - 1] === 'that';
  const whose = at !== null || (cue.form === 'participle' && cue.verb?.frames.has('object') === true);
  if (cue.verb?.frames.has('clause') !== true) return whose;
  return clause ? quoted || that || hasClauseBelow(speech, cue) : cue.verb.frames.size > 1 && whose;
}

/** "believes the deal is dead", "hopes to win": a clause hangs on the verb in the parse. */
function hasClauseBelow(speech: SpeechText, cue: Cue): boolean {
  const infinitive = cue.verb?.frames.has('infinitive') === true;
  return (speech.children[cue.head] ?? []).some((c) => {
    const relation = speech.tokens[c]?.deprel;
    return relation === 'ccomp' || (infinitive && relation === 'xcomp');
  });
}

/** An outlet that was told something is through whom the report has it. */
function outletTold(speech: SpeechText, addressee: PhraseSpan | null): Speaker | null {
  if (addressee === null) return null;
  for (let i = addressee.first; i < addressee.end; i++) {
    const actor = speech.actorAt[i];
    if (actor?.kind === 'outlet') return speakingBody(actor, '', 0);
  }
  return null;
}

function confidenceOf(cue: Cue, at: CueSpeaker | null): number {
  const strength = cue.verb?.strength ?? 3;
  let confidence = strength === 3 ? 0.9 : strength === 2 ? 0.8 : 0.55;
  if (at === null) confidence -= 0.1;
  else if (at.phrase.form === 'pronoun') confidence -= 0.1;
  else if (at.phrase.form === 'name') confidence -= 0.15;
  if (at?.unknown === true) confidence -= 0.25;
  return Math.round(confidence * 100) / 100;
}

function reasonOf(cue: Cue, at: CueSpeaker | null): string {
  if (cue.form === 'source') return 'a phrase names the source';
  const whose =
    at === null
      ? 'the speaker is that of the clause before'
      : at.phrase.form === 'pronoun'
        ? 'the speaker is whom the pronoun stands for'
        : 'the speaker is named';
  return `${whose}, with the verb "${cue.verb?.lemma ?? ''}"`;
}
