import type { Token } from '../../language/analysis.ts';
import type { Range } from '../../domain/passage.ts';

/** Tokens `[first, end)`. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** A phrase found in a text, with what the lexicon says of it. */
export interface PhraseHit<Entry> extends TokenRange {
  readonly entry: Entry;
}

/** Phrases that can be looked for at any token. */
export interface PhraseIndex<Entry> {
  /** The longest phrase that starts at token `first` and ends before `end`, or null. */
  readonly at: (tokens: readonly Token[], first: number, end: number) => PhraseHit<Entry> | null;
}

interface Step {
  readonly words: ReadonlySet<string>;
  readonly pos: 'V' | 'N' | null;
  /** Whether up to `longestGap` other tokens may stand before it. */
  readonly gap: boolean;
}

interface CompiledPhrase<Entry> {
  readonly steps: readonly Step[];
  readonly entry: Entry;
}

/** How many tokens `~` may stand for: enough for "an attack by … terrorists on several", found by reading reports. */
const longestGap = 4;

/**
 * A word must match one of its alternatives by form or by lemma; `/V` and `/N` ask for a verb or a noun; `~` is a gap. A hyphen between
 * two words matters neither in the phrase nor in the text.
 */
export function compilePhrases<Entry>(
  phrases: Iterable<readonly [phrase: string, entry: Entry]>,
): PhraseIndex<Entry> {
  const byFirstWord = new Map<string, CompiledPhrase<Entry>[]>();
  for (const [phrase, entry] of phrases) {
    for (const spelling of spellingsOf(phrase)) {
      const compiled = { steps: stepsOf(spelling), entry };
      for (const word of compiled.steps[0]?.words ?? []) {
        const list = byFirstWord.get(word);
        if (list) list.push(compiled);
        else byFirstWord.set(word, [compiled]);
      }
    }
  }
  return { at: (tokens, first, end) => longestAt(byFirstWord, tokens, first, end) };
}

/** All phrases of an index in `[first, end)`, in text order; where several start together the longest, and none inside another. */
export function findPhrases<Entry>(
  index: PhraseIndex<Entry>,
  tokens: readonly Token[],
  first: number,
  end: number,
): PhraseHit<Entry>[] {
  const hits: PhraseHit<Entry>[] = [];
  let i = first;
  while (i < end) {
    const hit = index.at(tokens, i, end);
    if (hit) hits.push(hit);
    i = hit ? Math.max(hit.end, i + 1) : i + 1;
  }
  return hits;
}

/** The characters of a token range. */
export function charactersOf(tokens: readonly Token[], range: TokenRange): Range {
  const start = tokens[range.first]?.start ?? 0;
  return { start, end: tokens[range.end - 1]?.end ?? start };
}

/** "cease-fire" as it is written, and as the two words that the tokens may be: of every hyphenated alternative one more spelling. */
function spellingsOf(phrase: string): string[] {
  return phrase.split(' ').reduce<string[]>(
    (spellings, part) => {
      const [words = '', pos] = part.split('/');
      const apart = words
        .split('|')
        .filter((word) => word.includes('-'))
        .map((word) => word.replaceAll('-', ' ') + (pos === undefined ? '' : `/${pos}`));
      return spellings.flatMap((before) => [part, ...apart].map((way) => `${before} ${way}`.trimStart()));
    },
    [''],
  );
}

function stepsOf(phrase: string): Step[] {
  const steps: Step[] = [];
  let gap = false;
  for (const part of phrase.split(' ')) {
    if (part === '~') {
      gap = true;
      continue;
    }
    const [alternatives = '', pos] = part.split('/');
    const words = alternatives.toLowerCase().split('|');
    steps.push({
      words: new Set(pos === 'V' ? words.flatMap(inflectionsOf) : words),
      pos: pos === 'V' || pos === 'N' ? pos : null,
      gap,
    });
    gap = false;
  }
  return steps;
}

/** A verb and its regular forms: the lemma of a rarer verb ("strafed", "looted") is often a guess. Forms that no verb has match nothing. */
function inflectionsOf(verb: string): string[] {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const doubled = /[aeiou][bdgk-nprt]$/.test(verb) ? verb + verb.slice(-1) : verb;
  return [verb, `${verb}s`, `${verb}es`, `${verb}ed`, `${verb}ing`, `${doubled}ed`, `${doubled}ing`];
}

function longestAt<Entry>(
  byFirstWord: ReadonlyMap<string, readonly CompiledPhrase<Entry>[]>,
  tokens: readonly Token[],
  first: number,
  end: number,
): PhraseHit<Entry> | null {
  const token = tokens[first];
  if (!token || first >= end) return null;
  let best: PhraseHit<Entry> | null = null;
  const form = token.text.toLowerCase();
  const keys = form === token.lemma ? [form] : [form, token.lemma.toLowerCase()];
  for (const key of keys) {
    for (const phrase of byFirstWord.get(key) ?? []) {
      const matchEnd = matchAt(phrase.steps, tokens, first, end);
      if (matchEnd !== null && (best === null || matchEnd > best.end))
        best = { first, end: matchEnd, entry: phrase.entry };
    }
  }
  return best;
}

function matchAt(
  steps: readonly Step[],
  tokens: readonly Token[],
  first: number,
  end: number,
): number | null {
  let at = first;
  for (const [i, step] of steps.entries()) {
    if (i > 0 && tokens[at]?.text === '-' && at + 1 < end) at += 1;
    const furthest = i > 0 && step.gap ? Math.min(at + longestGap, end - 1) : at;
    let found = -1;
    for (let k = at; k <= furthest && k < end; k++) {
      const token = tokens[k];
      if (token && fits(step, token)) {
        found = k;
        break;
      }
    }
    if (found === -1) return null;
    at = found + 1;
  }
  return at;
}

function fits(step: Step, token: Token): boolean {
  const form = token.text.toLowerCase();
  if (!step.words.has(form) && !step.words.has(token.lemma.toLowerCase())) return false;
  if (step.pos === 'V')
    return token.upos === 'VERB' || token.upos === 'AUX' || (token.upos !== 'NOUN' && looksInflected(form));
  if (step.pos === 'N') return token.upos === 'NOUN' || token.upos === 'PROPN' || isVerbalNoun(token);
  return true;
}

/** "Fighting broke out", "halted the shelling": a verb by its tag, a noun by its place in the sentence. */
function isVerbalNoun({ text, deprel }: Token): boolean {
  return text.toLowerCase().endsWith('ing') && /^(?:nsubj|obj|obl|nmod)/.test(deprel);
}

/** Verbs of headlines in capitals are often tagged as names. */
function looksInflected(form: string): boolean {
  return form.endsWith('ed') || form.endsWith('ing');
}
