import type { OutletEntry, ReadingReference } from './reading-reference.ts';
import { foldWords } from './reading-reference.ts';

/** An outlet named at a position of a text. */
export interface OutletMention {
  readonly outlet: OutletEntry;
  readonly end: number;
}

interface Spelling {
  readonly spelling: string;
  readonly outlet: OutletEntry;
}

/** First two characters -> spellings that start with them, longest first. */
type SpellingIndex = ReadonlyMap<string, readonly Spelling[]>;

const indexes = new WeakMap<ReadingReference, SpellingIndex>();

function indexOf(reference: ReadingReference): SpellingIndex {
  const known = indexes.get(reference);
  if (known) return known;
  const index = new Map<string, Spelling[]>();
  for (const { spelling, outlet } of reference.outletSpellings) {
    for (const variant of variantsOf(spelling)) {
      const key = variant.slice(0, 2);
      const list = index.get(key);
      if (list) list.push({ spelling: variant, outlet });
      else index.set(key, [{ spelling: variant, outlet }]);
    }
  }
  indexes.set(reference, index);
  return index;
}

/** As spelled; in capitals from four letters on; "al-Name" for "Al-Name". Never in small letters only, which may be a plain word. */
function variantsOf(spelling: string): ReadonlySet<string> {
  const variants = new Set([spelling]);
  if (spelling.length < 4) return variants;
  variants.add(spelling.toUpperCase());
  if (/[-\s]\p{Lu}/u.test(spelling)) variants.add(spelling.charAt(0).toLowerCase() + spelling.slice(1));
  return variants;
}

/**
 * The outlet whose name starts at `position`, longest spelling first; null where none does. Names are matched as spelled, or
 * all in capitals; an archive's stripped apostrophe or a plural "s" ("SANAs") may follow.
 */
export function outletAt(text: string, position: number, reference: ReadingReference): OutletMention | null {
  const candidates = indexOf(reference).get(text.slice(position, position + 2));
  if (!candidates) return null;
  for (const { spelling, outlet } of candidates) {
    if (!text.startsWith(spelling, position)) continue;
    const end = position + spelling.length;
    if (!isWordCharacter(text, end)) return { outlet, end };
    if (text.charAt(end) === 's' && !isWordCharacter(text, end + 1)) return { outlet, end };
  }
  return null;
}

function isWordCharacter(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(index));
}

/** The outlet that goes by a name, however it is capitalised; null where unknown. */
export function outletNamed(name: string, reference: ReadingReference): OutletEntry | null {
  return reference.outletByName.get(foldWords(name)) ?? null;
}

/** All outlets named in a stretch, in order. `text.slice(from, to)` should be short: it is scanned word by word. */
export function outletsIn(
  text: string,
  from: number,
  to: number,
  reference: ReadingReference,
): (OutletMention & { readonly start: number })[] {
  const found: (OutletMention & { start: number })[] = [];
  const word = /[\p{L}\p{N}]+/gu;
  word.lastIndex = from;
  for (let m = word.exec(text); m && m.index < to; m = word.exec(text)) {
    const mention = outletAt(text, m.index, reference);
    if (!mention || mention.end > to) continue;
    found.push({ ...mention, start: m.index });
    word.lastIndex = mention.end;
  }
  return found;
}
