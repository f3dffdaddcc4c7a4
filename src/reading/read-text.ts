import type { Range } from '../domain/passage.ts';
import type { Report, Told } from '../domain/report.ts';
import { asId } from '../domain/ids.ts';
import { claimBylines } from './bylines.ts';
import { claimCaptions } from './captions.ts';
import { citedOutlets } from './cited-outlets.ts';
import { claim, tile, type Draft } from './draft.ts';
import { guessLanguage } from './guess-language.ts';
import { outletNamed } from './outlet-mentions.ts';
import { claimPageFurniture, claimRepeatedLines } from './page-furniture.ts';
import { splitParagraphs } from './paragraphs.ts';
import { outletOfUrl, type OutletEntry, type ReadingReference } from './reading-reference.ts';
import { dayBefore } from './printed-dates.ts';
import { reportDates, type OutsideDate } from './report-dates.ts';
import { readHead } from './text-head.ts';
import { readTail } from './text-tail.ts';
import { placeTitle, titleInPlace, type PlacedTitle } from './title.ts';

/** What stands beside a text: a record's fields, or a page's metadata. */
export interface BesideText {
  readonly title: string | null;
  /** Where the title stands in the text, if that is known already. */
  readonly titleAt: Range | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: OutsideDate | null;
  readonly updated: OutsideDate | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  /** Ranges of the text that its page's markup shows to be no part of the article. */
  readonly outside: readonly (Range & { readonly reason: string })[];
}

/** The fields of a report that are read off its text. */
export type ReadText = Omit<Report, 'id' | 'source' | 'contentHash' | 'url' | 'encoding'>;

/** Reads a report's text: what each stretch is, and what it says of title, outlet, credits, authors, dates, language. Linear. */
export function readText(body: string, beside: BesideText, reference: ReadingReference): ReadText {
  const placed = beside.titleAt
    ? titleInPlace(body, beside.titleAt)
    : placeTitle(body, beside.title, beside.outlet, reference);
  const { text } = placed;
  const draft = startDraft(placed, reference);
  const shift = text.length - body.length;
  for (const { start, end, reason } of beside.outside) {
    claim(draft, { start: start + shift, end: end + shift }, 'page', reason);
  }
  claimPageFurniture(draft);
  claimRepeatedLines(draft);
  claimBylines(draft);
  claimCaptions(draft);
  readHead(draft);
  readTail(draft);
  const parts = tile(draft);
  const kept = parts.filter((p) => !('reason' in p));
  const dropped = parts.filter((p) => 'reason' in p);
  const outlet = findOutlet(text, dropped, beside, reference);
  const lead = text.slice(kept[0]?.start ?? 0, (kept[0]?.start ?? 0) + 900);
  const dates = reportDates(draft.stamps, lead, outlet?.entry?.country ?? null, beside);
  const day =
    draft.datelineDay &&
    dates.published &&
    dayBefore(text.slice(draft.datelineDay.start, draft.datelineDay.end), dates.published.value);
  const authors =
    draft.authors.length > 0 ? draft.authors : beside.authors.map((value) => ({ value, range: null }));
  return {
    text,
    parts,
    title: draft.title,
    outlet: outlet && { value: outlet.value, range: outlet.range, id: outlet.entry && asId(outlet.entry.id) },
    agencies: once(draft.agencies.filter((a) => a.value !== outlet?.entry?.name)),
    citedOutlets: citedOutlets(text, kept, outlet?.entry ?? null, reference),
    authors: once(authors),
    ...dates,
    ...(day ? { referenceDate: { value: day, range: draft.datelineDay } } : {}),
    datelinePlace: draft.datelinePlace,
    language: languageOf(kept.map((p) => text.slice(p.start, p.end)).join(' '), beside.language, reference),
  };
}

function startDraft(placed: PlacedTitle, reference: ReadingReference): Draft {
  const draft: Draft = {
    text: placed.text,
    reference,
    paragraphs: splitParagraphs(placed.text),
    claimed: new Map(),
    stamps: [],
    agencies: [],
    authors: [],
    title: placed.title,
    datelinePlace: null,
    datelineDay: null,
  };
  if (placed.title?.range) claim(draft, placed.title.range, 'title', 'title');
  if (placed.line) claim(draft, placed.line, 'label', "the outlet's or section's name in the title");
  return draft;
}

interface FoundOutlet {
  readonly value: string;
  readonly range: Range | null;
  readonly entry: OutletEntry | null;
}

/** From the record, the address, or words of the outlet's own page in what was dropped. Never guessed from style or topic. */
function findOutlet(
  text: string,
  dropped: readonly Range[],
  beside: BesideText,
  reference: ReadingReference,
): FoundOutlet | null {
  if (beside.outlet !== null)
    return { value: beside.outlet, range: null, entry: outletNamed(beside.outlet, reference) };
  const byUrl = beside.url === null ? null : outletOfUrl(beside.url, reference);
  if (byUrl) return { value: byUrl.name, range: null, entry: byUrl };
  for (const entry of reference.outlets) {
    for (const phrase of entry.housePhrases) {
      for (const part of dropped) {
        const at = text.slice(part.start, part.end).indexOf(phrase);
        if (at < 0) continue;
        const start = part.start + at;
        return { value: entry.name, range: { start, end: start + phrase.length }, entry };
      }
    }
  }
  return null;
}

function languageOf(kept: string, declared: string | null, reference: ReadingReference): Told<string> | null {
  const guessed = guessLanguage(kept, reference) ?? declared;
  return guessed === null ? null : { value: guessed, range: null };
}

/** In text order, each value once. */
function once(told: readonly Told<string>[]): Told<string>[] {
  const seen = new Set<string>();
  return [...told]
    .sort((a, b) => (a.range?.start ?? -1) - (b.range?.start ?? -1))
    .filter(({ value }) => !seen.has(value) && seen.add(value));
}
