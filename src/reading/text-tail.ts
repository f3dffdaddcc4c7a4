import type { Range } from '../domain/passage.ts';
import { looksLikeNames, namesIn } from './bylines.ts';
import { claim, freeRanges, type Draft } from './draft.ts';
import { outletsIn } from './outlet-mentions.ts';
import { matchStamp } from './stamps.ts';
import { isSpace } from './paragraphs.ts';

/** Characters at a report's end that are looked at; menus that flattened pages leave there run to about 500. */
const reach = 900;
const mostItems = 12;

type Step = (draft: Draft, range: Range) => boolean;
const steps: readonly Step[] = [
  wireCredit,
  sourceCredit,
  updateStamp,
  trailingPhrase,
  editorsCode,
  dashedAgency,
  trailingNames,
  noticeSentence,
  aboutTheOutlet,
];

/**
 * Claims what stands behind the report's last sentence: wire credits, names, update stamps, editors' codes, the page's menu.
 * The work is bounded whatever the text.
 */
export function readTail(draft: Draft): void {
  let items = 0;
  for (let i = draft.paragraphs.length - 1; i >= 0; i -= 1) {
    const paragraph = draft.paragraphs[i];
    if (!paragraph) return;
    for (;;) {
      const range = freeRanges(draft, paragraph).at(-1);
      if (!range) break;
      items += 1;
      const bounded = { start: Math.max(range.start, range.end - reach), end: range.end };
      if (items > mostItems || !steps.some((step) => step(draft, bounded))) return;
    }
  }
}

