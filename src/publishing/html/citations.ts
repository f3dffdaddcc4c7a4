import type { Passage } from '../../domain/passage.ts';
import type { ReportId } from '../../domain/ids.ts';
import type { Origin, OriginUse } from '../../domain/origin.ts';
import { allegationsOf, commitmentsOf, type BriefingIndex } from '../briefing-index.ts';

/** Something on the page that rests on passages. */
export interface CitingItem {
  /** Its element's id. */
  readonly anchor: string;
  /** What its passages call it: "S4", "I2". */
  readonly name: string;
  readonly kind: 'statement' | 'incident' | 'contradiction' | 'commitment' | 'finding' | 'origin';
}

/** One range of a report that the page cites, and what cites it. */
export interface CitedRange {
  readonly start: number;
  readonly end: number;
  /** Those that the passage links back to. */
  readonly items: readonly CitingItem[];
  readonly kinds: readonly CitingItem['kind'][];
}

export interface Citations {
  /** The id of the passage's mark in its report. */
  readonly anchorOf: (passage: Passage) => string;
  /** The cited ranges of a report, by start, then longest first. */
  readonly rangesOf: (report: ReportId) => readonly CitedRange[];
  readonly itemOf: (kind: CitingItem['kind'], id: string) => CitingItem;
}

interface Draft {
  readonly start: number;
  readonly end: number;
  readonly items: Map<string, CitingItem>;
  readonly kinds: Set<CitingItem['kind']>;
}

const letters: Readonly<Record<CitingItem['kind'], string>> = {
  statement: 'S',
  incident: 'I',
  contradiction: 'C',
  commitment: 'D',
  finding: 'F',
  origin: 'O',
};

/** Walks the whole briefing once and notes which passage is cited by what. */
export function collectCitations(index: BriefingIndex): Citations {
  const drafts = new Map<ReportId, Map<string, Draft>>();
  const items = numberItems(index);
  const itemOf = (kind: CitingItem['kind'], id: string): CitingItem =>
    items.get(`${kind}\0${id}`) ?? { anchor: 'reports', name: '?', kind };
  const cite = (item: CitingItem, passages: readonly Passage[], linkBack: boolean) => {
    for (const passage of passages) {
      const ranges = drafts.get(passage.report) ?? new Map<string, Draft>();
      drafts.set(passage.report, ranges);
      const key = `${passage.start}-${passage.end}`;
      const draft = ranges.get(key) ?? {
        start: passage.start,
        end: passage.end,
        items: new Map(),
        kinds: new Set(),
      };
      ranges.set(key, draft);
      draft.kinds.add(item.kind);
      if (linkBack) draft.items.set(item.anchor, item);
    }
  };
  citeAll(index, itemOf, cite);
  return {
    anchorOf: ({ report, start, end }) => `p${index.report.get(report)?.number ?? 0}-${start}-${end}`,
    rangesOf: (report) =>
      [...(drafts.get(report)?.values() ?? [])]
        .filter(({ start, end }) => end > start)
        .sort((a, b) => a.start - b.start || b.end - a.end)
        .map(({ start, end, items: citing, kinds }) => ({
          start,
          end,
          items: [...citing.values()],
          kinds: [...kinds],
        })),
    itemOf,
  };
}

type Cite = (item: CitingItem, passages: readonly Passage[], linkBack: boolean) => void;

function citeAll(index: BriefingIndex, itemOf: Citations['itemOf'], cite: Cite): void {
  const { briefing } = index;
  for (const group of briefing.statementGroups) {
    const item = itemOf('statement', group.id);
    for (const statement of group.statements.flatMap((id) => index.statement.get(id) ?? [])) {
      cite(item, statement.contentPassages, true);
      cite(item, [statement.speakerPassage], false);
    }
  }
  for (const incident of briefing.incidents) {
    const item = itemOf('incident', incident.id);
    for (const allegation of allegationsOf(incident, index)) {
      cite(item, [allegation.evidencePassage], true);
      cite(item, Object.values(allegation.passages).flat(), false);
    }
  }
  for (const allegation of unplacedAllegations(index)) {
    cite(itemOf('incident', allegation.id), [allegation.evidencePassage], true);
  }
  for (const contradiction of briefing.contradictions) {
    cite(
      itemOf('contradiction', contradiction.id),
      contradiction.sides.flatMap((side) => side.passages),
      true,
    );
  }
  for (const group of briefing.commitmentGroups) {
    const item = itemOf('commitment', group.commitments[0] ?? '');
    cite(
      item,
      commitmentsOf(group, index).flatMap((c) => c.passages),
      true,
    );
  }
  for (const finding of briefing.findings) {
    cite(
      itemOf('finding', finding.id),
      finding.steps.flatMap((step) => step.passages),
      false,
    );
  }
  for (const origin of briefing.origins) {
    cite(itemOf('origin', origin.id), tellingUse(origin)?.passages.slice(0, 1) ?? [], true);
  }
}

/** The use that shows best why this is the origin: the first with a passage. */
export function tellingUse(origin: Origin): OriginUse | undefined {
  return origin.uses.find((use) => use.passages.length > 0) ?? origin.uses[0];
}

function numberItems(index: BriefingIndex): ReadonlyMap<string, CitingItem> {
  const { briefing } = index;
  const items = new Map<string, CitingItem>();
  const add = (kind: CitingItem['kind'], ids: readonly string[]) => {
    ids.forEach((id, i) => {
      const name = `${letters[kind]}${i + 1}`;
      items.set(`${kind}\0${id}`, { anchor: name.toLowerCase(), name, kind });
    });
  };
  add(
    'statement',
    briefing.statementGroups.map((g) => g.id),
  );
  add('incident', [...briefing.incidents.map((i) => i.id), ...unplacedAllegations(index).map((a) => a.id)]);
  add(
    'contradiction',
    briefing.contradictions.map((c) => c.id),
  );
  add(
    'commitment',
    briefing.commitmentGroups.map((g) => g.commitments[0] ?? ''),
  );
  add(
    'finding',
    briefing.findings.map((f) => f.id),
  );
  add(
    'origin',
    briefing.origins.map((o) => o.id),
  );
  return items;
}

/** Allegations that no incident holds: general, undated or without a place. Kept, never counted. */
export function unplacedAllegations({ briefing }: BriefingIndex) {
  const inIncidents = new Set(briefing.incidents.flatMap((i) => i.allegations));
  return briefing.allegations.filter((a) => !inIncidents.has(a.id));
}
