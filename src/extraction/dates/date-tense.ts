import type { Analysis } from '../../language/analysis.ts';
import type { Tense } from './date-input.ts';
import type { Word } from '../words.ts';

/** Words that put what follows them into the future. */
const futureCues = new Set(
  'will would shall ll going next planned plan plans planning scheduled due expected expects slated proposed proposes proposing starting ahead upcoming coming until till deadline begin start launch resume effective set'.split(
    ' ',
  ),
);

/** Past tenses that do not end in "ed". */
const pastForms = new Set(
  'said told was were had did began came hit struck took made held met fell left lost won broke shot blew gave went saw found led sent ran spoke wrote became brought caught fought put cut set rose grew laid kept thought withdrew overran'.split(
    ' ',
  ),
);

const nouns = new Set(['led', 'set', 'put', 'cut']);

function cueOf(word: Word, analysis: Analysis): Tense {
  if (word.kind !== 'word') return 'unknown';
  // Pages glue words together ("airstrikesplanned for Wednesday"), so the end of a word counts too.
  if (futureCues.has(word.key) || /(?:planned|scheduled|slated)$/.test(word.key)) return 'future';
  const token = analysis.tokens[word.token];
  if (token?.upos === 'VERB' || token?.upos === 'AUX') {
    if (token.feats.includes('Tense=Past')) return 'past';
  }
  if (pastForms.has(word.key) && !nouns.has(word.key)) return 'past';
  return word.key.length > 4 && word.key.endsWith('ed') && !word.capital ? 'past' : 'unknown';
}

/** "He proposed on Friday": somebody did it on that day, even where what was done looks ahead ("planned", "set"). */
function isDoneDeed(word: Word | undefined, analysis: Analysis): boolean {
  const token = word && analysis.tokens[word.token];
  if (token?.upos !== 'VERB') return false;
  return token.feats.includes('Tense=Past') && token.feats.includes('VerbForm=Fin');
}

/** How far a cue reaches: a clause is rarely longer. */
const reach = 14;

/** The tense around the word at `at`: the nearest cue before it in its sentence, else the nearest after it. */
export function tenseAt(words: readonly Word[], at: number, analysis: Analysis): Tense {
  const sentence = words[at]?.sentence;
  const before = words[at - 1]?.key;
  const further = words[at - 2]?.key;
  if (before === 'since' || before === 'last' || (before === 'the' && further === 'since')) return 'past';
  if (before === 'by' || before === 'until' || before === 'till') return 'future';
  if (before === 'on' && isDoneDeed(words[at - 2], analysis)) return 'past';
  for (let back = 1; back <= reach; back += 1) {
    const word = words[at - back];
    if (word === undefined || word.sentence !== sentence) break;
    const cue = cueOf(word, analysis);
    if (cue !== 'unknown') return cue;
  }
  for (let ahead = 1; ahead <= reach; ahead += 1) {
    const word = words[at + ahead];
    if (word === undefined || word.sentence !== sentence) break;
    const cue = cueOf(word, analysis);
    if (cue !== 'unknown') return cue;
  }
  return 'unknown';
}
