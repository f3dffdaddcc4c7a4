import type { Contradiction, ContradictionField, ContradictionSide } from '../domain/contradiction.ts';
import { asId } from '../domain/ids.ts';
import type { AllegationId, ContradictionId, IncidentId, StatementId, StoryId } from '../domain/ids.ts';
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
  readonly story: StoryId | null;
  readonly incident: IncidentId | null;
  readonly note?: string | null;
}

/** A contradiction over the given sides; its id is made of the field and the passages of its sides. */
export function contradiction(frame: Frame, sides: readonly ContradictionSide[]): Contradiction {
  const members = sides.flatMap((s) => s.passages.map((p) => `${s.value} ${p.report} ${p.start} ${p.end}`));
  return {
    id: asId<ContradictionId>(contentId('contradiction', [frame.field, frame.about, ...members])),
    field: frame.field,
    about: frame.about,
    story: frame.story,
    incident: frame.incident,
    sides,
    note: frame.note ?? null,
  };
}
