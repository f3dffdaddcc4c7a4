/** A word of a GUM tree. `head` is an index into the document's words, -1 for a root. */
export interface GumWord {
  readonly text: string;
  readonly lemma: string;
  readonly upos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly sentence: number;
  readonly spaceAfter: boolean;
}

/** A mention as GUM's last column brackets it; words half-open. */
export interface GumMention {
  readonly first: number;
  readonly end: number;
  /** GUM's number of the entity: mentions of one entity share it. */
  readonly entity: string;
  /** person, organization, place, object, event, abstract, … */
  readonly type: string;
  /** Information status: new, giv:act, giv:inact, acc:…, split:… */
  readonly status: string;
}

export interface GumDocument {
  readonly id: string;
  readonly words: readonly GumWord[];
  readonly sentenceFirst: readonly number[];
  readonly mentions: readonly GumMention[];
}

interface Raw {
  readonly columns: readonly string[];
  readonly sentence: number;
  readonly offset: number;
}

/** Reads GUM's CoNLL-U with its `Entity` brackets. Multiword and empty nodes are passed over. */
export function readGum(text: string): GumDocument[] {
  return text
    .split(/^# newdoc id = /m)
    .slice(1)
    .map((part) => readDocument(part.slice(0, part.indexOf('\n')), part));
}

function readDocument(id: string, part: string): GumDocument {
  const rows: Raw[] = [];
  const sentenceFirst: number[] = [];
  for (const block of part.split(/\n{2,}/)) {
    const lines = block.split('\n').filter((line) => /^\d+\t/.test(line));
    if (lines.length === 0) continue;
    sentenceFirst.push(rows.length);
    const offset = rows.length;
    for (const line of lines)
      rows.push({ columns: line.split('\t'), sentence: sentenceFirst.length - 1, offset });
  }
  return {
    id,
    words: rows.map(wordOf),
    sentenceFirst: [...sentenceFirst, rows.length],
    mentions: mentionsOf(rows),
  };
}

function wordOf(row: Raw): GumWord {
  const [, text = '', lemma = '', upos = '', , feats = '', head = '0', deprel = ''] = row.columns;
  return {
    text,
    lemma,
    upos,
    feats,
    head: head === '0' ? -1 : row.offset + Number(head) - 1,
    deprel,
    sentence: row.sentence,
    spaceAfter: !(row.columns[9] ?? '').includes('SpaceAfter=No'),
  };
}

/** Opening brackets carry the mention's fields, closing ones its number; one-word mentions have both in one. */
const BRACKET = /\((?<fields>[^()]+)\)?|(?<closing>\d{1,6})\)/g;

function mentionsOf(rows: readonly Raw[]): GumMention[] {
  const open = new Map<string, { readonly first: number; readonly fields: readonly string[] }[]>();
  const found: GumMention[] = [];
  rows.forEach((row, at) => {
    const column = (row.columns[9] ?? '').split('|').find((each) => each.startsWith('Entity='));
    if (column === undefined) return;
    for (const match of column.slice('Entity='.length).matchAll(BRACKET)) {
      const fields = match.groups?.['fields']?.split('-');
      const closing = match.groups?.['closing'];
      if (fields !== undefined) {
        const entity = fields[0] ?? '';
        if (match[0].endsWith(')')) found.push(mention(at, at + 1, fields));
        else open.set(entity, [...(open.get(entity) ?? []), { first: at, fields }]);
      } else if (closing !== undefined) {
        const start = open.get(closing)?.pop();
        if (start !== undefined) found.push(mention(start.first, at + 1, start.fields));
      }
    }
  });
  return found.sort((a, b) => a.first - b.first || b.end - a.end);
}

function mention(first: number, end: number, fields: readonly string[]): GumMention {
  const [entity = '', type = '', status = ''] = fields;
  return { first, end, entity, type, status };
}

/** The word of a span whose head lies outside it. */
export function headOf(words: readonly GumWord[], first: number, end: number): number {
  for (let at = first; at < end; at++) {
    const head = words[at]?.head ?? -1;
    if (head < first || head >= end) return at;
  }
  return first;
}
