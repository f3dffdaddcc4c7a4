import type { ContradictionField } from '../domain/contradiction.ts';
import { dateWords } from '../domain/date-words.ts';
import type { FindingQuestion } from '../domain/finding.ts';
import type { TollRange } from '../domain/toll.ts';
import type { StatementAct } from '../domain/statement.ts';
import type { Place } from '../domain/place.ts';

/** "11 and 12 May 2023": what the next day of a list says as well, month and year, is said once. */
export function datesWords(dates: readonly string[], limit = 3): string {
  const words = dates.map((date, i) => {
    const next = dates[i + 1];
    if (date.length < 10 || next?.length !== 10 || dates.length > limit) return dateWords(date);
    if (date.slice(0, 7) === next.slice(0, 7)) return String(Number(date.slice(8)));
    return date.slice(0, 4) === next.slice(0, 4) ? dateWords(date).replace(/ \d{4}$/, '') : dateWords(date);
  });
  return listed(words, limit);
}

const questions: Readonly<Record<FindingQuestion, string>> = {
  'in force': 'In force?',
  'party bound': 'Is the party bound?',
  excluded: 'Is it excluded?',
  'in the zone': 'In the zone?',
  prohibited: 'Prohibited?',
  exception: 'Does an exception hold?',
};
/** What a step of a finding asks. */
export function questionWords(question: FindingQuestion): string {
  return questions[question];
}

/** What one side of a contradiction tells: a day in words, anything else as it is told. */
export function sideWords(field: ContradictionField, value: string): string {
  return field === 'when' ? dateWords(value) : value;
}

/** [6, 6] is "6", [6, 14] "6 to 14", [6, null] "at least 6", null "not told". */
export function tollWords(range: TollRange | null): string {
  if (range === null) return 'not told';
  const [low, high] = range;
  if (high === null) return `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}

export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** "A, B and C"; beyond `limit` names "A, B and 5 more". */
export function listed(items: readonly string[], limit = 4): string {
  if (items.length > limit)
    return `${items.slice(0, limit - 1).join(', ')} and ${items.length - limit + 1} more`;
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** At most `limit` characters (code points), cut at a word where one is near, with an ellipsis. */
export function shortened(text: string, limit: number): string {
  const points = Array.from(text);
  if (points.length <= limit) return text;
  const cut = points.slice(0, limit - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const actVerbs: Readonly<Record<StatementAct, string>> = {
  assert: 'says',
  accuse: 'accuses',
  deny: 'denies',
  propose: 'proposes',
  accept: 'accepts',
  reject: 'rejects',
  demand: 'demands',
  threaten: 'threatens',
  promise: 'promises',
  declare: 'declares',
  condemn: 'condemns',
  report: 'reports',
  decline: 'declines to say',
};
export function actVerb(act: StatementAct): string {
  return actVerbs[act];
}

const precisionNames = [
  '',
  'the place',
  'within 25 km',
  'the district',
  'the province',
  'a vague area',
  'the country',
];
/** UCDP's where_prec in words. */
export function precisionName(precision: Place['precision']): string {
  return precisionNames[precision] ?? 'unknown';
}
