import type { Toll, TollRange } from '../../domain/toll.ts';
import type { CasualtyCue, EventLexicon } from './event-lexicon.ts';
import { charactersOf, type PhraseHit, type TokenRange } from './event-phrases.ts';
import { followsBe, isPassive, wordAt, type EventSentence } from './event-sentence.ts';
import type { FoundQuantity } from '../quantities/quantities.ts';

/** Deaths or injuries as one clause tells them; `toll` is null where no figure can be told ("killed or wounded", "several"). */
export interface CasualtyCount extends TokenRange {
  readonly kind: 'killed' | 'injured';
  readonly toll: Toll | null;
  /** Token of the word for the harm. */
  readonly cue: number;
}

const harms = ['killed', 'injured'] as const;

/** A number of people in a sentence, from its first token to the noun that is counted. */
interface Count extends TokenRange {
  readonly range: TollRange | null;
  /** "including two children": part of another number. */
  readonly part: boolean;
  /** True where the words say that persons are counted. */
  readonly persons: boolean;
}

/** Reads the deaths and injuries that a sentence tells, each figure given to the word for the harm that it belongs to. */
export function readCasualties(
  sentence: EventSentence,
  text: string,
  lexicon: EventLexicon,
): CasualtyCount[] {
  const counts = joinCounts(sentence, countsOf(sentence, lexicon));
  const used = new Set<Count>();
  const found: CasualtyCount[] = [];
  const cues = sentence.casualties.filter((c) => c.entry.form !== 'part');
  for (const [i, cue] of cues.entries()) {
    const { entry } = cue;
    if (entry.toll === null) continue;
    if (entry.toll === 'both' && entry.form === 'none') {
      found.push(...harms.map((kind) => counted(text, sentence, cue, kind, cue, [0, 0])));
      continue;
    }
    const from = cues[i - 1]?.end ?? sentence.first;
    const to = cues[i + 1]?.first ?? sentence.end;
    const count = countFor(sentence, counts, used, cue, from, to);
    if (count) used.add(count);
    if (entry.toll === 'both') {
      found.push(...harms.map((kind) => counted(text, sentence, cue, kind, count, null)));
    } else if (count) {
      found.push(counted(text, sentence, cue, entry.toll, count, count.range));
    } else if (named(sentence, cue) || isOne(sentence, lexicon, cue)) {
      found.push(counted(text, sentence, cue, entry.toll, cue, [1, 1]));
    } else {
      found.push(counted(text, sentence, cue, entry.toll, null, null));
    }
  }
  return found;
}

function counted(
  text: string,
  sentence: EventSentence,
  cue: TokenRange,
  kind: 'killed' | 'injured',
  count: TokenRange | null,
  range: TollRange | null,
): CasualtyCount {
  const first = Math.min(cue.first, count?.first ?? cue.first);
  const end = Math.max(cue.end, count?.end ?? cue.end);
  const at = charactersOf(sentence.tokens, count ?? cue);
  return {
    kind,
    toll: range ? { range, wording: text.slice(at.start, at.end) } : null,
    cue: cue.first,
    first,
    end,
  };
}

const determinersOfOne = new Set(['a', 'an', 'one', 'another']);
/** "An elderly woman", "a senior Syrian army officer": longest run between article and noun that still counts one. */
const longestNounPhrase = 5;

function countsOf(sentence: EventSentence, lexicon: EventLexicon): Count[] {
  const counts: Count[] = [];
  const parts = sentence.casualties.filter((c) => c.entry.form === 'part');
  const isPart = (first: number, end: number): boolean =>
    parts.some((p) => p.end <= first && p.end >= first - 2) ||
    (wordAt(sentence, end + 1) === 'among' && ['was', 'were', 'are', 'is'].includes(wordAt(sentence, end)));
  // "Fifteen of the wounded", but not "thirty members of the brigade".
  const isShare = (end: number): boolean =>
    wordAt(sentence, end) === 'of' && ['the', 'them', 'those', 'whom'].includes(wordAt(sentence, end + 1));
  for (const q of sentence.quantities) {
    if (q.toll === null || (q.persons === false && countsThings(sentence, q))) continue;
    const end = Math.max(q.endToken, (q.countedToken ?? -1) + 1);
    const part =
      isPart(q.firstToken, end) ||
      isPart(q.firstToken, q.endToken) ||
      (q.countedToken === null && isShare(q.endToken)) ||
      isOfTheHarmed(sentence, q.firstToken);
    counts.push({ first: q.firstToken, end, range: q.toll.range, part, persons: q.persons === true });
  }
  for (let i = sentence.first; i < sentence.end; i++) {
    if (counts.some((c) => c.first <= i && i < c.end)) continue;
    const end = singlePersonEnd(sentence, lexicon, i);
    if (end !== null) counts.push({ first: i, end, range: [1, 1], part: isPart(i, end), persons: true });
  }
  return counts.sort((a, b) => a.first - b.first);
}

/** "Fifteen of the wounded": within the first words from a number on. */
function isOfTheHarmed(sentence: EventSentence, number: number): boolean {
  for (let i = number + 1; i <= number + 3; i++) {
    if (wordAt(sentence, i) !== 'of' || wordAt(sentence, i + 1) !== 'the') continue;
    return /^(?:wounded|injured|dead|killed|victims|casualties)$/.test(wordAt(sentence, i + 2));
  }
  return false;
}

/** Shells and attacks are counted beside people; what else a figure counts, the word for the harm tells. */
function countsThings(sentence: EventSentence, quantity: FoundQuantity): boolean {
  const noun = quantity.countedToken ?? quantity.endToken - 1;
  const isNoun = (hit: TokenRange): boolean =>
    hit.first < Math.max(noun + 1, quantity.endToken) && hit.end > quantity.firstToken;
  return sentence.weapons.some(isNoun) || sentence.triggers.some(isNoun);
}

