import { boundsOf, dayNumberOf, dayOf, daysInMonth, weekdayOf, type DayNumber } from './calendar.ts';
import { key, word, type DateInput, type DateReading, type Pattern } from './date-input.ts';
import { smallNumbers, spanUnits, weekdayNames, type SpanUnit } from './date-words.ts';

/** "Friday", "last Friday", "next Wednesday", "this Monday", "Wednesday afternoon", "Saturday's". */
export const weekday: Pattern = (input) => {
  const leading = key(input, 0);
  const led = leading === 'last' || leading === 'next' || leading === 'this' || leading === 'past';
  const offset = led ? 1 : 0;
  const name = word(input, offset);
  if (name === undefined) return null;
  let target = weekdayNames.get(name.key);
  const before = input.words[input.at - 1]?.key;
  // Some archives strip apostrophes: "Fridays attack" is Friday's; "on Fridays" and "every Friday" recur.
  if (target === undefined && before !== 'on' && name.key.endsWith('days'))
    target = weekdayNames.get(name.key.slice(0, -1));
  if (target === undefined || before === 'every' || before === 'each' || input.anchor.day === null)
    return null;
  const back = (weekdayOf(input.anchor.day) - target + 7) % 7;
  const ahead = (7 - back) % 7;
  let day = input.anchor.day - back;
  if (leading === 'last') day = input.anchor.day - (back === 0 ? 7 : back);
  else if (leading === 'next') day = input.anchor.day + (ahead === 0 ? 7 : ahead);
  else if (input.tense() === 'future') day = input.anchor.day + ahead;
  return { from: day, to: day, end: input.at + offset + 1, span: false };
};

const sameDay = new Set(['today', 'tonight', 'overnight']);
const partsOfDay = new Set(['morning', 'afternoon', 'evening', 'night', 'noon']);

/** "today", "yesterday", "this morning", "last night", "tomorrow". */
export const dayWord: Pattern = (input) => {
  const now = input.anchor.day;
  if (now === null) return null;
  const first = key(input, 0);
  const point = (day: DayNumber, length: number): DateReading => ({
    from: day,
    to: day,
    end: input.at + length,
    span: false,
  });
  if (sameDay.has(first)) return point(now, 1);
  if (first === 'yesterday') return point(now - 1, 1);
  if (first === 'tomorrow') return point(now + 1, 1);
  if (first === 'this' && partsOfDay.has(key(input, 1))) return point(now, 2);
  if (first === 'last' && key(input, 1) === 'night') return point(now - 1, 2);
  if (first === 'earlier' && key(input, 1) === 'in' && key(input, 2) === 'the' && key(input, 3) === 'day')
    return point(input.previous ?? now, 4);
  if (first === 'earlier' && key(input, 1) === 'on' && key(input, 2) === 'the' && key(input, 3) === 'day')
    return point(input.previous ?? now, 4);
  if (first === 'day' && key(input, 1) === 'before' && key(input, 2) === 'yesterday')
    return point(now - 2, 3);
  if (first === 'day' && key(input, 1) === 'after' && key(input, 2) === 'tomorrow') return point(now + 2, 3);
  const base = input.previous ?? now;
  if (
    (first === 'the' && key(input, 1) === 'previous' && key(input, 2) === 'day') ||
    (first === 'a' && key(input, 1) === 'day' && key(input, 2) === 'earlier')
  )
    return point(base - 1, 3);
  if (
    first === 'the' &&
    (key(input, 1) === 'next' || key(input, 1) === 'following') &&
    key(input, 2) === 'day'
  )
    return point(base + 1, 3);
  return null;
};

function count(input: DateInput, offset: number): { count: number; end: number } | null {
  const found = word(input, offset);
  if (found === undefined) return null;
  if (found.kind === 'number' && /^\d{1,4}$/.test(found.text))
    return { count: Number(found.text), end: offset + 1 };
  const small = smallNumbers.get(found.key);
  if (small === undefined) return null;
  if (small === 1 && key(input, offset + 1) === 'couple' && key(input, offset + 2) === 'of')
    return { count: 2, end: offset + 3 };
  return { count: small, end: offset + 1 };
}

const daysOf: Readonly<Record<SpanUnit, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  year: 365,
  decade: 3650,
};

/** Moves back (or, with a negative count, ahead) by calendar months where the unit is one. */
function moved(from: DayNumber, amount: number, unit: SpanUnit): DayNumber {
  if (unit !== 'month' && unit !== 'year') return from - Math.round(amount * daysOf[unit]);
  const start = dayOf(from);
  const months = start.year * 12 + start.month - 1 - amount * (unit === 'year' ? 12 : 1);
  const y = Math.floor(months / 12);
  const m = (months % 12) + 1;
  return dayNumberOf(y, m, Math.min(start.day, daysInMonth(y, m))) ?? from;
}

