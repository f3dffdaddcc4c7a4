import type { ClaimRef, Corroboration, Origin, OriginUse } from '../domain/origin.ts';
import { asId } from '../domain/ids.ts';
import type { OriginId, ReportId } from '../domain/ids.ts';
import { contentId } from '../grouping/content-id.ts';
import { byCode } from '../grouping/report-text.ts';
import type { OriginDraft } from './origin-draft.ts';

/** One report's telling of one claim, with where it has it from. */
export interface Telling {
  readonly report: ReportId;
  readonly origins: readonly OriginDraft[];
}

export interface ToldClaim {
  readonly claim: ClaimRef;
  readonly tellings: readonly Telling[];
  /** Who denies it; none of them is an origin of it. */
  readonly deniedBy?: readonly string[];
}

/** How many independent origins a claim has. Known origins count once each; unknown ones count nothing beyond the first. */
export function corroborate({ claim, tellings, deniedBy = [] }: ToldClaim): Corroboration {
  const reports = [...new Set(tellings.map((t) => t.report))].sort(byCode);
  const drafts = new Map<string, OriginDraft>();
  for (const { origins } of tellings)
    for (const draft of origins) drafts.set(draft.key, drafts.get(draft.key) ?? draft);
  const known = [...drafts.values()].filter((d) => d.kind !== 'unknown').sort((a, b) => byCode(a.key, b.key));
  const unknown = tellings.filter((t) => t.origins.every((d) => d.kind === 'unknown'));
  return {
    claim,
    reports,
    origins: [...drafts.values()].map(originId).sort(byCode),
    independent: Math.max(known.length, reports.length > 0 ? 1 : 0),
    reason: `${reasonOf(reports.length, known, new Set(unknown.map((t) => t.report)).size)}${denialOf(deniedBy)}`,
  };
}

/** "5 reports, 1 origin: …; 2 more of unknown origin count nothing". */
function reasonOf(reports: number, known: readonly OriginDraft[], unknown: number): string {
  const told = `${reports} ${reports === 1 ? 'report' : 'reports'}`;
  if (known.length === 0) {
    return `${told}, origin unknown: ${reports === 1 ? 'it counts as one telling' : 'they count as one telling, none is shown to be independent'}`;
  }
  const names = [...new Set(known.map((d) => d.name))].join('; ');
  const rest =
    unknown === 0 ? '' : `; ${unknown} of unknown origin ${unknown === 1 ? 'counts' : 'count'} nothing`;
  return `${told}, ${known.length} ${known.length === 1 ? 'origin' : 'origins'}: ${names}${rest}`;
}

/** "; denied by the League, which counts nothing". */
function denialOf(names: readonly string[]): string {
  return names.length === 0 ? '' : `; denied by ${names.join(', ')}: a denial is no telling of it`;
}

export function originId(draft: OriginDraft): OriginId {
  return asId<OriginId>(contentId('origin', [draft.key]));
}

/** Puts equal origins together, each with all its uses, in a fixed order. */
export function collectOrigins(
  whole: ReadonlyMap<ReportId, readonly OriginDraft[]>,
  claims: readonly ToldClaim[],
): Origin[] {
  const found = new Map<string, { draft: OriginDraft; uses: OriginUse[] }>();
  const add = (draft: OriginDraft, report: ReportId, claim: ClaimRef | null): void => {
    const entry = found.get(draft.key) ?? { draft, uses: [] };
    found.set(draft.key, entry);
    entry.uses.push({ report, claim, passages: draft.passages, reason: draft.reason });
  };
  for (const [report, drafts] of whole) for (const draft of drafts) add(draft, report, null);
  for (const { claim, tellings } of claims) {
    for (const { report, origins } of tellings) for (const draft of origins) add(draft, report, claim);
  }
  return [...found.values()]
    .map(({ draft, uses }) => ({
      id: originId(draft),
      kind: draft.kind,
      name: draft.name,
      uses: uses.sort((a, b) => byCode(useKey(a), useKey(b))),
    }))
    .sort((a, b) => byCode(a.id, b.id));
}

function useKey({ report, claim, passages }: OriginUse): string {
  const start = passages[0]?.start ?? 0;
  return `${report} ${claim ? `${claim.kind} ${claim.id}` : ''} ${String(start).padStart(9, '0')}`;
}
