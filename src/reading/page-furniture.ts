import type { Range } from '../domain/passage.ts';
import { claim, freeRanges, type Draft } from './draft.ts';
import { foldKey } from './folded-match.ts';
import type { Boilerplate } from './reading-reference.ts';

/** Share of a paragraph's words that must be buttons' words; a news sentence of 8 or more words stays far below half. */
const buttonShare = 0.6;

interface Matchers {
  readonly lineStarts: readonly string[];
  readonly notices: readonly string[];
  readonly buttons: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
}

const compiled = new WeakMap<Boilerplate, Matchers>();

function matchersOf(boilerplate: Boilerplate): Matchers {
  const known = compiled.get(boilerplate);
  if (known) return known;
  const matchers = {
    lineStarts: boilerplate.lineStarts.map((s) => s.toLowerCase()),
    notices: boilerplate.notices.map((s) => s.toLowerCase()),
    buttons: new Set(boilerplate.buttonWords.flatMap((s) => s.toLowerCase().split(' '))),
    sections: new Set(boilerplate.sections.map((s) => s.toLowerCase())),
  };
  compiled.set(boilerplate, matchers);
  return matchers;
}

/** Claims the paragraphs that belong to the page and not to the report: icons, buttons, notices, labels, repeats of a line. */
export function claimPageFurniture(draft: Draft): void {
  const matchers = matchersOf(draft.reference.boilerplate);
  let inRecommended = false;
  for (const paragraph of draft.paragraphs) {
    const line = draft.text.slice(paragraph.start, paragraph.end);
    const kind = furnitureKind(line, matchers);
    if (kind === 'label') claim(draft, paragraph, 'label', 'section label');
    else if (kind !== null) claim(draft, paragraph, 'page', kind);
    else if (inRecommended && line.length < 120 && !/[.!?]["”’)]?$/.test(line)) {
      claim(draft, paragraph, 'page', "another report's headline in a list of recommendations");
      continue;
    }
    inRecommended = kind === 'list of other reports';
  }
}

/** News about cookies and privacy policies has somebody say something; notices do not. */
const speech = /\b(?:said|says|told|according to|announced|accused)\b/;

function furnitureKind(line: string, matchers: Matchers): string | null {
  const lower = line.slice(0, 2000).toLowerCase().replaceAll('’', "'");
  // A long paragraph that starts with "Watch:" may still be news: only short ones are furniture by their start alone.
  if (line.length < 300) {
    const start = matchers.lineStarts.find(
      (s) => lower.startsWith(s) && !/[\p{L}\p{N}]/u.test(lower.charAt(s.length)),
    );
    if (start !== undefined)
      return /recommended|related|most |also|more|trending/.test(start)
        ? 'list of other reports'
        : `"${start}"`;
    if (isSectionLabel(line, matchers)) return 'label';
  }
  if (line.length < 400 && !speech.test(lower) && matchers.notices.some((n) => lower.includes(n))) {
    return 'subscription, cookie or copyright notice';
  }
  return isButtonRun(lower, matchers) ? 'icon names and buttons' : null;
}

function isSectionLabel(line: string, matchers: Matchers): boolean {
  const items = line.split(/[,|>/»•·]/).map((s) => s.trim().toLowerCase());
  return items.length <= 8 && items.every((s) => matchers.sections.has(s));
}

/** "icon bookmark-bicon bookmarkicon": glued and hyphenated names are taken apart before they are counted. */
function isButtonRun(lower: string, matchers: Matchers): boolean {
  const words = lower
    .replaceAll('icon', ' icon ')
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((w) => w !== '');
  if (words.length === 0) return true;
  const buttons = words.filter((w) => matchers.buttons.has(w)).length;
  const icons = words.filter((w) => w === 'icon').length;
  if (icons >= 5 && icons >= words.length / 4) return true;
  // Counts beside buttons ("Share 12 Tweet 3") belong to them.
  const counts = words.filter((w) => /^\d+$/.test(w)).length;
  return (
    buttons > 0 &&
    buttons + counts >= words.length * (words.length === 1 ? 1 : buttonShare) &&
    !/[.!?]$/.test(lower)
  );
}

/** Shortest line that is called a repeat: shorter ones ("Yes.") may stand twice in an interview. */
const shortestRepeat = 25;

/**
 * Claims repeated lines: one that is a cut-off copy of the line right below it, and one whose words all stood in an earlier line.
 * Linear in the text.
 */
export function claimRepeatedLines(draft: Draft): void {
  const seen = new Set<string>();
  let previous: { readonly range: Range; readonly key: string } | null = null;
  for (const paragraph of draft.paragraphs) {
    const free = freeRanges(draft, paragraph);
    const only = free[0];
    if (!only || free.length > 1) continue;
    const key = foldKey(draft.text.slice(only.start, only.end));
    const adjacent = previous !== null && only.start - previous.range.end <= 1;
    if (previous && adjacent && previous.key.length >= shortestRepeat && isLongerCopy(key, previous.key)) {
      claim(draft, previous.range, 'repeat', 'cut-off copy of the next line');
    } else if (key.length >= shortestRepeat && seen.has(key)) {
      claim(draft, only, 'repeat', 'the same line stands above');
      continue;
    }
    seen.add(key);
    previous = { range: only, key };
  }
}

function isLongerCopy(key: string, shorter: string): boolean {
  return key.length > shorter.length && key.startsWith(shorter);
}
