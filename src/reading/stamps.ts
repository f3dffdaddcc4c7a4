import type { Range } from '../domain/passage.ts';
import { matchDate, type PrintedDate } from './printed-dates.ts';

/** A publication or update stamp: "20 May, 2016 12:41", "Last updated at Jul 012016", "Update : 02.06.2016". */
export interface Stamp extends Range {
  readonly date: PrintedDate;
  /** Where the date itself stands. */
  readonly dateStart: number;
  /** "HH:MM", 24 hours. */
  readonly time: string | null;
  readonly kind: 'published' | 'updated';
}

const opening =
  /\(?(?:(?:last |first )?(?:updat(?:ed|e)|modified|published|posted|created|date of publication)(?: (?:at|on))?(?: ?:)? {0,2})?/iy;
const timeBefore =
  /(?:(\d{1,2}):(\d{2})|(\d{2})(\d{2}))(?: ?(?:UTC|GMT|KSA|MSK|E[SD]T|BST|CES?T)(?:[+-]\d{1,2})?)?,? (?=\d)/y;
const timeAfter =
  /[,T]? ?(?:[-–|] ?)?(?:at |KSA |GMT )?(?:(\d{1,2})[:.](\d{2})(?::\d{2})?|(\d{2})(\d{2})(?= (?:UTC|GMT|KSA|hrs|Regional)))(?!\d)(?: ?([ap])\.?m\b\.?)?(?: ?(?:UTC|GMT|KSA|MSK|E[SD]T|BST|CES?T|Z)(?:[+-]\d{1,2})?)?(?: - GMT \d{1,2}:\d{2})?/iy;
const clockWord = / at (\d{2})(\d{2})(?!\d)/y;

function exec(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function clock(hours: string, minutes: string, half: string | undefined): string | null {
  let h = Number(hours);
  if (half?.toLowerCase() === 'p' && h < 12) h += 12;
  if (half?.toLowerCase() === 'a' && h === 12) h = 0;
  return h < 24 && Number(minutes) < 60 ? `${String(h).padStart(2, '0')}:${minutes}` : null;
}

/** The stamp that starts at `position`, or null. Constant time. */
export function matchStamp(text: string, position: number): Stamp | null {
  const open = exec(opening, text, position);
  let at = position + (open?.[0].length ?? 0);
  const label = open?.[0] ?? '';
  const before = label === '' ? null : exec(timeBefore, text, at);
  let time = before ? clock(before[1] ?? before[3] ?? '', before[2] ?? before[4] ?? '', undefined) : null;
  if (before) at += before[0].length;
  const date = matchDate(text, at);
  if (!date) return null;
  let end = date.end;
  const after = exec(timeAfter, text, end) ?? exec(clockWord, text, end);
  if (after) {
    const told = clock(after[1] ?? after[3] ?? '', after[2] ?? after[4] ?? '', after[5]);
    if (told !== null) {
      time ??= told;
      end += after[0].length;
    }
  }
  if (label.startsWith('(') && text.charAt(end) === ')') end += 1;
  const kind = /updat|modified/i.test(label) ? 'updated' : 'published';
  return { start: position, end, date, dateStart: at, time, kind };
}
