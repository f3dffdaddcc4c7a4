import type { Range } from '../domain/passage.ts';
import type { Told } from '../domain/report.ts';
import { matchFolded } from './folded-match.ts';
import { outletNamed } from './outlet-mentions.ts';
import { foldWords, type ReadingReference } from './reading-reference.ts';

/** A text with its title in it. */
export interface PlacedTitle {
  readonly text: string;
  readonly title: Told<string> | null;
  /** The line that was put before the text; what of it is not the title is the outlet's or a section's name. */
  readonly line: Range | null;
}

/** Longer "titles" are a field filled with something else; they are kept as text, and no title. */
const longestTitle = 500;

/**
 * Puts a title that came beside the text before it, as a line of its own, unless the text already starts with it. "Bombs fall
 * - World - The Outlet" is the title "Bombs fall": names of outlet and sections at either end are set apart.
 */
export function placeTitle(
  body: string,
  title: string | null,
  outlet: string | null,
  reference: ReadingReference,
): PlacedTitle {
  const line = title?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return { text: body, title: null, line: null };
  if (line.length > longestTitle) return { text: `${line}\n\n${body}`, title: null, line: null };
  const core = coreOf(line, outlet, reference);
  const value = line.slice(core.start, core.end);
  const start = /\S/.exec(body)?.index ?? 0;
  for (const wanted of [line, value]) {
    const match = matchFolded(body, start, wanted);
    if (!match.whole) continue;
    const closing = /["”’)?!]*/y;
    closing.lastIndex = match.end;
    const end = match.end + (closing.exec(body)?.[0].length ?? 0);
    // Inside one line only: a title that the body breaks over lines stays a text of several paragraphs.
    if (body.slice(start, end).includes('\n')) continue;
    return { text: body, title: { value: body.slice(start, end), range: { start, end } }, line: null };
  }
  const text = `${line}\n\n${body}`;
  return { text, title: { value, range: core }, line: { start: 0, end: line.length } };
}

/** The range of a title without the names of outlet and sections around it. */
function coreOf(line: string, outlet: string | null, reference: ReadingReference): Range {
  const sections = new Set(reference.boilerplate.sections.map(foldWords));
  const around = (piece: string): boolean => {
    const folded = foldWords(piece);
    return (
      folded === '' ||
      sections.has(folded) ||
      (outlet !== null && folded === foldWords(outlet)) ||
      outletNamed(piece, reference) !== null
    );
  };
  const pieces: Range[] = [];
  let start = 0;
  for (const m of line.matchAll(/ [-–—|] /g)) {
    pieces.push({ start, end: m.index });
    start = m.index + m[0].length;
  }
  pieces.push({ start, end: line.length });
  while (pieces.length > 1 && around(line.slice(pieces.at(-1)?.start, pieces.at(-1)?.end))) pieces.pop();
  while (pieces.length > 1 && around(line.slice(pieces[0]?.start, pieces[0]?.end))) pieces.shift();
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? line.length };
}

/** A text in which the title's place is known. */
export function titleInPlace(text: string, range: Range): PlacedTitle {
  return { text, title: { value: text.slice(range.start, range.end), range }, line: null };
}
