import type { OriginKind } from '../domain/origin.ts';
import type { Passage } from '../domain/passage.ts';

/** Where one report has one claim (or its whole text) from, before equal origins are put together. */
export interface OriginDraft {
  /** Equal for equal origins. */
  readonly key: string;
  readonly kind: OriginKind;
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly reason: string;
}

/** A name as part of a key: case, accents, punctuation and "the" do not matter. */
export function originKey(kind: string, name: string): string {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
  return `${kind}:${folded}`;
}

/** How a report is called in a reason: its outlet, else its title, else the file it was read from. */
export function reportName(report: {
  readonly outlet: { readonly value: string } | null;
  readonly title: { readonly value: string } | null;
  readonly source: string;
}): string {
  if (report.outlet) return report.outlet.value;
  return report.title ? `"${report.title.value}"` : report.source;
}
