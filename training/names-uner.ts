import { labelsOf, type NamedText, type NameSpan } from './names-data.ts';
import { markNationalities } from './names-lists.ts';
import type { NameKind } from '../src/language/analysis.ts';

const KINDS: ReadonlyMap<string, NameKind> = new Map([
  ['PER', 'person'],
  ['ORG', 'organisation'],
  ['LOC', 'place'],
]);

/** Reads UNER's IOB2 columns (word in the second, label in the third) into documents. */
export function readUner(text: string): NamedText[] {
  return text
    .split(/^# newdoc id = /m)
    .slice(1)
    .map((part) => {
      const id = part.slice(0, part.indexOf('\n'));
      return readDocument(id, part);
    });
}

function readDocument(id: string, part: string): NamedText {
  const words: string[] = [];
  const sentenceFirst: number[] = [];
  const spans: NameSpan[] = [];
  let fresh = true;
  for (const line of part.split('\n')) {
    const [index, word, label] = line.split('\t');
    if (word === undefined || label === undefined || !/^\d+$/.test(index ?? '')) {
      if (line === '') fresh = true;
      continue;
    }
    if (fresh) sentenceFirst.push(words.length);
    fresh = false;
    const kind = KINDS.get(label.slice(2));
    const last = spans.at(-1);
    if (kind !== undefined && label.startsWith('I') && last?.end === words.length) {
      spans[spans.length - 1] = { ...last, end: words.length + 1 };
    } else if (kind !== undefined) spans.push({ first: words.length, end: words.length + 1, kind });
    words.push(word);
  }
  const labels = labelsOf(words.length, markNationalities(words, spans));
  return {
    id,
    source: 'uner',
    words,
    sentenceFirst: [...sentenceFirst, words.length],
    allowed: labels.map((label) => 1 << label),
  };
}
