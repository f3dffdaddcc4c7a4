import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import { asId, type OutletId, type ReportId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';
import { correctionsInForce, withAction } from '../grouping/corrections-in-force.ts';
import { byCode } from '../grouping/report-text.ts';
import { originKey, type OriginDraft } from './origin-draft.ts';

/** Where reports have their content from, as people say. */
export function correctedOrigins(
  reports: readonly Report[],
  houses: ReadonlyMap<OutletId, string>,
  corrections: readonly RecordedCorrection[],
): ReadonlyMap<ReportId, OriginDraft & { readonly entry: number; readonly was: string | null }> {
  const byId = new Map<string, Report>(reports.map((r) => [r.id, r]));
  const corrected = new Map<ReportId, OriginDraft & { entry: number; was: string | null }>();
  for (const { entry, correction, was } of withAction(correctionsInForce(corrections), 'set-origin')) {
    const report = byId.get(correction.report);
    if (!report) continue;
    const { kind, name } = correction;
    corrected.set(asId<ReportId>(correction.report), {
      key: keyOf(report, kind, name, houses),
      kind,
      name,
      passages: [],
      reason: `a person says so (entry ${entry})`,
      entry,
      was,
    });
  }
  return corrected;
}

/** As the machine would key the same origin, so that the two are one. */
function keyOf(
  report: Report,
  kind: OriginDraft['kind'],
  name: string,
  houses: ReadonlyMap<OutletId, string>,
): string {
  if (kind === 'unknown') return `unknown:${report.id}`;
  if (kind === 'agency') return originKey('agency', name);
  if (kind !== 'own') return `source:${originKey('', name)}`;
  const house = report.outlet?.id ? houses.get(report.outlet.id) : undefined;
  return originKey('own', house ?? name);
}

/** The origins of a report's text, in words that can be compared. */
export function originsText(
  origins: readonly { readonly kind: string; readonly name: string }[],
): string | null {
  const texts = origins.map(({ kind, name }) => `${kind}: ${name}`).sort(byCode);
  return texts.length === 0 ? null : texts.join('; ');
}

/** What the corrections of origins did, beside what the machine says by itself. */
export function originEffects(
  corrected: ReturnType<typeof correctedOrigins>,
  machine: ReadonlyMap<ReportId, readonly OriginDraft[]>,
): CorrectionEffect[] {
  return [...corrected].map(([report, { entry, was, kind, name }]) => {
    const now = originsText(machine.get(report) ?? []);
    const effect = now === originsText([{ kind, name }]) ? 'same' : now === was ? 'changed' : 'other';
    return { entry, effect, now };
  });
}
