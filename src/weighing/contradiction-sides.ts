import type { IncidentType } from '../domain/allegation.ts';
import type { Contradiction, ContradictionField, ContradictionSide } from '../domain/contradiction.ts';
import { dateWords } from '../domain/date-words.ts';
import type { IsoDate } from '../domain/date.ts';
import { asId } from '../domain/ids.ts';
import type { AllegationId, ContradictionId, IncidentId, StatementId, StoryId } from '../domain/ids.ts';
import { incidentWords } from '../domain/incident-names.ts';
import type { Passage } from '../domain/passage.ts';
import { contentId } from '../grouping/content-id.ts';
import { byCode } from '../grouping/report-text.ts';

/** One telling of one value of a field. */
export interface SidePart {
  readonly value: string;
  readonly passages: readonly Passage[];
  readonly statement?: StatementId;
  readonly allegation?: AllegationId;
}

/** Tellings put together by value, the most told first; passages in order of report and place, each once. */
export function sidesOf(parts: readonly SidePart[]): ContradictionSide[] {
  const byValue = new Map<string, SidePart[]>();
  for (const part of parts) {
    const told = byValue.get(part.value);
    if (told) told.push(part);
    else byValue.set(part.value, [part]);
  }
  return [...byValue]
    .map(([value, told]) => ({
      value,
      passages: distinct(told.flatMap((t) => t.passages)),
      statements: [...new Set(told.flatMap((t) => t.statement ?? []))].sort(byCode),
      allegations: [...new Set(told.flatMap((t) => t.allegation ?? []))].sort(byCode),
    }))
    .sort((a, b) => b.passages.length - a.passages.length || byCode(a.value, b.value));
}

function distinct(passages: readonly Passage[]): Passage[] {
  const byPlace = new Map(passages.map((p) => [`${p.report} ${p.start} ${p.end}`, p]));
  return [...byPlace.values()].sort(
    (a, b) => byCode(a.report, b.report) || a.start - b.start || a.end - b.end,
  );
}

interface Frame {
  readonly field: ContradictionField;
  readonly about: string;
  /** What the id is made of where `about` says a type or a day in words: an address outlives a better wording. */
  readonly coded?: string;
  readonly story: StoryId | null;
  readonly incident: IncidentId | null;
  readonly note?: string | null;
}

/** "how many were killed: air strike, Orlo, 11 May 2023": what is told differently, and of what. */
export function aboutIncident(
  what: string,
  type: IncidentType,
  { place, date }: { readonly place: string | null; readonly date: IsoDate | null },
): Required<Pick<Frame, 'about' | 'coded'>> {
  const line = (...parts: readonly (string | null)[]): string =>
    `${what}: ${parts.filter((part) => part !== null).join(', ')}`;
  return {
    about: line(incidentWords(type), place, date === null ? null : dateWords(date)),
    coded: line(type, place, date),
  };
}

/** A contradiction over the given sides; its id is made of the field and the passages of its sides. */
export function contradiction(frame: Frame, sides: readonly ContradictionSide[]): Contradiction {
  const members = sides.flatMap((s) => s.passages.map((p) => `${s.value} ${p.report} ${p.start} ${p.end}`));
  return {
    id: asId<ContradictionId>(
      contentId('contradiction', [frame.field, frame.coded ?? frame.about, ...members]),
    ),
    field: frame.field,
    about: frame.about,
    story: frame.story,
    incident: frame.incident,
    sides,
    note: frame.note ?? null,
  };
}