/** The end of "a woman", "his wife" that starts at a token, or null. */
function singlePersonEnd(sentence: EventSentence, lexicon: EventLexicon, first: number): number | null {
  const word = wordAt(sentence, first);
  const possessive = word === 'his' || word === 'her' || word === 'their';
  return possessive || determinersOfOne.has(word) ? nounEnd(sentence, lexicon, first) : null;
}

/** The end of a noun phrase whose noun is one person, or null. */
function nounEnd(sentence: EventSentence, lexicon: EventLexicon, first: number): number | null {
  for (let i = first + 1; i < Math.min(sentence.end, first + 1 + longestNounPhrase); i++) {
    const token = sentence.tokens[i];
    if (!token) return null;
    if (lexicon.person.has(token.text.toLowerCase()) && !lexicon.person.has(wordAt(sentence, i + 1)))
      return i + 1;
    if (!['ADJ', 'NOUN', 'PROPN', 'ADV'].includes(token.upos)) return null;
  }
  return null;
}

/** "A man and his wife", "50 fighters and two civilians" are one count, the sum. */
function joinCounts(sentence: EventSentence, counts: readonly Count[]): Count[] {
  const joined: Count[] = [];
  for (const count of counts) {
    const last = joined.at(-1);
    if (last && !last.part && !count.part && isJoin(sentence, last, count)) {
      joined[joined.length - 1] = {
        first: last.first,
        end: count.end,
        range: sum(last.range, count.range),
        part: false,
        persons: last.persons,
      };
    } else joined.push(count);
  }
  return joined;
}

const joins = new Set(['and', ',', '&', 'his', 'her', 'their', 'plus']);

/** Without a word between them only persons add up: "three fighters one identified as …" are three. */
function isJoin(sentence: EventSentence, { end: from }: Count, { first: to, persons }: Count): boolean {
  for (let i = from; i < to; i++) if (!joins.has(wordAt(sentence, i))) return false;
  return to - from <= 3 && (persons || to > from);
}

function sum(a: TollRange | null, b: TollRange | null): TollRange | null {
  if (a === null || b === null) return null;
  return [a[0] + b[0], a[1] === null || b[1] === null ? null : a[1] + b[1]];
}

/** A figure stands at most this many tokens after its verb or "death toll": "put the death toll of the attack at six". */
const reachAfter = 4;
const reachAfterNoun = 8;

/** The count that belongs to a word for harm: after an active verb, before a passive one, on either side of a noun. */
function countFor(
  sentence: EventSentence,
  counts: readonly Count[],
  used: ReadonlySet<Count>,
  cue: PhraseHit<CasualtyCue>,
  from: number,
  to: number,
): Count | null {
  const free = counts.filter((c) => !used.has(c) && !c.part);
  const reach = cue.entry.form === 'noun' ? reachAfterNoun : reachAfter;
  const after = free.find((c) => c.first >= cue.end && c.first - cue.end < reach && c.first < to) ?? null;
  const before =
    free
      .filter((c) => c.first < cue.first && c.first >= from && (c.persons || isClose(sentence, c, cue)))
      .at(-1) ?? null;
  if (cue.entry.form === 'noun') {
    if (before && cue.first - before.end <= 1) return before;
    return after;
  }
  // "Two Killed Three Injured": right before the word, in headlines and in "leaving two dead".
  const object = after !== null && after.first - cue.end <= 1 && !nextIsNewHarm(sentence, after, to);
  // With a figure right after it, a form that might be a participle is a past tense: "a bomber killed 16".
  const passive = object ? followsBe(sentence, cue.first) : isPassive(sentence, cue.first);
  if (before && !(object && !passive) && cue.first - before.end <= 1 && isPastForm(sentence, cue))
    return before;
  if (cue.entry.form === 'active' && !passive) return after;
  if (passive) return before ?? (after && after.first - cue.end <= 1 ? after : null);
  if (after && after.first - cue.end <= 2 && !nextIsNewHarm(sentence, after, to) && before === null)
    return after;
  return before ?? (after && after.first === cue.end ? after : null);
}

function isPastForm(sentence: EventSentence, cue: TokenRange): boolean {
  const word = wordAt(sentence, cue.first);
  return !word.endsWith('ing') && !word.endsWith('s');
}

/** What is not said to be persons is only counted right before the word: no verb of its own stands between. */
function isClose(sentence: EventSentence, count: TokenRange, cue: TokenRange): boolean {
  for (let i = count.end; i < cue.first; i++) if (sentence.tokens[i]?.upos === 'VERB') return false;
  return true;
}

/** In "5 killed 3 injured" the 3 belongs to the next word. */
function nextIsNewHarm(sentence: EventSentence, count: Count, to: number): boolean {
  return to < sentence.end && to <= count.end;
}

/** "Executed the air force pilot": one person, known before. */
function isOne(sentence: EventSentence, lexicon: EventLexicon, cue: PhraseHit<CasualtyCue>): boolean {
  return (
    cue.entry.form === 'active' &&
    wordAt(sentence, cue.end) === 'the' &&
    nounEnd(sentence, lexicon, cue.end) !== null
  );
}

/** A named person right before the word: "Abu Omar was killed". */
function named(sentence: EventSentence, cue: PhraseHit<CasualtyCue>): boolean {
  const told =
    isPassive(sentence, cue.first) || /^(?:died|dies|executed|beheaded)$/.test(wordAt(sentence, cue.first));
  return (
    told &&
    sentence.actors.some((a) => a.form === 'person' && a.endToken <= cue.first && cue.first - a.endToken <= 3)
  );
}
