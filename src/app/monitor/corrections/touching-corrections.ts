import type { Correction, StoodIn } from '../../../domain/correction.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import { fieldWords, valueWords } from '../../../domain/field-words.ts';
import { overruledCorrections, rootsOf, type Overruled } from '../../../grouping/corrections-in-force.ts';
import { createTellingFinder, reportOfTelling } from '../../../grouping/tellings.ts';
import type { SignedCorrection } from './corrections.ts';

/** A correction as the history of something that it touched shows it. */
export interface TouchingCorrection {
  readonly entry: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly what: string;
  /** The report whose part in it was corrected; null where it is no single one. */
  readonly report: string | null;
  /** Why it holds no more; null while it does. */
  readonly undone: Overruled | null;
  /** What is shown is another than the machine proposes. A grade, a withdrawal and a taking back are in a history only. */
  readonly corrects: boolean;
}

/** What the corrections of the log touched, among the things that are shown now. */
export interface TouchedThings {
  /**
   * Corrections that touch a thing: by its id, by what stands in it, by what stood in it together with what was corrected.
   * `members` are reports' ids and those of allegations or statements. In the order of the log, each once.
   */
  readonly of: (
    kind: StoodIn['kind'],
    id: string,
    members: readonly string[],
  ) => readonly TouchingCorrection[];
  /** Grades that people gave an outlet, by its id or name. */
  readonly gradesOf: (outlet: string) => readonly TouchingCorrection[];
}

export const nothingTouched: TouchedThings = { of: () => [], gradesOf: () => [] };

/**
 * Finds what corrections touched, withdrawn and replaced ones too: each is shown with everything that was said of it since.
 * Tellings are found by their words, as ids may mean others after a new reading. Linear in corrections and readings.
 */
export function touchedThings(
  corrections: readonly SignedCorrection[],
  extractions: readonly ReportExtraction[],
): TouchedThings {
  if (corrections.length === 0) return nothingTouched;
  const findIn = finderOf(extractions);
  const roots = rootsOf(corrections);
  const families = new Map<number, SignedCorrection[]>();
  const touching = new Map<string, Set<number>>();
  for (const recorded of [...corrections].sort((a, b) => a.entry - b.entry)) {
    const root = (roots.get(recorded.entry) ?? recorded).entry;
    added(families, root, recorded);
    for (const name of namesOf(recorded, findIn(recorded))) {
      const entries = touching.get(name) ?? new Set();
      touching.set(name, entries.add(root));
    }
  }
  const overruled = overruledCorrections(corrections);
  const eventsOf = (names: readonly string[]): readonly TouchingCorrection[] => {
    const found = new Set(names.flatMap((name) => [...(touching.get(name) ?? [])]));
    return [...found]
      .flatMap((root) => families.get(root) ?? [])
      .sort((a, b) => a.entry - b.entry)
      .map((recorded) => eventOf(recorded, overruled.get(recorded.entry) ?? null));
  };
  return {
    of: (kind, id, members) => eventsOf(named(kind, [id, ...members])),
    gradesOf: (outlet) => eventsOf(named('outlet', [outlet])),
  };
}

/** The member of a thing of each kind as it is called in this derivation; "" where it is not there. */
type Finder = Readonly<Record<StoodIn['kind'], (member: string) => string>>;

/** How each correction finds the members that it names: reports by their ids, tellings by their words. */
function finderOf(extractions: readonly ReportExtraction[]): (recorded: SignedCorrection) => Finder {
  const allegation = createTellingFinder(
    extractions.flatMap((e) => e.allegations),
    (telling) => telling.evidence,
  );
  const statement = createTellingFinder(
    extractions.flatMap((e) => e.statements),
    (telling) => telling.evidence,
  );
  return ({ tellings }) => ({
    story: (report) => report,
    origin: (report) => report,
    incident: (id) => allegation(id, tellings[id])?.id ?? '',
    'statement-group': (id) => statement(id, tellings[id])?.id ?? '',
  });
}

/** Everything that a correction touches, as "kind name": things by their ids and by the members that they are found by. */
function namesOf({ correction, anchors, stoodIn }: SignedCorrection, nowOf: Finder): readonly string[] {
  return [
    ...stoodIn.flatMap(({ kind, id, with: members }) => named(kind, [id, ...members.map(nowOf[kind])])),
    ...namesInItself(correction, Object.values(anchors), nowOf.incident),
  ];
}

function namesInItself(
  correction: Correction,
  anchors: readonly string[],
  nowOf: (allegation: string) => string,
): readonly string[] {
  switch (correction.action) {
    case 'link':
    case 'unlink':
      return named('story', [correction.story, correction.report, ...anchors]);
    case 'merge-stories':
      return named('story', [...correction.stories, ...anchors]);
    case 'split-story':
      return named('story', [correction.story, ...correction.reports, ...anchors]);
    case 'merge-incidents':
      return named('incident', [...correction.incidents, ...anchors.map(nowOf)]);
    case 'split-incident':
      return named('incident', [correction.incident, ...[...correction.allegations, ...anchors].map(nowOf)]);
    case 'reread':
    case 'dismiss':
      return named('incident', [nowOf(correction.allegation)]);
    case 'set-origin':
    case 'set-aside':
    case 'take-back':
      // What counts, and from where, in everything that the report tells.
      return (['story', 'incident', 'statement-group'] as const).flatMap((kind) =>
        named(kind, [correction.report]),
      );
    case 'grade-outlet':
      return named('outlet', [correction.outlet]);
    case 'settle-commitment':
    case 'withdraw':
      return [];
  }
}

function named(kind: StoodIn['kind'] | 'outlet', names: readonly string[]): readonly string[] {
  return names.map((name) => `${kind} ${name}`);
}

function added(families: Map<number, SignedCorrection[]>, root: number, recorded: SignedCorrection): void {
  const family = families.get(root);
  if (family) family.push(recorded);
  else families.set(root, [recorded]);
}

function eventOf(
  { entry, at, by, reason, correction }: SignedCorrection,
  undone: Overruled | null,
): TouchingCorrection {
  const { action } = correction;
  return {
    entry,
    at: at.toISOString(),
    by,
    reason,
    what: actionWords(correction),
    report:
      'report' in correction
        ? correction.report
        : 'allegation' in correction
          ? reportOfTelling(correction.allegation)
          : null,
    undone,
    corrects: !undone && action !== 'withdraw' && action !== 'take-back' && action !== 'grade-outlet',
  };
}

function actionWords(correction: Correction): string {
  switch (correction.action) {
    case 'link':
      return 'a report was linked to another story by a person';
    case 'unlink':
      return 'a report was taken out by a person';
    case 'merge-stories':
    case 'merge-incidents':
      return 'merged by a person';
    case 'split-story':
    case 'split-incident':
      return 'split by a person';
    case 'set-origin':
      return `origin of a report corrected by a person: ${correction.name}`;
    case 'reread':
      return `${fieldWords(correction.field)} corrected by a person: ${valueWords(correction.field, correction.value)}`;
    case 'dismiss':
      return 'a telling was dismissed by a person';
    case 'grade-outlet':
      return `outlet ${correction.outlet} graded ${correction.reliability} by a person`;
    case 'set-aside':
      return 'a report was set aside by a person';
    case 'take-back':
      return 'a report that was set aside counts again';
    case 'settle-commitment':
      return `a person's word: ${correction.status}`;
    case 'withdraw':
      return `entry ${correction.entry} was withdrawn by a person`;
  }
}
