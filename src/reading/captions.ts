import type { Range } from '../domain/passage.ts';
import { claim, type Draft } from './draft.ts';
import { outletsIn } from './outlet-mentions.ts';

/** A photo caption, and the credit inside it. */
export interface Caption extends Range {
  readonly credit: Range | null;
  /** False where the words before the credit tell the news and describe no picture: a summary above an uncaptioned photo. */
  readonly describes: boolean;
}

/** Longest caption, characters; the longest seen on news pages are about 450. */
const longest = 600;

const months = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}';
const datedEnd = new RegExp(`(?:${months}\\.? \\d{1,2},? \\d{4}|\\d{1,2} ${months}\\.? \\d{4})\\.?$`, 'u');
// With a capital: "a photo by a witness" is news. The credit is the end of its line.
const creditWords =
  /\b(?:File [Pp]hoto|Photo(?:graph)?|PHOTO|Image)(?: (?:[Cc]redit|[Cc]ourtesy|by|from|via)\b|:| ?\/)|\bphoto courtesy\b/;
const speech = /["“”]|\b(?:said|told|says|added|according to)\b/;
// Captions describe in the present tense what a picture shows; reports tell in the past.
const presentVerb =
  /^(?:[\p{L}\p{N}'’(),-]+ ){1,12}?(?:inspects?|walks?|stands?|gathers?|looks?|runs?|sprays?|rides?|sits?|carry|carries|holds?|watch|watches|cries|search|searches|removes?|shows?|seen|pictured|rises?|taxi|fires?|drives?|waves?|attends?|speaks?|shakes?|reacts?|leaves?|prays?)\b/u;

/**
 * A photo caption at the start of a range, or within its first sentences and closed by a credit in parentheses. Told by that
 * credit ("(Agency photo)"), by "File Photo by …", or by a full date at the end of a paragraph that nobody speaks in.
 */
export function captionAhead(draft: Draft, range: Range): Caption | null {
  return creditedCaption(draft, range) ?? paragraphCaption(draft, range);
}

/** Lines at the top in which a date at the end makes a caption; further down a sentence may well end with its date. */
const topLines = 12;

/** Claims the paragraphs that are photo captions, and their credits. */
export function claimCaptions(draft: Draft): void {
  for (const [i, paragraph] of draft.paragraphs.entries()) {
    const caption = paragraphCaption(draft, paragraph);
    if (!caption || (i >= topLines && !caption.credit)) continue;
    if (caption.credit) claim(draft, caption.credit, 'credit', 'photo credit');
    claim(draft, caption, 'caption', 'photo caption');
  }
}

function creditedCaption(draft: Draft, range: Range): Caption | null {
  const { text } = draft;
  const limit = Math.min(range.end, range.start + longest);
  for (
    let open = text.indexOf('(', range.start);
    open >= 0 && open < limit;
    open = text.indexOf('(', open + 1)
  ) {
    const close = text.indexOf(')', open);
    if (close < 0 || close >= range.end || close - open > 70) continue;
    const before = text.slice(range.start, open).trimEnd();
    if (before.length < 25 || !isPhotoCredit(draft, open + 1, close, before)) continue;
    const sentence = lastSentence(before);
    const end = /^[.\s]*/.exec(text.slice(close + 1, Math.min(range.end, close + 4)))?.[0].length ?? 0;
    const words = before.slice(sentence);
    const describes =
      presentVerb.test(words) || datedEnd.test(words) || /\b[Pp](?:hoto|icture)\b/.test(words);
    return {
      start: range.start + sentence,
      end: close + 1 + end,
      credit: { start: open, end: close + 1 },
      describes,
    };
  }
  return null;
}

/** "(AFP photo)", "(TRT World and Agencies)"; an agency alone is a photo's credit only behind a date. */
function isPhotoCredit(draft: Draft, from: number, to: number, before: string): boolean {
  const words = draft.text.slice(from, to);
  if (/\b(?:[Pp]hotos?|PHOTO|[Ff]ile|Getty|EPA)\b/.test(words))
    return /^[\p{Lu}/]|[Pp]hoto|[Ff]ile/u.test(words) && words.length <= 60;
  const named = outletsIn(draft.text, from, to, draft.reference);
  if (named.length === 0) return false;
  if (/ and [Aa]gencies$/.test(words)) return true;
  return named.length === 1 && datedEnd.test(before);
}

/** Shorter last "sentences" are the caption's date, set apart by a full stop. */
const shortestSentence = 25;

/** Where the last sentence of a stretch starts. A full stop at the very end closes it and opens none. */
function lastSentence(stretch: string): number {
  const starts = [...stretch.slice(0, -1).matchAll(/[.!?]["”’)]? (?=["“]?\p{Lu})/gu)].map(
    (m) => m.index + m[0].length,
  );
  const last = starts.findLast((start) => stretch.length - start >= shortestSentence);
  return last ?? 0;
}

function paragraphCaption(draft: Draft, range: Range): Caption | null {
  const { text } = draft;
  const isParagraph =
    draft.paragraphs.length > 1 && range.end - range.start <= longest && text.charAt(range.end) !== ' ';
  if (!isParagraph) return null;
  const line = text.slice(range.start, range.end);
  const words = creditWords.exec(line);
  if (words && line.length - words.index <= 120) {
    return { ...range, credit: { start: range.start + words.index, end: range.end }, describes: true };
  }
  const credit = slashedCredit(draft, range);
  if (credit) return { ...range, credit, describes: true };
  return datedEnd.test(line) && !speech.test(line.replace(/what \p{L}+ said/u, '')) && presentVerb.test(line)
    ? { ...range, credit: null, describes: true }
    : null;
}

/** "Jane Doe/Agency" or "Jane Doe / Agency" as the last words of a paragraph: names only, with an outlet among them. */
function slashedCredit(draft: Draft, range: Range): Range | null {
  const from = Math.max(range.start, range.end - 80);
  const tail = draft.text.slice(from, range.end);
  const opening = /^.*[.!?)] (?=\p{Lu})/su.exec(tail)?.[0].length ?? (from === range.start ? 0 : null);
  if (opening === null) return null;
  const words = tail
    .slice(opening)
    .replace(/\.$/, '')
    .split(/[\s/]+/);
  const start = from + opening;
  if (!tail.includes('/', opening) || words.length > 8 || words.some((w) => w !== '' && !/^\p{Lu}/u.test(w)))
    return null;
  return outletsIn(draft.text, start, range.end, draft.reference).length > 0
    ? { start, end: range.end }
    : null;
}