const maximumCount: Readonly<Record<SpanUnit, number>> = {
  hour: 1000,
  day: 400,
  week: 104,
  fortnight: 52,
  month: 60,
  year: 100,
  decade: 10,
};

/** "three days ago", "two weeks earlier", "a month ago". */
export const ago: Pattern = (input) => {
  const now = input.anchor.day;
  const n = count(input, 0);
  if (now === null || n === null) return null;
  const unit = spanUnits.get(key(input, n.end));
  const last = key(input, n.end + 1);
  if (unit === undefined || n.count > maximumCount[unit] || (last !== 'ago' && last !== 'earlier'))
    return null;
  const base = last === 'earlier' ? (input.previous ?? now) : now;
  const centre = moved(base, n.count, unit);
  const end = input.at + n.end + 2;
  if (unit === 'hour' || unit === 'day') return { from: centre, to: centre, end, span: false };
  return { ...around(centre, unit), end, span: false };
};

/** The calendar unit that holds a day: its week (Monday first), month or year. */
function around(day: DayNumber, unit: SpanUnit): { from: DayNumber; to: DayNumber } {
  const { year: y, month: m } = dayOf(day);
  if (unit === 'week' || unit === 'fortnight') {
    const monday = day - weekdayOf(day);
    return { from: monday, to: monday + (unit === 'week' ? 6 : 13) };
  }
  if (unit === 'month')
    return boundsOf(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`) ?? { from: day, to: day };
  if (unit === 'year') return boundsOf(String(y).padStart(4, '0')) ?? { from: day, to: day };
  return { from: day, to: day };
}

/** "in the past 24 hours", "the last two days", "over the past week", "in recent days", "for the past month". */
export const pastSpan: Pattern = (input) => {
  const now = input.anchor.day;
  if (now === null) return null;
  const lead = key(input, 0);
  if (lead === 'recent') {
    const unit = spanUnits.get(key(input, 1));
    if (unit === undefined || unit === 'hour') return null;
    const length = unit === 'day' ? 6 : unit === 'week' ? 27 : unit === 'month' ? 180 : 1825;
    return { from: now - length, to: now, end: input.at + 2, span: true };
  }
  if (lead !== 'past' && lead !== 'last' && lead !== 'previous') return null;
  const n = count(input, 1) ?? { count: 1, end: 1 };
  const end = key(input, n.end) === '-' ? n.end + 1 : n.end;
  const unit = spanUnits.get(key(input, end));
  if (unit === undefined || n.count > maximumCount[unit]) return null;
  // "last week", "last month", "last year" are calendar units; "the past week" runs up to now.
  if (n.end === 1 && lead === 'last' && unit !== 'hour' && unit !== 'day') {
    return { ...around(moved(now, 1, unit), unit), end: input.at + end + 1, span: true };
  }
  return { from: moved(now, n.count, unit), to: now, end: input.at + end + 1, span: true };
};

/** "this week", "earlier this month", "next week", "later this year". */
export const calendarUnit: Pattern = (input) => {
  const now = input.anchor.day;
  if (now === null) return null;
  let offset = 0;
  const part = key(input, 0);
  if (part === 'earlier' || part === 'later' || part === 'late' || part === 'early') offset = 1;
  const which = key(input, offset);
  const unit = spanUnits.get(key(input, offset + 1));
  if (which === 'this' && part === 'later' && unit === undefined) return null;
  if ((which !== 'this' && which !== 'next') || unit === undefined || unit === 'hour' || unit === 'day') {
    if (which === 'this' && key(input, offset + 1) === 'weekend') return weekend(input, now, offset + 2, 0);
    if ((which === 'last' || which === 'next') && key(input, offset + 1) === 'weekend')
      return weekend(input, now, offset + 2, which === 'last' ? -7 : 7);
    return null;
  }
  const bounds = around(which === 'next' ? moved(now, -1, unit) : now, unit);
  const end = input.at + offset + 2;
  if (which === 'next') return { ...bounds, end, span: true };
  if (part === 'earlier') return { from: bounds.from, to: Math.max(bounds.from, now - 1), end, span: true };
  if (part === 'later') return { from: Math.min(bounds.to, now + 1), to: bounds.to, end, span: true };
  return { ...bounds, end, span: true };
};

function weekend(input: DateInput, now: DayNumber, length: number, shift: number): DateReading {
  const saturday = now - weekdayOf(now) + 5 + shift;
  return { from: saturday, to: saturday + 1, end: input.at + length, span: true };
}
