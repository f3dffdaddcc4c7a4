import type { IsoDate, ToldDate } from '../domain/date.ts';
import type { TollRange } from '../domain/toll.ts';
import type { IncidentType } from '../domain/allegation.ts';
import type { StatementAct } from '../domain/statement.ts';
import type { Place } from '../domain/place.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2023-05-11` as "11 May 2023", `2023-05` as "May 2023", `2023` as "2023"; anything else as it is. */
export function dateWords(date: IsoDate | string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year = '', month, day] = match;
  const monthName = month === undefined ? undefined : months[Number(month) - 1];
  if (monthName === undefined) return year;
  return day === undefined ? `${monthName} ${year}` : `${Number(day)} ${monthName} ${year}`;
}

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

/** "Wed 17 May 2023" for a whole day, else as `dateWords`. */
export function dayWords(date: IsoDate | string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return dateWords(date);
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? dateWords(date) : `${weekday} ${dateWords(date)}`;
}

/** A told date with its span where it is not one day: "22–28 May 2016" is written out as two days. */
export function toldDateWords(date: ToldDate): string {
  if (date.from === date.to) return dayWords(date.from);
  if (date.value.length === 7 || date.value.length === 4) return dateWords(date.value);
  return `${dateWords(date.from)} to ${dateWords(date.to)}`;
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

const incidentNames: Readonly<Record<IncidentType, string>> = {
  airstrike: 'Air strike',
  drone: 'Drone strike',
  shelling: 'Shelling',
  clash: 'Clash',
  ambush: 'Ambush',
  'suicide-bomb': 'Suicide bomb',
  bomb: 'Bomb',
  chemical: 'Chemical attack',
  shooting: 'Shooting',
  execution: 'Execution',
  abduction: 'Abduction',
  arrest: 'Arrest',
  siege: 'Siege',
  'aid-obstruction': 'Aid obstructed',
  'territory-taken': 'Territory taken',
  destruction: 'Destruction',
  looting: 'Looting',
  'convoy-attack': 'Attack on a convoy',
  'violation-tally': "A party's tally",
  other: 'Other incident',
};
export function incidentName(type: IncidentType): string {
  return incidentNames[type];
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
