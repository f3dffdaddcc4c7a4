import { createHash } from 'node:crypto';

/** One press report as a record, as `trucewatch brief` reads it. */
export interface BenchRecord {
  readonly id: string;
  readonly outlet: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
}

const vowels = 'aeiou';
const dayMs = 86_400_000;

/**
 * `count` records made from the given ones. The first round is the records themselves; each later round moves the dates
 * by 97 days and respells names, figures and a third of the longer words, so that neither copies nor one huge story hide
 * what grouping costs.
 */
export function repeatReports(records: readonly BenchRecord[], count: number): BenchRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const record = records[i % records.length];
    if (!record) throw new Error('There are no reports to repeat.');
    const round = Math.floor(i / records.length);
    return round === 0 ? record : variant(record, round);
  });
}

function variant(record: BenchRecord, round: number): BenchRecord {
  const published = new Date(Date.parse(`${record.published}T00:00:00Z`) + round * 97 * dayMs)
    .toISOString()
    .slice(0, 10);
  return {
    id: `${record.id}-${round}`,
    outlet: record.outlet,
    published,
    title: respell(record.title, round),
    text: respell(record.text, round),
  };
}

function respell(text: string, round: number): string {
  return text.replace(/\p{L}+|\d+/gu, (word, offset: number) => {
    if (/^\d+$/.test(word)) return word.length < 4 ? String(Number(word) + round) : word;
    const name = /^\p{Lu}\p{Ll}{3,}$/u.test(word) && offset > 0;
    return name || (word.length > 6 && pick(word, round)) ? turnVowels(word, round) : word;
  });
}

/** True for about a third of all words, another third in each round. */
function pick(word: string, round: number): boolean {
  return (createHash('md5').update(word.toLowerCase()).digest()[0] ?? 0) % 3 === round % 3;
}

function turnVowels(word: string, round: number): string {
  return word.replace(/[aeiou]/g, (v) => vowels[(vowels.indexOf(v) + round) % vowels.length] ?? v);
}
