import { segment, type SentenceModel } from '../src/language/sentences.ts';
import { foldWord } from '../src/language/name-hash.ts';
import { NAME_KINDS, OUTSIDE, beginLabel } from '../src/language/name-labels.ts';
import { labelsOf, withoutOverlaps, type NamedText, type NameSpan } from './names-data.ts';
import { COUNTRIES } from './names-lists.ts';
import { properParts } from './names-proper.ts';
import type { NameKind } from '../src/language/analysis.ts';
import type { Range } from '../src/domain/passage.ts';

/** An annotation of re3d: start, end, label, the annotators' confidence in it (0: only a machine proposed it). */
export type Re3dEntity = readonly [start: number, end: number, label: string, confidence: number];

export interface Re3dDocument {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly entities: readonly Re3dEntity[];
}

/** A proper name that annotators marked, trimmed to the name itself. */
export interface Re3dName extends Range {
  readonly kind: NameKind;
  readonly confirmed: boolean;
}

/** Annotators' confidence from which an annotation counts as confirmed: between nearly all that are at 0 and those at 1. */
const CONFIRMED = 0.5;

const KINDS: ReadonlyMap<string, NameKind> = new Map([
  ['Person', 'person'],
  ['Organisation', 'organisation'],
  ['Location', 'place'],
  ['Weapon', 'weapon'],
  ['MilitaryPlatform', 'platform'],
  ['Nationality', 'nationality'],
]);

/** Reads a re3d file: one document a line. */
export function readRe3d(jsonLines: string): Re3dDocument[] {
  return jsonLines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Re3dDocument); // trusted measuring data, of the layout its README gives
}

/**
 * The names among a document's annotations. Person, Organisation and Location keep proper names only (pronouns and descriptions
 * go), without titles and determiners; "Town, State" is two places; a country marked as an organisation is a place, as in the
 * other corpora.
 */
export function namesOf(document: Re3dDocument): Re3dName[] {
  const found = document.entities.flatMap(([start, end, label, confidence]) => {
    const kind = KINDS.get(label);
    if (kind === undefined) return [];
    const nested = document.entities.filter(
      (other) => other[2] === label && other[1] === end && other[0] > start,
    );
    return properParts(
      document.text,
      { start, end },
      kind,
      nested.map(([from, to]) => ({ start: from, end: to })),
    ).map((part): Re3dName => ({ ...part, confirmed: confidence >= CONFIRMED }));
  });
  return withoutRepeats(found);
}

/** Of the same stretch and kind marked twice, the confirmed one. */
function withoutRepeats(names: readonly Re3dName[]): Re3dName[] {
  const best = new Map<string, Re3dName>();
  for (const name of names) {
    const key = `${String(name.start)} ${String(name.end)} ${name.kind}`;
    if (best.get(key)?.confirmed !== true) best.set(key, name);
  }
  return [...best.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Names that annotators confirmed anywhere in the documents, as "kind string". */
export function confirmedStrings(documents: readonly Re3dDocument[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap((document) =>
      namesOf(document)
        .filter((name) => name.confirmed)
        .map((name) => `${name.kind} ${comparable(document.text.slice(name.start, name.end))}`),
    ),
  );
}

/**
 * The document to learn from: confirmed names as labels, and of those that only a machine proposed the ones confirmed elsewhere or
 * known as countries; where such a proposal is one unknown word, it or no name is allowed.
 */
export function learnable(
  document: Re3dDocument,
  confirmed: ReadonlySet<string>,
  sentenceModel: SentenceModel,
): NamedText {
  const { tokens, sentences } = segment(document.text, sentenceModel);
  const spans = namesOf(document).flatMap((name) => {
    const first = tokens.findIndex((token) => token.end > name.start);
    const after = tokens.findIndex((token) => token.start >= name.end);
    const end = after < 0 ? tokens.length : after;
    const string = comparable(document.text.slice(name.start, name.end));
    const known =
      confirmed.has(`${name.kind} ${string}`) ||
      (name.kind === 'place' && COUNTRIES.has(string)) ||
      name.kind === 'nationality';
    const rank = name.confirmed ? 0 : known ? 1 : 2;
    return first < 0 || end <= first ? [] : [{ first, end, kind: name.kind, rank }];
  });
  const certain = withoutOverlaps(spans.filter((span) => span.rank === 0));
  const taken = new Set(certain.flatMap(wordsOf));
  const known = withoutOverlaps(
    spans.filter((span) => span.rank === 1 && !wordsOf(span).some((at) => taken.has(at))),
  );
  const labels = labelsOf(tokens.length, [...certain, ...known]);
  const allowed = labels.map((label) => 1 << label);
  for (const span of spans) if (span.rank === 2 && span.end === span.first + 1) allow(allowed, labels, span);
  return {
    id: document.id,
    source: document.source,
    words: tokens.map((token) => document.text.slice(token.start, token.end)),
    sentenceFirst: [...sentences.map((sentence) => sentence.first), tokens.length],
    allowed,
  };
}

function wordsOf(span: NameSpan): number[] {
  return Array.from({ length: span.end - span.first }, (_, at) => span.first + at);
}

function allow(allowed: number[], labels: readonly number[], span: NameSpan): void {
  if (labels[span.first] !== OUTSIDE) return;
  allowed[span.first] = (allowed[span.first] ?? 0) | (1 << beginLabel(NAME_KINDS.indexOf(span.kind)));
}

/** A name's string as the score compares it: folded, single spaces, no possessive, no article. */
export function comparable(name: string): string {
  return foldWord(name.replace(/\s+/g, ' ').trim())
    .replace(/['\u2019]s?$/, '')
    .replace(/^the /, '')
    .replace(/[.,;:"]$/, '')
    .replace(/ ?- ?/g, '-');
}
