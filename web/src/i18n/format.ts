import { spokenLocale } from './translate.ts';
import { timeZone } from './time-zone.ts';

export { timeZone };

const made = new Map<string, Intl.DateTimeFormat>();
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = spokenLocale() + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(spokenLocale(), options);
  made.set(key, format);
  return format;
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(spokenLocale(), options).format(value);
}

/** An ISO prefix with its own precision: 2016, 2016-05 or 2016-05-20. Days have no zone. */
export function formatDay(iso: string, style: 'long' | 'short' = 'short'): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return iso;
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const name = style === 'long' ? 'long' : 'short';
  if (month === undefined) return dateFormat({ timeZone: 'UTC', year: 'numeric' }).format(date);
  if (day === undefined) return dateFormat({ timeZone: 'UTC', year: 'numeric', month: name }).format(date);
  return dateFormat({
    timeZone: 'UTC',
    year: 'numeric',
    month: name,
    day: 'numeric',
    ...(style === 'long' ? { weekday: 'long' } : {}),
  }).format(date);
}

/** From a day to a day, both included: "3–7 May 2016". */
export function formatSpan(from: string, to: string): string {
  if (from === to) return formatDay(from);
  return dateFormat({ timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(`${to}T00:00:00Z`),
  );
}

/** An instant in the agreement's zone, with how far that is from UTC: “20 May 2016, 12:30 GMT+3”. */
export function formatInstant(iso: string): string {
  return instant(iso, timeZone());
}

/** The same instant in UTC, for a title. */
export function formatInstantUtc(iso: string): string {
  return instant(iso, 'UTC');
}

function instant(iso: string, zone: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const isUtc = zone === 'UTC';
  const words = dateFormat({
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(!isUtc && { timeZoneName: 'shortOffset' }),
  }).format(date);
  return isUtc ? `${words} UTC` : words;
}

const wordJoiner = '\u2060';

/** A range as "3–7", never broken over two lines; "3" where both ends are one, "3 or more" as "3+" where nothing bounds it. */
export function formatRange(low: number, high: number | null): string {
  if (high === null) return `${formatNumber(low)}+`;
  return low === high
    ? formatNumber(low)
    : `${formatNumber(low)}${wordJoiner}–${wordJoiner}${formatNumber(high)}`;
}

/** Several names beside one another, by the language's own comma. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'unit', style: 'short' }).format(items);
}
