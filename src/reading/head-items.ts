import type { Range } from '../domain/passage.ts';
import { bylineAt, looksLikeNames } from './bylines.ts';
import { captionAhead } from './captions.ts';
import { datelineAt } from './datelines.ts';
import { claim, type Draft } from './draft.ts';
import { foldKey, matchFolded } from './folded-match.ts';
import { repeatedLead } from './inline-repeats.ts';
import { outletAt } from './outlet-mentions.ts';
import { trimRange } from './paragraphs.ts';
import { foldWords } from './reading-reference.ts';
import { matchStamp, type Stamp } from './stamps.ts';
import { relatedListAt, tagListAt } from './tag-lists.ts';

/** Longest summary before a credit, characters. */
const longestSubtitle = 400;

/** Claims what it recognises at the start of a range, and returns where the text goes on. `previous`: the item before it. */
type Step = (draft: Draft, at: Range, previous: string) => number | null;

/** What can stand before a report's first sentence, what is surest first. */
export const headSteps: readonly (readonly [name: string, step: Step])[] = [
  ['repeat', titleRepeat],
  ['stamp', stampItem],
  ['page', headPhrase],
  ['agency', agencyItem],
  ['byline', inlineByline],
  ['slug', slugItem],
  ['names', nameFragment],
  ['tags', tagItem],
  ['dateline', datelineItem],
  ['summary', summaryBeforeCredit],
  ['caption', captionItem],
  ['lead', leadRepeat],
];

/** Claims up to `end` and over the separators behind it; returns where the text goes on. */
function take(
  draft: Draft,
  range: Range,
  end: number,
  kind: Parameters<typeof claim>[2],
  reason: string,
): number {
  const separators = /[\s.,:|/–—-]*/y;
  separators.lastIndex = end;
  const to = Math.min(range.end, end + (separators.exec(draft.text)?.[0].length ?? 0));
  claim(draft, { start: range.start, end: to }, kind, reason);
  return to;
}

/** True where a new sentence, a mark or nothing follows: an item of the head is not the start of a sentence. */
function opensText(text: string, position: number, end: number): boolean {
  if (position >= end) return true;
  return /^[\s.,:|/–—)-]{0,6}(?:["“‘'([\p{Lu}\p{N}*]|al-|by |title:|$)/u.test(
    text.slice(position, Math.min(end, position + 10)),
  );
}

