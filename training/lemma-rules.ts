import { LONGEST_ENDING, lemmaClass, type LemmaRules } from '../src/language/lemmas.ts';
import type { TreeToken } from './trees.ts';

const MOST_CUT = 9;

/** An ending speaks for unseen words only if it was seen in this many forms. */
const FEWEST_FORMS = 2;

/**
 * Learns edits from forms to lemmas: for whole words by their uses, for each ending by the forms that have it; kept only where they say other than the
 * next shorter one. Names are learnt as whole words only.
 */
export function learnLemmaRules(tokens: Iterable<TreeToken>): LemmaRules {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  const seen = new Set<string>();
  for (const token of tokens) {
    const edit = editOf(token);
    if (edit === undefined) continue;
    const name = lemmaClass(token.upos, token.feats);
    const lower = token.form.toLowerCase();
    const endings = ['^' + lower];
    const key = `${name} ${lower} ${edit}`;
    const isNew = !seen.has(key) && token.upos !== 'PROPN' && !edit.startsWith('=');
    seen.add(key);
    for (let n = 0; isNew && n <= Math.min(LONGEST_ENDING, lower.length); n++)
      endings.push(lower.slice(lower.length - n));
    const byEnding = counts.get(name) ?? new Map<string, Map<string, number>>();
    counts.set(name, byEnding);
    for (const ending of endings) {
      const edits = byEnding.get(ending) ?? new Map<string, number>();
      byEnding.set(ending, edits);
      edits.set(edit, (edits.get(edit) ?? 0) + 1);
    }
  }
  const rules: Record<string, Record<string, string>> = {};
  for (const [name, byEnding] of [...counts].sort(byKey)) rules[name] = pruned(byEnding);
  return rules;
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** Undefined where form and lemma share too little for an edit (typos that the trees correct). */
function editOf(token: TreeToken): string | undefined {
  const base = token.upos === 'PROPN' ? token.form : token.form.toLowerCase();
  const { lemma } = token;
  if (token.upos !== 'PROPN' && lemma !== lemma.toLowerCase()) return `=${lemma}`;
  let shared = 0;
  while (shared < base.length && shared < lemma.length && base.charAt(shared) === lemma.charAt(shared))
    shared++;
  const cut = base.length - shared;
  return cut > MOST_CUT || lemma === '_' ? undefined : `${cut}${lemma.slice(shared)}`;
}

function pruned(byEnding: ReadonlyMap<string, ReadonlyMap<string, number>>): Record<string, string> {
  const best = new Map<string, string>();
  for (const [ending, edits] of byEnding) {
    const [first] = [...edits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (first && (ending.startsWith('^') || first[1] >= FEWEST_FORMS)) best.set(ending, first[0]);
  }
  const kept: Record<string, string> = {};
  const ordered = [...best.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const ending of ordered) {
    const whole = ending.startsWith('^') && ending.length > 1;
    const word = whole ? ending.slice(1) : ending;
    let shorter: string | undefined;
    for (
      let n = Math.min(LONGEST_ENDING, whole ? word.length : word.length - 1);
      n >= 0 && shorter === undefined;
      n--
    ) {
      shorter = kept[word.slice(word.length - n)];
    }
    const edit = best.get(ending);
    if (edit !== undefined && edit !== shorter) kept[ending] = edit;
  }
  return kept;
}
