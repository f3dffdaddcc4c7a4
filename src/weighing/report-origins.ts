import type { Copy } from '../domain/grouping.ts';
import type { OutletId, ReportId } from '../domain/ids.ts';
import type { Passage, Range } from '../domain/passage.ts';
import type { Report, Told } from '../domain/report.ts';
import { byCode, inOrder } from '../grouping/report-text.ts';
import { originKey, reportName } from './origin-draft.ts';
import type { OriginDraft } from './origin-draft.ts';

/**
 * Where each report's text comes from: an agency it credits, its own reporting where the text shows it, the agency that
 * a copy of it credits; else unknown. A known outlet alone is no evidence that it did the reporting itself. What a person
 * says (`corrected`) stands in the place of a report's own word.
 */
export function reportOrigins(
  reports: readonly Report[],
  copies: readonly Copy[],
  houses: ReadonlyMap<OutletId, string>,
  corrected: ReadonlyMap<ReportId, OriginDraft> = new Map(),
): Map<ReportId, OriginDraft[]> {
  const found = new Map<ReportId, OriginDraft[]>();
  const ordered = inOrder(reports);
  for (const report of ordered) {
    const said = corrected.get(report.id);
    found.set(report.id, said ? [said] : ownWord(report, houses));
  }
  for (const set of copySets(ordered, copies)) shareOrigin(set, found);
  for (const [report, said] of corrected) found.set(report, [said]);
  for (const report of ordered) {
    if ((found.get(report.id) ?? []).length === 0) found.set(report.id, [unknownOrigin(report)]);
  }
  return found;
}

/** What the report itself says about where it comes from. */
function ownWord(report: Report, houses: ReadonlyMap<OutletId, string>): OriginDraft[] {
  const outlet = report.outlet;
  const agencies = report.agencies.filter(
    (a) => outlet === null || originKey('', a.value) !== originKey('', outlet.value),
  );
  if (agencies.length > 0) return agencies.map((agency) => credit(report, agency));
  const evidence = ownEvidence(report);
  if (!outlet || !evidence) return [];
  const house = (outlet.id === null ? undefined : houses.get(outlet.id)) ?? outlet.value;
  return [
    {
      key: originKey('own', house),
      kind: 'own',
      name: outlet.value,
      passages: evidence.range ? [passageOf(report, evidence.range)] : [],
      reason: `${outlet.value}'s own reporting: ${evidence.says}`,
    },
  ];
}

function credit(report: Report, agency: Told<string>): OriginDraft {
  const words = agency.range ? report.text.slice(agency.range.start, agency.range.end).trim() : '';
  return {
    key: originKey('agency', agency.value),
    kind: 'agency',
    name: agency.value,
    passages: agency.range ? [passageOf(report, agency.range)] : [],
    reason: words === '' ? `credits ${agency.value}` : `credits ${agency.value}: "${shorten(words)}"`,
  };
}

/** Characters of a credit that a reason repeats. */
const longestCredit = 80;

function shorten(words: string): string {
  return words.length <= longestCredit ? words : `${words.slice(0, longestCredit)}…`;
}

const contributed =
  /\b(?:contributed to this (?:report|story|article)|correspondents? (?:in|at|said|reported))\b/i;

