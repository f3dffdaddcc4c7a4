import { readFileSync } from 'node:fs';

/** A word of a tree as the CoNLL-U file has it; `head` is the index within the sentence, -1 for the root. */
export interface TreeToken {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  /** Offsets in the document's text, see `readTrees`. */
  readonly start: number;
  readonly end: number;
}

export interface Tree {
  readonly id: string;
  readonly tokens: readonly TreeToken[];
  readonly start: number;
  readonly end: number;
}

export interface TreeDocument {
  readonly id: string;
  /**
   * The sentences' words as written. Between sentences stands a space, or a line break where the sentence before has no closing mark:
   * headings, list items and signatures stand on lines of their own at the source, which the files do not record.
   */
  readonly text: string;
  readonly trees: readonly Tree[];
}

const CLOSED = /[.!?…]["”’'`)\]}*]*$/;

/** Reads a CoNLL-U file. Throws where the file is missing. */
export function readTrees(path: string): TreeDocument[] {
  const documents: TreeDocument[] = [];
  let id = path;
  let text = '';
  let trees: Tree[] = [];
  const flush = (): void => {
    if (trees.length > 0) documents.push({ id, text, trees });
    text = '';
    trees = [];
  };
  for (const block of readFileSync(path, 'utf8').split('\n\n')) {
    const lines = block.split('\n');
    const newDocument = lines.find((line) => line.startsWith('# newdoc'));
    if (newDocument !== undefined) {
      flush();
      id = newDocument.split('=')[1]?.trim() ?? path;
    }
    const sentId =
      lines
        .find((line) => line.startsWith('# sent_id'))
        ?.split('=')[1]
        ?.trim() ?? '';
    const rows = lines.filter((line) => /^\d+(?:-\d+)?\t/.test(line)).map((line) => line.split('\t'));
    if (rows.length === 0) continue;
    if (text !== '') text = text.trimEnd() + (CLOSED.test(text.trimEnd()) ? ' ' : '\n');
    const laid = layOut(rows, text);
    text = laid.text;
    trees.push({
      id: sentId,
      tokens: laid.tokens,
      start: laid.tokens[0]?.start ?? 0,
      end: laid.tokens.at(-1)?.end ?? 0,
    });
  }
  flush();
  return documents;
}

/** Places the words of a sentence after `before`. The parts of a word written as one ("don't") share its letters. */
function layOut(rows: readonly (readonly string[])[], before: string): { text: string; tokens: TreeToken[] } {
  let text = before;
  const tokens: TreeToken[] = [];
  let whole: { at: number; last: number } | undefined;
  for (const row of rows) {
    const [id = '', form = '', lemma = '', upos = '', , feats = '', head = '', deprel = '', , misc = ''] =
      row;
    const space = misc.includes('SpaceAfter=No') ? '' : ' ';
    if (id.includes('-')) {
      whole = { at: text.length, last: Number(id.split('-')[1]) };
      text += form + space;
      continue;
    }
    const inside = whole !== undefined && Number(id) <= whole.last;
    const start = inside && whole ? whole.at : text.length;
    if (inside && whole) whole = { ...whole, at: start + form.length };
    else text += form + space;
    tokens.push({
      form,
      lemma,
      upos,
      feats: feats === '_' ? '' : feats,
      head: Number(head) - 1,
      deprel,
      start,
      end: start + form.length,
    });
  }
  return { text, tokens };
}
