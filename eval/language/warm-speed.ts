/**
 * Run in a process of its own by eval/tasks/language-speed.ts, so that what ran before does not slow it: analyses every
 * text of a JSONL file some times over and prints the words per CPU second of the best round.
 */
import { createAnalyserFromDisk } from '../../src/storage/load-resources.ts';
import { readJsonLines } from '../data-files.ts';

const [file = '', rounds = '4'] = process.argv.slice(2);
const texts = readJsonLines<{ readonly text: string }>(file).map((line) => line.text);
const analyse = createAnalyserFromDisk();
let best = 0;
let words = 0;
for (let round = 0; round < Number(rounds); round++) {
  const started = process.cpuUsage();
  words = 0;
  for (const text of texts) words += analyse(text).tokens.length;
  const { user, system } = process.cpuUsage(started);
  best = Math.max(best, words / ((user + system) / 1e6));
}
console.log(JSON.stringify({ wordsPerSecond: Math.round(best), words }));