/** Where the last sentence ends: behind its mark and closing quotation marks; null where none ends in the range. */
function lastSentenceEnd(text: string, range: Range): number | null {
  for (let i = range.end - 1; i >= range.start; i -= 1) {
    const c = text.charAt(i);
    if (c !== '.' && c !== '!' && c !== '?') continue;
    let end = i + 1;
    while (end < range.end && /["”’')]/.test(text.charAt(end))) end += 1;
    if (end >= range.end || isSpace(text.charCodeAt(end))) return end;
  }
  return null;
}

const reportingBy = /\(?(?:(?:Additional )?[Rr]eporting|Writing|Compiled|Editing) by (?=\p{Lu})/gu;
const editingBy = /[;.]? ?(?:[Ww]riting|[Ee]diting|[Cc]ompiled) (?:and editing )?by \p{Lu}/u;

/** "(Reporting by …; Editing by …)". With an editor named it is the house form of one agency's desks (`signsEditors`). */
function wireCredit(draft: Draft, range: Range): boolean {
  const m = draft.text.slice(range.start, range.end).matchAll(reportingBy).next().value;
  if (!m) return false;
  const start = range.start + m.index;
  const words = draft.text.slice(start, range.end);
  if (words.length > 500 || /["“”]/.test(words)) return false;
  const page = words.search(/ Our Standards:/);
  const end = page < 0 ? range.end : start + page;
  if (editingBy.test(words)) {
    const signed = draft.reference.outlets.find((o) => o.signsEditors);
    if (signed) draft.agencies.push({ value: signed.name, range: { start, end } });
  }
  for (const by of words.slice(0, end - start).matchAll(/[Rr]eporting by (?=\p{Lu})/gu)) {
    const list = start + by.index + by[0].length;
    const stop = draft.text.slice(list, end).search(/[;.)]| in \p{Lu}|$/u);
    draft.authors.push(...namesIn(draft.text, { start: list, end: list + stop }));
  }
  if (page >= 0) claim(draft, { start: end, end: range.end }, 'page', "the outlet's standards notice");
  claim(draft, { start, end }, 'credit', 'who reported and edited');
  return true;
}

const sourceForm =
  /(?:\((?:Source:? |With |Via |via |Agencies: )?([^()]{2,80})\)|(?:^|[.!?"”] )(Source:? [^.()]{2,60})|[\s.]\/([^/\s]{2,30})\/)$/u;
const beforeMenu = /(\(Source:? ([^()]{2,80})\))(?= |$)/u;

/** "(Source: X)", "(With X and Y)", "(X)", "Source X and agencies", "/X/" at the end, where X is an outlet. */
function sourceCredit(draft: Draft, range: Range): boolean {
  const tailStart = Math.max(range.start, range.end - 120);
  const tail = draft.text.slice(tailStart, range.end);
  const source = beforeMenu.exec(tail);
  const m = source ?? sourceForm.exec(tail);
  if (!m) return false;
  const whole = source ? m[0] : m[0].replace(/^[.!?"”]? ?(?=Source)|^[\s.](?=\/)/, '');
  const start = tailStart + m.index + (m[0].length - whole.length);
  const end = start + whole.length;
  const outlets = outletsIn(draft.text, start, end, draft.reference);
  if (outlets.length === 0 && !/^\(?(?:Source|With [Aa]gencies|[Aa]gencies)/.test(whole)) return false;
  const only = /^[/(](?:With |[Vv]ia |Source:? )?/.exec(whole)?.[0].length ?? 0;
  // In parentheses without a word for it, nothing but outlets may stand: "(AP)", not "(an AP photo was shown)".
  const first = outlets[0];
  if (!source && !whole.startsWith('Source') && first && first.start - start > only + 4) return false;
  for (const o of outlets)
    draft.agencies.push({ value: o.outlet.name, range: { start: o.start, end: o.end } });
  if (end < range.end) claim(draft, { start: end, end: range.end }, 'page', 'menu of the page');
  claim(draft, { start, end }, 'credit', 'source credit');
  return true;
}

/** "Last Update: Monday 3 May 2031 14:05" at the end. */
function updateStamp(draft: Draft, range: Range): boolean {
  const from = Math.max(range.start, range.end - 140);
  const m = /(?:Last |First )?(?:[Uu]pdated?|[Pp]ublished|[Mm]odified)\b/u.exec(
    draft.text.slice(from, range.end),
  );
  if (!m) return false;
  const start = from + m.index;
  const stamp = matchStamp(draft.text, start);
  if (!stamp || range.end - stamp.end > 25 || /\p{Ll}{3}/u.test(draft.text.slice(stamp.end, range.end)))
    return false;
  draft.stamps.push(stamp);
  claim(draft, { start, end: range.end }, 'stamp', stamp.kind === 'updated' ? 'update stamp' : 'date stamp');
  return true;
}

/** The page's words behind the last sentence: one known phrase alone, or a menu with several of them. */
function trailingPhrase(draft: Draft, range: Range): boolean {
  const { text } = draft;
  const start = lastSentenceEnd(text, range);
  if (start === null || start >= range.end) return false;
  const rest = text.slice(start, range.end).trim();
  const phrases = draft.reference.boilerplate.tailPhrases;
  const found = phrases.filter((p) => rest.includes(p));
  if (found.length === 0) return false;
  const afterCode = rest.replace(/^(?:\d{1,6}|\p{Lu}{2,6})(?:-\d{1,4})? /u, '');
  const last = found.find((p) => p.length >= 7 && rest.endsWith(p));
  if (last !== undefined && afterCode !== last && found.length === 1 && rest.length > last.length) {
    claim(draft, { start: range.end - last.length, end: range.end }, 'page', 'menu of the page');
    return true;
  }
  const opens =
    afterCode === last ||
    found.some((p) => rest.startsWith(p) && !/[\p{L}\p{N}]/u.test(rest.charAt(p.length)));
  // One phrase that goes on in running words ("Also killed were …") is a sentence without its full stop.
  const lone =
    opens &&
    (rest.length < 60 || found.some((p) => p.length > 8 && rest.startsWith(p))) &&
    !/ \p{Ll}+ \p{Ll}+ \p{Ll}/u.test(rest);
  if (!lone && found.length < 2) return false;
  claim(draft, { start, end: range.end }, 'page', 'menu of the page');
  return true;
}

/** "219-11", "SSH 11", "OA": desk codes behind the last sentence. */
function editorsCode(draft: Draft, range: Range): boolean {
  const start = lastSentenceEnd(draft.text, range);
  if (start === null || start >= range.end) return false;
  const rest = draft.text.slice(start, range.end).trim();
  if (!/^(?:\p{Lu}{2,6}|\d{1,6}(?:-\d{1,4})?)(?: (?:\p{Lu}{2,6}|\d{1,6}(?:-\d{1,4})?)){0,2}$/u.test(rest))
    return false;
  claim(draft, { start, end: range.end }, 'page', "an editor's code");
  return true;
}

/** "--Reuters", ".-AFP", "- REUTERS" at the end. */
function dashedAgency(draft: Draft, range: Range): boolean {
  const from = Math.max(range.start, range.end - 40);
  const m = /[\s.][-–—]{1,2} ?(?=\p{L})/u.exec(draft.text.slice(from, range.end));
  if (!m) return false;
  const start = from + m.index + 1;
  const first = outletsIn(draft.text, start, range.end, draft.reference)[0];
  if (!first || range.end - first.end > 1 || first.start - start > 3) return false;
  draft.agencies.push({ value: first.outlet.name, range: { start: first.start, end: first.end } });
  claim(draft, { start, end: range.end }, 'credit', 'agency credit');
  return true;
}

/** Names behind the last sentence: who wrote it, in outlets that sign at the end. */
function trailingNames(draft: Draft, range: Range): boolean {
  const { text } = draft;
  const from = lastSentenceEnd(text, range);
  if (from === null || range.end - from > 70 || from >= range.end) return false;
  const rest = text.slice(from, range.end).trim();
  if (!looksLikeNames(rest) || outletsIn(text, from, range.end, draft.reference).length > 0) return false;
  const start = range.end - rest.length;
  const names = namesIn(text, { start, end: range.end });
  draft.authors.push(...(names.length > 0 ? names : [{ value: rest, range: { start, end: range.end } }]));
  claim(draft, { start, end: range.end }, 'byline', 'names at the end');
  return true;
}

/** Longest sentence that is taken for a notice of the page. */
const longestNotice = 300;

/** "Copyright 2018 The Outlet.", "Subscribe to …": the page's own sentences behind the report's last one. */
function noticeSentence(draft: Draft, range: Range): boolean {
  const { text } = draft;
  const before = lastSentenceEnd(text, { start: range.start, end: range.end - 2 });
  if (before === null || range.end - before > longestNotice || before <= range.start) return false;
  const sentence = text.slice(before, range.end).trim().toLowerCase();
  const { notices, lineStarts } = draft.reference.boilerplate;
  const isNotice =
    notices.some((n) => sentence.includes(n.toLowerCase())) ||
    lineStarts.some((s) => sentence.startsWith(s.toLowerCase()) && s.length > 3) ||
    /^copyright\b|\bcopyright (?:©|\d{4})/.test(sentence.replaceAll(/[^\p{L}\p{N} ©]/gu, '')) ||
    /^this (?:article|story|report) (?:is|was|has been) (?:an edited|edited|translated|republished|first published|originally)/.test(
      sentence,
    );
  if (!isNotice) return false;
  claim(draft, { start: before, end: range.end }, 'page', 'notice of the page');
  return true;
}

/** "The Outlet is a daily newspaper, founded in …" and all behind it: what an outlet says of itself below its reports. */
function aboutTheOutlet(draft: Draft, range: Range): boolean {
  const { text } = draft;
  for (const { start, end } of outletsIn(text, range.start, range.end, draft.reference)) {
    if (
      start <= range.start ||
      !/[.!?\p{Ll}]["”’)]? $/u.test(text.slice(Math.max(range.start, start - 3), start))
    )
      continue;
    const says =
      /^ is (?:the|a|an) (?:[\p{L}’'-]{1,20} ){0,6}(?:newspaper|daily|agency|website|channel|broadcaster|magazine|network|portal)\b/u;
    if (!says.test(text.slice(end, end + 160))) continue;
    claim(draft, { start, end: range.end }, 'page', 'about the outlet');
    return true;
  }
  return false;
}
