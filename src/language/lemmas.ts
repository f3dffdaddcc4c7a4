import type { Upos } from './analysis.ts';

/** "cut 3, add y" as "3y": what turns a form into its lemma; "=I" is the lemma itself, where it keeps its capitals. */
type Edit = string;

/** Edits by word class, then by ending; "^word" stands for the whole word. The longest ending that is listed decides. */
export type LemmaRules = Readonly<Record<string, Readonly<Record<string, Edit>>>>;

export const LONGEST_ENDING = 6;

export type Lemmatise = (form: string, upos: Upos, feats: string) => string;

/** The class a form is lemmatised in: part of speech and what shows in the form. */
export function lemmaClass(upos: string, feats: string): string {
  const plural = feats.includes('Number=Plur') ? '+' : '';
  if (upos === 'NOUN' || upos === 'PROPN') return upos + plural;
  if (upos !== 'VERB' && upos !== 'AUX') return upos;
  if (feats.includes('VerbForm=Part') && feats.includes('Tense=Pres')) return upos + 'g';
  if (feats.includes('VerbForm=Ger')) return upos + 'g';
  if (feats.includes('Tense=Past')) return upos + 'd';
  return feats.includes('Person=3') && feats.includes('Number=Sing') ? upos + 's' : upos;
}

/** A lemmatiser over learnt rules. A form that no rule covers is its own lemma; all but proper nouns are lowered. */
export function createLemmatiser(rules: LemmaRules): Lemmatise {
  const byClass = new Map(
    Object.entries(rules).map(([name, edits]) => [name, new Map(Object.entries(edits))]),
  );
  const known = new Map<string, string>();
  return (form, upos, feats) => {
    const name = lemmaClass(upos, feats);
    const key = `${name} ${form}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const lemma = lemmaOf(form, upos, byClass.get(name));
    if (known.size < CACHED_FORMS) known.set(key, lemma);
    return lemma;
  };
}

/** Enough for the vocabulary of thousands of reports; past it, lemmas are worked out anew. */
const CACHED_FORMS = 100_000;

function lemmaOf(form: string, upos: Upos, edits: ReadonlyMap<string, Edit> | undefined): string {
  const base = upos === 'PROPN' ? form : form.toLowerCase();
  if (edits === undefined || base.length > 60) return base;
  const lower = form.toLowerCase();
  let edit = edits.get('^' + lower);
  for (let n = Math.min(LONGEST_ENDING, lower.length); n >= 0 && edit === undefined; n--) {
    edit = edits.get(lower.slice(lower.length - n));
  }
  return edit === undefined ? base : applyEdit(base, edit);
}

function applyEdit(base: string, edit: Edit): string {
  if (edit.startsWith('=')) return edit.slice(1);
  const cut = Number(edit.charAt(0));
  if (cut >= base.length && edit.length < 2) return base;
  return base.slice(0, Math.max(0, base.length - cut)) + edit.slice(1);
}