/** Signs in the text that the outlet's own people did the reporting. */
function ownEvidence(report: Report): { says: string; range: Range | null } | null {
  const outlet = report.outlet;
  if (!outlet) return null;
  if (outlet.range && report.agencies.some((a) => originKey('', a.value) === originKey('', outlet.value))) {
    return { says: 'it is an agency and credits itself', range: outlet.range };
  }
  const names = namesOf(outlet.value);
  for (const match of report.text.matchAll(
    /\b(?:told|to) ((?:[A-Z][\p{L}-]*|al-[A-Z]\p{L}*)(?: [A-Z][\p{L}-]*){0,3})/gu,
  )) {
    if (!match[0].startsWith('told')) continue;
    if (names.has(fold(match[1] ?? '')))
      return {
        says: `a source "${match[0]}"`,
        range: { start: match.index, end: match.index + match[0].length },
      };
  }
  for (const match of report.text.matchAll(
    /\b([A-Z][\p{L}-]*(?: [A-Z][\p{L}-]*){0,3})(?:['’`]?s)? (?:correspondent|reporter)\b/gu,
  )) {
    if (names.has(fold(match[1] ?? '')))
      return { says: `"${match[0]}"`, range: { start: match.index, end: match.index + match[0].length } };
  }
  const line = contributed.exec(report.text);
  if (line) return { says: `"${line[0]}"`, range: { start: line.index, end: line.index + line[0].length } };
  const author = report.authors[0];
  if (author && report.datelinePlace)
    return { says: `by ${author.value}, ${report.datelinePlace.value}`, range: author.range };
  return null;
}

/** An outlet's name and its initials ("Anadolu Agency (AA)"). */
function namesOf(outlet: string): Set<string> {
  const initials = outlet
    .split(/[\s-]+/)
    .map((w) => w.charAt(0))
    .filter((c) => c !== c.toLowerCase())
    .join('');
  return new Set([fold(outlet), ...(initials.length > 1 ? [fold(initials)] : [])]);
}

function fold(name: string): string {
  return originKey('', name);
}

/** Sets of reports linked by copying, each of two or more. */
function copySets(reports: readonly Report[], copies: readonly Copy[]): Report[][] {
  const setOf = new Map<string, Report[]>(reports.map((r) => [r.id, [r]]));
  for (const { reports: pair } of [...copies].sort((a, b) => byCode(a.reports.join(), b.reports.join()))) {
    const a = setOf.get(pair[0]);
    const b = setOf.get(pair[1]);
    if (!a || !b || a === b) continue;
    const joined = [...a, ...b];
    for (const report of joined) setOf.set(report.id, joined);
  }
  return [...new Set(setOf.values())].filter((set) => set.length > 1);
}

/** Copies of one text have one origin: the one that one of them names, else one that is not known. */
function shareOrigin(set: readonly Report[], found: Map<ReportId, OriginDraft[]>): void {
  const sorted = inOrder(set);
  const source =
    sorted.find((r) => found.get(r.id)?.some((d) => d.kind === 'agency')) ??
    sorted.find((r) => (found.get(r.id) ?? []).length > 0);
  const named = source
    ? (found.get(source.id)?.find((d) => d.kind === 'agency') ?? found.get(source.id)?.[0])
    : undefined;
  const names = [...new Set(sorted.map(reportName))];
  for (const report of sorted) {
    if (named && source) {
      const own = found.get(report.id) ?? [];
      if (report.id === source.id || own.some((d) => d.key === named.key)) continue;
      found.set(report.id, [
        {
          ...named,
          passages: [],
          reason: `its text is largely that of ${reportName(source)}, which ${named.reason}`,
        },
      ]);
    } else {
      found.set(report.id, [
        {
          key: `copies:${sorted.map((r) => r.id).join(' ')}`,
          kind: 'unknown',
          name: `Text shared by ${names.join(', ')}`,
          passages: [],
          reason: 'much of its text stands in another report; neither says where it comes from',
        },
      ]);
    }
  }
}

function unknownOrigin(report: Report): OriginDraft {
  const author = report.authors[0];
  const byline = author ? ` (it names ${author.value} as author)` : '';
  return {
    key: `unknown:${report.id}`,
    kind: 'unknown',
    name: `Unknown (${reportName(report)})`,
    passages: [],
    reason: `${report.outlet ? '' : 'the outlet is not named, and '}the text does not say where its content comes from${byline}`,
  };
}

function passageOf(report: Report, range: Range): Passage {
  return { report: report.id, start: range.start, end: range.end };
}
