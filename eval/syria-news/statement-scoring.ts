/** A statement as the scorer sees it; a `Statement` with its speaker's name has all of it. */
export interface ScoredStatement {
  readonly speaker: string;
  readonly act: string;
  readonly evidence: string;
}

/** Counts over one report or, added up, over many. */
export interface StatementScore {
  readonly gold: number;
  readonly predicted: number;
  readonly matched: number;
  readonly sameAct: number;
}

export type StatementPair = readonly [gold: number, predicted: number];

/** At most so many statements of a report are compared, as many as the coders keep: the program's best, best first. */
export const statementsPerReport = 6;

// Words that say nothing about who somebody is.
const emptyWords = new Set(
  'a an the al of at in on for from to by with and as or s his her its their this that who another other one some'.split(
    ' ',
  ),
);

/** The content words of a speaker's name, folded for case, accents and punctuation. */
export function contentWords(name: string): ReadonlySet<string> {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '' && !emptyWords.has(w)));
}

/**
 * Aligns one report's statements one to one, so that as many as possible match and among those as many as possible have the
 * same act. Two can match when a content word of the speakers' names is shared and both evidences stand in one sentence.
 * Exact: a dynamic programme over subsets of the (at most six) predicted statements.
 */
export function alignStatements(
  text: string,
  gold: readonly ScoredStatement[],
  predicted: readonly ScoredStatement[],
): readonly StatementPair[] {
  const sentences = sentencesOf(text);
  const best = predicted.slice(0, statementsPerReport);
  let states = new Map<number, { readonly value: number; readonly pairs: readonly StatementPair[] }>([
    [0, { value: 0, pairs: [] }],
  ]);
  for (const [g, item] of gold.entries()) {
    const next = new Map(states);
    for (const [p, candidate] of best.entries()) {
      if (!canMatch(sentences, item, candidate)) continue;
      // 1000 a pair: never fewer pairs for the sake of an act.
      const gain = 1000 + (item.act === candidate.act ? 1 : 0);
      for (const [used, { value, pairs }] of states) {
        if (((used >> p) & 1) === 1) continue;
        const mask = used | (1 << p);
        if (value + gain > (next.get(mask)?.value ?? -1)) {
          next.set(mask, { value: value + gain, pairs: [...pairs, [g, p]] });
        }
      }
    }
    states = next;
  }
  return [...states.values()].reduce((a, b) => (b.value > a.value ? b : a)).pairs;
}

function canMatch(sentences: readonly string[], a: ScoredStatement, b: ScoredStatement): boolean {
  const words = contentWords(b.speaker);
  if (![...contentWords(a.speaker)].some((w) => words.has(w))) return false;
  const [x, y] = [spaced(a.evidence), spaced(b.evidence)];
  return sentences.some((s) => s.includes(x) && s.includes(y));
}

/** Scores one report: the program's best six, best first, against the coder's. */
export function scoreStatements(
  text: string,
  gold: readonly ScoredStatement[],
  predicted: readonly ScoredStatement[],
): StatementScore {
  const pairs = alignStatements(text, gold, predicted);
  return {
    gold: gold.length,
    predicted: Math.min(predicted.length, statementsPerReport),
    matched: pairs.length,
    sameAct: pairs.filter(([g, p]) => gold[g]?.act === predicted[p]?.act).length,
  };
}

/** Cut plainly at stops, so that the scorer does not lean on the program's own sentences. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["”']?)\s+(?=["“']?[\p{Lu}\d])/u).map(spaced);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
