import { z } from 'zod';
import { extractReport } from '../../src/app/brief.ts';
import { asId, type ReportId } from '../../src/domain/ids.ts';
import type { Range } from '../../src/domain/passage.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { ports } from '../../src/storage/ports.ts';
import { readJsonLines, scoredFile } from '../data-files.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/**
 * Attributions of political news against PolNeAR, counted so:
 * - gold is every attribution that has a source, a cue and a content; predicted is every statement with a cue, its content taken
 *   together with the quotations of the same speaker that run on from it, as the coders of PolNeAR do;
 * - words are runs of letters and digits; two sets of ranges overlap by the F1 of their words, told apart by position;
 * - gold and predicted are aligned one to one, the largest content overlap first; a pair needs contents that overlap by at
 *   least half (F1 >= 0.5), or cues that share a word;
 * - `content` counts pairs whose contents overlap by at least half, `cue` those whose cues share a word, `source` those whose
 *   sources share the gold source's head: its last word before a comma or a joining word. Each over all gold and predicted.
 */
export const attributionsTask: Task = { name: 'attributions', run };

const ranges = z.array(z.tuple([z.number(), z.number()]));
const attributionSchema = z.object({ source: ranges, cue: ranges, content: ranges });
const documentSchema = z.object({
  id: z.string(),
  text: z.string(),
  attributions: z.array(attributionSchema),
});

type Words = ReadonlySet<number>;

interface Side {
  readonly content: Words;
  readonly cue: Words;
  readonly source: Words;
}

interface GoldSide extends Side {
  readonly sourceHead: number | null;
}

function run(context: EvalContext): Promise<readonly EvalRow[]> {
  return Promise.resolve(measure(context));
}

function measure(context: EvalContext): readonly EvalRow[] {
  const file = scoredFile(context.dataDir, 'polnear', '', '.jsonl');
  if (file === null) return [];
  const resources = ports.loadResources(null);
  const sum = { gold: 0, predicted: 0, content: 0, cue: 0, source: 0 };
  for (const line of readJsonLines(file)) {
    const { id, text, attributions } = documentSchema.parse(line);
    const words = wordStarts(text);
    const gold = attributions
      .filter((a) => a.source.length > 0 && a.cue.length > 0 && a.content.length > 0)
      .map((a) => goldSide(text, words, a));
    const { statements } = extractReport(bareReport(id, text), resources);
    const predicted = joinRunning(statements).map(([s, contents]) => predictedSide(words, s, contents));
    sum.gold += gold.length;
    sum.predicted += predicted.length;
    for (const [g, p] of align(gold, predicted)) {
      if (overlap(g.content, p.content) >= 0.5) sum.content++;
      if (shares(g.cue, p.cue)) sum.cue++;
      if (g.sourceHead !== null && p.source.has(g.sourceHead)) sum.source++;
    }
  }
  const f1 = (matched: number): number =>
    sum.gold + sum.predicted === 0 ? 0 : (2 * matched) / (sum.gold + sum.predicted);
  return (['source', 'cue', 'content'] as const).map((part) => ({
    metric: `attributions.${part}.polnear`,
    score: f1(sum[part]),
    size: sum.gold,
  }));
}

/** A report that is all body: the reading of pages is measured elsewhere. */
function bareReport(id: string, text: string): Report {
  const none = { url: null, title: null, outlet: null, published: null, updated: null, referenceDate: null };
  return {
    ...none,
    id: asId<ReportId>(id),
    source: id,
    contentHash: '',
    text,
    parts: [{ start: 0, end: text.length, kind: 'body' }],
    agencies: [],
    authors: [],
    datelinePlace: null,
    language: { value: 'en', range: null },
    encoding: 'utf-8',
  };
}

interface WordRange extends Range {
  readonly word: string;
}

function wordStarts(text: string): WordRange[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    word: m[0].toLowerCase(),
  }));
}

function wordsIn(words: readonly WordRange[], spans: readonly Range[]): Words {
  const found = new Set<number>();
  for (const span of spans) {
    for (let i = firstFrom(words, span.start); (words[i]?.start ?? Infinity) < span.end; i++) found.add(i);
  }
  return found;
}

/** Binary search: the first word that ends after `start`. */
function firstFrom(words: readonly WordRange[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function goldSide(
  text: string,
  words: readonly WordRange[],
  gold: z.infer<typeof attributionSchema>,
): GoldSide {
  const spans = (list: readonly (readonly [number, number])[]): Range[] =>
    list.map(([start, end]) => ({ start, end }));
  const [first] = spans(gold.source);
  return {
    content: wordsIn(words, spans(gold.content)),
    cue: wordsIn(words, spans(gold.cue)),
    source: wordsIn(words, spans(gold.source)),
    sourceHead: first ? headOf(text, words, first) : null,
  };
}

const joining = new Set('of for at in on with from who which that and to'.split(' '));

/** The last word of a source before a comma or a joining word: "a spokesman for the group" has "spokesman". */
function headOf(text: string, words: readonly WordRange[], source: Range): number | null {
  let head: number | null = null;
  for (let i = firstFrom(words, source.start); (words[i]?.start ?? Infinity) < source.end; i++) {
    const word = words[i];
    if (word === undefined || (head !== null && joining.has(word.word))) break;
    if (head !== null && text.slice(words[head]?.end ?? word.start, word.start).includes(',')) break;
    head = i;
  }
  return head;
}

/** Each statement with a cue and its contents, with those of the quotations that run on from it or up to it. */
function joinRunning(statements: readonly Statement[]): (readonly [Statement, Range[]])[] {
  const joined: (readonly [Statement, Range[]])[] = [];
  let waiting: Statement[] = [];
  for (const statement of statements) {
    const last = joined.at(-1);
    if (statement.cuePassage === null) {
      if (last?.[0].speaker.name === statement.speaker.name) last[1].push(...statement.contentPassages);
      else waiting.push(statement);
      continue;
    }
    const lead = waiting.filter((w) => w.speaker.name === statement.speaker.name);
    joined.push([statement, [...lead, statement].flatMap((s) => s.contentPassages)]);
    waiting = [];
  }
  return joined;
}

function predictedSide(words: readonly WordRange[], statement: Statement, contents: readonly Range[]): Side {
  return {
    content: wordsIn(words, contents),
    cue: wordsIn(words, statement.cuePassage === null ? [] : [statement.cuePassage]),
    source: wordsIn(words, [statement.speakerPassage]),
  };
}

function align(gold: readonly GoldSide[], predicted: readonly Side[]): (readonly [GoldSide, Side])[] {
  const candidates: { g: number; p: number; score: number }[] = [];
  for (const [g, a] of gold.entries()) {
    for (const [p, b] of predicted.entries()) {
      const content = overlap(a.content, b.content);
      const cue = shares(a.cue, b.cue);
      if (content >= 0.5 || cue) candidates.push({ g, p, score: content + (cue ? 0.01 : 0) });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.g - b.g || a.p - b.p);
  const takenGold = new Set<number>();
  const takenPredicted = new Set<number>();
  const pairs: (readonly [GoldSide, Side])[] = [];
  for (const { g, p } of candidates) {
    const [a, b] = [gold[g], predicted[p]];
    if (a === undefined || b === undefined || takenGold.has(g) || takenPredicted.has(p)) continue;
    takenGold.add(g);
    takenPredicted.add(p);
    pairs.push([a, b]);
  }
  return pairs;
}

function overlap(a: Words, b: Words): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function shares(a: Words, b: Words): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}