function titleRepeat(draft: Draft, range: Range, previous: string): number | null {
  const { title } = draft;
  if (!title || (title.range && title.range.start >= range.start)) return null;
  const match = matchFolded(draft.text, range.start, title.value, range.end);
  if (!match.whole || match.length < 12) {
    const end = previous === 'stamp' ? similarTitle(draft.text, range, title.value) : null;
    return end === null ? null : take(draft, range, end, 'repeat', 'the title again, in other words');
  }
  const ends = /["”’)?!.]*/y;
  ends.lastIndex = match.end;
  return take(
    draft,
    range,
    match.end + (ends.exec(draft.text)?.[0].length ?? 0),
    'repeat',
    'the title again',
  );
}

/** Share of either side's words that a first sentence and the title must have in common to be one headline. */
const similarShare = 0.7;

/** Behind a stamp, the end of a first sentence that is the title with a word more or less; null where it is not. */
function similarTitle(text: string, range: Range, title: string): number | null {
  const stop = text.indexOf('. ', range.start);
  const length = stop - range.start;
  if (stop < 0 || stop >= range.end || length > title.length * 1.4 || length < title.length * 0.5)
    return null;
  const first = foldWords(text.slice(range.start, stop)).split(' ');
  const wanted = new Set(foldWords(title).split(' '));
  const common = first.filter((w) => wanted.has(w)).length;
  return common >= 4 && common >= first.length * similarShare && common >= wanted.size * 0.5
    ? stop + 1
    : null;
}

function stampItem(draft: Draft, range: Range, previous: string): number | null {
  const stamp = matchStamp(draft.text, range.start);
  if (!stamp || stamp.end > range.end) return null;
  // Behind an agency's name, and before "Get short URL" without a space, a date is a stamp whatever follows.
  const sure = previous === 'agency' || draft.text.startsWith('Get short URL', stamp.end);
  return sure || opensText(draft.text, stamp.end, range.end) ? takeStamp(draft, range, stamp) : null;
}

function takeStamp(draft: Draft, range: Range, stamp: Stamp): number {
  draft.stamps.push(stamp);
  return take(draft, range, stamp.end, 'stamp', stamp.kind === 'updated' ? 'update stamp' : 'date stamp');
}

function headPhrase(draft: Draft, range: Range, previous: string): number | null {
  const { text } = draft;
  const link = /(?:SEND )?https?(?::\/\/)?[\w./-]{4,80}(?=\s|$)/y;
  link.lastIndex = range.start;
  const shared = link.exec(text);
  if (shared) return take(draft, range, range.start + shared[0].length, 'page', 'share link');
  for (const phrase of draft.reference.boilerplate.headPhrases) {
    if (!text.startsWith(phrase, range.start)) continue;
    // One word may be the report's first ("Video footage", "Twitter Inc"): it is a button only among other furniture.
    if (!/[ :]/.test(phrase) && !/^(?:stamp|repeat|agency|page|byline)$/.test(previous)) continue;
    const counts = /(?: \d{1,6}){0,4}/y;
    counts.lastIndex = range.start + phrase.length;
    const end = counts.lastIndex + (counts.exec(text)?.[0].length ?? 0);
    if (/\s/.test(text.charAt(end)) && opensText(text, end, range.end))
      return take(draft, range, end, 'page', `"${phrase}"`);
  }
  return null;
}

/** "AFP Friday 1 Jul 2016", "NNA - ", an agency's name alone behind title or stamp, "(AP)", "AA Photo". */
function agencyItem(draft: Draft, range: Range, previous: string): number | null {
  const { text } = draft;
  const open = text.charAt(range.start) === '(' ? 1 : 0;
  const mention = outletAt(text, range.start + open, draft.reference);
  if (!mention || mention.end > range.end) return null;
  const end = mention.end + open;
  if (open === 1 && text.charAt(mention.end) !== ')') return null;
  const behind = text.slice(end, end + 40);
  const photo = /^ [Pp]hoto(?:s|graph)?\b/.exec(behind);
  if (photo) return take(draft, range, end + photo[0].length, 'credit', 'photo credit');
  const stamped = matchStamp(text, end + 1) !== null;
  const marked = /^ [-–—] /.test(behind) || open === 1;
  const between =
    (previous === 'repeat' || previous === 'stamp' || previous === 'page') && /^ ["“]?\p{Lu}/u.test(behind);
  if (!stamped && !marked && !between) return null;
  const value = mention.outlet.name;
  draft.agencies.push({ value, range: { start: range.start + open, end: mention.end } });
  const staff = behind.startsWith(' Staff') ? ' Staff'.length : 0;
  return take(draft, range, end + staff, 'credit', 'agency credit');
}

function inlineByline(draft: Draft, range: Range): number | null {
  const end = bylineAt(draft, range.start);
  if (end === null || end > range.end || !opensText(draft.text, end, range.end)) return null;
  const edition = /^ English(?= \p{Lu})/u.exec(draft.text.slice(end, end + 12));
  return take(draft, range, end + (edition?.[0].length ?? 0), 'byline', 'byline');
}

/** "Ministry-rejects-the-plan": the headline as a file name. */
function slugItem(draft: Draft, range: Range): number | null {
  const slug = /[\p{L}\p{N}]{1,30}(?:-[\p{L}\p{N}]{1,30}){3,30}(?=[\s.]|$)/uy;
  slug.lastIndex = range.start;
  const m = slug.exec(draft.text);
  if (!m) return null;
  const words = m[0].split('-');
  const title = draft.title ? foldKey(draft.title.value) : '';
  const known = words.filter((w) => title.includes(foldKey(w))).length;
  if (known < words.length * 0.7) return null;
  return take(draft, range, range.start + m[0].length, 'label', 'the title as a file name');
}

/** "Jane Doe. Troops …" behind a title: names that lost their "By". */
function nameFragment(draft: Draft, range: Range, previous: string): number | null {
  if (previous !== 'repeat') return null;
  const stop = draft.text.indexOf('. ', range.start);
  if (stop < 0 || stop >= range.end || stop - range.start > 80) return null;
  const words = draft.text.slice(range.start, stop);
  if (!words.includes(' ') || !looksLikeNames(words)) return null;
  draft.authors.push({ value: words, range: { start: range.start, end: stop } });
  return take(draft, range, stop, 'byline', 'names behind the title');
}

function tagItem(draft: Draft, range: Range): number | null {
  const text = relatedListAt(draft.text, range);
  if (text !== null) return take(draft, range, text, 'page', "other reports' headlines");
  const end = tagListAt(draft.text, range);
  return end === null ? null : take(draft, range, end, 'label', 'list of tags');
}

function datelineItem(draft: Draft, range: Range, previous: string): number | null {
  const bare =
    previous === 'stamp' || previous === 'repeat' || previous === 'caption' || previous === 'agency';
  const dateline = datelineAt(draft.text, range.start, draft.reference, bare);
  if (!dateline || dateline.end > range.end) return null;
  const { place, day, credit } = dateline;
  draft.datelineDay =
    day &&
    trimRange(draft.text, {
      start: day.start + (draft.text.charAt(day.start) === ',' ? 1 : 0),
      end: day.end,
    });
  draft.datelinePlace = { value: draft.text.slice(place.start, place.end), range: place };
  if (credit) {
    draft.agencies.push({ value: credit.mention.outlet.name, range: credit });
    claim(draft, { start: credit.start, end: dateline.end }, 'credit', 'agency credit');
  }
  claim(draft, { start: range.start, end: dateline.end }, 'dateline', 'dateline');
  return dateline.end;
}

/**
 * A summary that flattened pages put before "AFP Friday 1 Jul 2016", "MOSCOW (Sputnik)" or their tags. What stands between
 * its last full stop and there is a teaser for another report.
 */
function summaryBeforeCredit(draft: Draft, range: Range, previous: string): number | null {
  if (previous === '' || previous === 'summary') return null;
  const limit = Math.min(range.end, range.start + longestSubtitle);
  const word = / (?=\p{Lu})/gu;
  word.lastIndex = range.start;
  for (let m = word.exec(draft.text); m && m.index < limit; m = word.exec(draft.text)) {
    const at = m.index + 1;
    if (!opensCreditOrTags(draft, at, range.end)) continue;
    const stretch = draft.text.slice(range.start, at);
    const stop = /^.*[.!?]["”’)]? /su.exec(stretch)?.[0].length ?? stretch.length;
    claim(
      draft,
      { start: range.start, end: range.start + stop },
      'subtitle',
      'summary before credit or tags',
    );
    if (stop < stretch.length)
      claim(
        draft,
        { start: range.start + stop, end: at },
        'page',
        'photo credit or teaser before the dateline',
      );
    return at;
  }
  return null;
}

function opensCreditOrTags(draft: Draft, at: number, end: number): boolean {
  const mention = outletAt(draft.text, at, draft.reference);
  if (mention !== null) return matchStamp(draft.text, mention.end + 1) !== null;
  if (tagListAt(draft.text, { start: at, end }) !== null) return true;
  return (datelineAt(draft.text, at, draft.reference, false)?.credit ?? null) !== null;
}

function captionItem(draft: Draft, range: Range): number | null {
  const caption = captionAhead(draft, range);
  if (!caption) return null;
  if (caption.start > range.start)
    claim(draft, { start: range.start, end: caption.start }, 'subtitle', 'summary before a caption');
  if (caption.credit) claim(draft, caption.credit, 'credit', 'photo credit');
  claim(draft, caption, caption.describes ? 'caption' : 'subtitle', 'what a photo credit closes');
  return caption.end;
}

function leadRepeat(draft: Draft, range: Range): number | null {
  const repeat = repeatedLead(draft.text, range);
  if (!repeat) return null;
  const cut = repeat.start === range.start;
  claim(draft, repeat, 'repeat', cut ? 'cut-off copy of the lead' : 'the lead again');
  return cut ? repeat.end : null;
}
