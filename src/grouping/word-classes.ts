/** Closed classes of English words that comparing reports needs. */

export const weekdays: readonly string[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety';

/** Number words that are one token, to their digits. */
export const numberWords: ReadonlyMap<string, string> = new Map([
  ...units.split(' ').map((word, value): [string, string] => [word, String(value)]),
  ...tens
    .split(' ')
    .map((word, value): [string, string] => [word, String(value * 10)])
    .slice(2),
]);

/** Function words, verbs of saying, weekdays and months: in every report, whatever it tells. */
export const emptyWords: ReadonlySet<string> = new Set(
  (
    'the a an of in on at to for and or but by with from as is was were are be been being has have had it its that this these those ' +
    'which who whom whose their his her our they he she them him i we you my your us not no nor also more most than then about after ' +
    'before over under into onto out up down off said says say saying told tell tells reported report reports reporting according ' +
    'added adds will would could can may might must should other others another some any all both each one two there here when where ' +
    'while what why how during between among against near since until through within without because so if only just very such same ' +
    'new now still too even ever never again once back do does did done made make makes get got go went come came take took see seen ' +
    'sunday monday tuesday wednesday thursday friday saturday january february march april june july august september october november ' +
    'december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow day days week weeks month months year years ' +
    'am pm gmt utc published updated update photo file'
  ).split(' '),
);

/** A light stem: plurals, regular endings, adverbs, a last e. "attacks", "attacked", "attacking" are one term. */
export function stem(word: string): string {
  const n = word.length;
  if (n > 6 && word.endsWith('ly')) return word.slice(0, -2);
  if (n > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (n > 4 && (word.endsWith('ed') || word.endsWith('es'))) return word.slice(0, -2);
  if (n > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return n > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** Words of almost any report on a conflict, as stems: sharing them tells little of what happened. Written by hand. */
export const conflictStems: ReadonlySet<string> = new Set(
  (
    'kill killed dead death died wounded injured injur civilian people attack attacked force forces fighter fighting fight rebel militant ' +
    'terrorist group army military soldier troop government regime opposition war conflict city town village province area district region ' +
    'north northern south southern east eastern west western central near control controlled held country state official president minister ' +
    'ministry spokesman spokesperson statement source activist monitor observatory human right rights medic child children women woman man ' +
    'men least dozen hundred thousand number several many security weapon armed bomb bombing bombard strike air airstrike raid shell shelling ' +
    'rocket target house building hospital hit clash battle advance report agency news media television peace talk talks truce ceasefire ' +
    'cease fire agreement deal support supported accus accuse back backed front islamic national international united nations world foreign ' +
    'leader member part start began begin continu including includ local early late earlier first last next time place called call million ' +
    'capital border police'
  )
    .split(' ')
    .map((word) => stem(word)),
);

/** Words of almost any text, as stems. Written by hand. */
export const everydayStems: ReadonlySet<string> = new Set(
  (
    'two three four five six seven eight nine ten well way long great good big small high way work working use used using help want need ' +
    'think know find found look give given show shown put set keep left right end home life thing person old young however despite although ' +
    'around across along away half second third further second following followed follow late later ago own number case point fact hand head ' +
    'line side turn move run hold stand become became known among much few little less least able across per far second public company family'
  )
    .split(' ')
    .map((word) => stem(word)),
);
