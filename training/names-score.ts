import type { Name } from '../src/language/analysis.ts';
import type { NameModel } from '../src/language/name-model.ts';
import { findNames } from '../src/language/names.ts';
import { segment, type SentenceModel } from '../src/language/sentences.ts';
import { comparable, namesOf, type Re3dDocument } from './names-re3d.ts';

export const SCORED_KINDS = ['person', 'place', 'organisation'] as const;
export type ScoredKind = (typeof SCORED_KINDS)[number];

/** Right, given and wanted strings, added up over documents. */
export interface Tally {
  right: number;
  given: number;
  wanted: number;
}

export type Tallies = Readonly<Record<ScoredKind, Tally>>;

/** Ways to write a document. */
const WRITINGS = {
  asIs: (text: string) => text,
  capitals: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
} as const;
export type Writing = keyof typeof WRITINGS;
export type NameScores = Readonly<Record<Writing, Tallies>>;

function noTallies(): Tallies {
  const none = (): Tally => ({ right: 0, given: 0, wanted: 0 });
  return { person: none(), place: none(), organisation: none() };
}

/**
 * Scores names on re3d: unique strings a document, by kind, with the document as it is, in capitals and in lower case. `modelFor` gives the
 * model for a source's documents: one that never saw them.
 */
export function scoreNames(
  documents: readonly Re3dDocument[],
  sentences: SentenceModel,
  modelFor: (source: string) => NameModel,
): NameScores {
  const scores: NameScores = { asIs: noTallies(), capitals: noTallies(), lower: noTallies() };
  for (const source of new Set(documents.map((document) => document.source))) {
    const model = modelFor(source);
    for (const document of documents)
      if (document.source === source) scoreDocument(scores, document, model, sentences);
  }
  return scores;
}

function scoreDocument(
  scores: NameScores,
  document: Re3dDocument,
  model: NameModel,
  sentenceModel: SentenceModel,
): void {
  for (const writing of Object.keys(WRITINGS) as Writing[]) {
    // the keys of the constant above
    const text = WRITINGS[writing](document.text);
    const { tokens, sentences } = segment(text, sentenceModel);
    tally(scores[writing], document, text, findNames(text, tokens, sentences, model));
  }
}

/**
 * Adds a document's unique strings by kind. Wanted is what annotators confirmed; a string that only the annotators' machine proposed counts
 * neither for nor against.
 */
function tally(tallies: Tallies, document: Re3dDocument, text: string, found: readonly Name[]): void {
  const marked = namesOf(document);
  for (const kind of SCORED_KINDS) {
    const own = marked.filter((name) => name.kind === kind);
    const strings = (names: typeof marked): Set<string> =>
      new Set(names.map((name) => comparable(document.text.slice(name.start, name.end))));
    const wanted = strings(own.filter((name) => name.confirmed));
    const proposed = strings(own);
    const given = new Set(
      found.filter((name) => name.kind === kind).map((name) => comparable(text.slice(name.start, name.end))),
    );
    const counted = [...given].filter((string) => wanted.has(string) || !proposed.has(string));
    tallies[kind].given += counted.length;
    tallies[kind].wanted += wanted.size;
    tallies[kind].right += counted.filter((string) => wanted.has(string)).length;
  }
}

export function f1({ right, given, wanted }: Tally): number {
  return right === 0 ? 0 : (2 * right) / (given + wanted);
}

/** By how much the mean F1 of the kinds is lower in another writing. */
export function dropOf(scores: NameScores, writing: Writing): number {
  const mean = (tallies: Tallies): number =>
    SCORED_KINDS.reduce((sum, kind) => sum + f1(tallies[kind]), 0) / SCORED_KINDS.length;
  return mean(scores.asIs) - mean(scores[writing]);
}
