import type { OriginUseView, OriginView } from '../../api/views.ts';

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly known: boolean;
}

export interface GraphEdge {
  readonly report: string;
  readonly origin: string;
  readonly path: string;
  readonly reasons: readonly string[];
  /** True where the whole report comes from there, false where only single claims do. */
  readonly whole: boolean;
}

export interface OriginGraph {
  readonly width: number;
  readonly height: number;
  readonly reports: readonly GraphNode[];
  readonly origins: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Known origins: what the count of independent tellings is made of. */
  readonly independent: number;
}

const rowHeight = 44;
const margin = 26;

/**
 * Reports in a column, origins in another, each origin beside the middle of its reports; lines cross as little as the
 * order of the reports lets them. Mirrored by the page where the reading goes right to left.
 */
export function layOrigins(
  reports: readonly { readonly id: string; readonly label: string }[],
  origins: readonly OriginView[],
  width: number,
): OriginGraph {
  const used = origins.filter((origin) => origin.uses.length > 0 || origin.reports.length > 0);
  const usesOf = (origin: OriginView): readonly string[] => [
    ...new Set([...origin.reports, ...origin.uses.map((use) => use.report)]),
  ];
  // Reports of one origin stand together: by the first origin that has the whole report.
  const firstOrigin = new Map<string, number>();
  used.forEach((origin, i) => {
    for (const report of usesOf(origin)) if (!firstOrigin.has(report)) firstOrigin.set(report, i);
  });
  const rows = reports
    .map((report, i) => ({ report, i, by: firstOrigin.get(report.id) ?? used.length }))
    .sort((a, b) => a.by - b.by || a.i - b.i);
  const left = 6;
  const right = width - 6;
  const y = (i: number): number => margin + i * rowHeight;
  const reportNodes = rows.map(({ report }, i): GraphNode => ({ ...report, x: left, y: y(i), known: true }));
  const yOf = new Map(reportNodes.map((node) => [node.id, node.y]));
  const wanted = used
    .map((origin) => {
      const ys = usesOf(origin).flatMap((report) => yOf.get(report) ?? []);
      return { origin, y: ys.length === 0 ? margin : ys.reduce((sum, v) => sum + v, 0) / ys.length };
    })
    .sort((a, b) => a.y - b.y || (a.origin.id < b.origin.id ? -1 : 1));
  const height = Math.max(rows.length, used.length, 1) * rowHeight + 2 * margin - rowHeight;
  const placed = spread(
    wanted.map((w) => w.y),
    margin,
    height - margin,
  );
  const originNodes = wanted.map(({ origin }, i): GraphNode => ({
    id: origin.id,
    label: origin.name,
    x: right,
    y: placed[i] ?? margin,
    known: origin.kind !== 'unknown',
  }));
  const originY = new Map(originNodes.map((node) => [node.id, node.y]));
  const edges = used.flatMap((origin) =>
    usesOf(origin).flatMap((report): readonly GraphEdge[] => {
      const from = yOf.get(report);
      const to = originY.get(origin.id);
      if (from === undefined || to === undefined) return [];
      const uses = origin.uses.filter((use) => use.report === report);
      const middle = (left + right) / 2;
      return [
        {
          report,
          origin: origin.id,
          path: `M${left},${round(from)} C${middle},${round(from)} ${middle},${round(to)} ${right},${round(to)}`,
          reasons: [...new Set(uses.map((use) => use.reason))],
          whole: uses.length === 0 || uses.some((use) => use.claim === null),
        },
      ];
    }),
  );
  return {
    width,
    height,
    reports: reportNodes,
    origins: originNodes,
    edges,
    independent: used.filter((origin) => origin.kind !== 'unknown').length,
  };
}

/** Moves heights apart, in their order, so that no two are nearer than a row and all lie between top and bottom. */
export function spread(heights: readonly number[], top: number, bottom: number): readonly number[] {
  const result = [...heights];
  for (let i = 0; i < result.length; i++) {
    const least = i === 0 ? top : (result[i - 1] ?? top) + rowHeight;
    result[i] = Math.max(result[i] ?? top, least);
  }
  for (let i = result.length - 1; i >= 0; i--) {
    const most = i === result.length - 1 ? bottom : (result[i + 1] ?? bottom) - rowHeight;
    result[i] = Math.min(result[i] ?? bottom, Math.max(most, top + i * rowHeight));
  }
  return result;
}
const round = (value: number): number => Math.round(value * 10) / 10;

/** Uses of an origin by one report for one reason, said once; `claims` 0 where the whole report comes from there. */
export function sameUses(
  uses: readonly OriginUseView[],
): readonly { readonly use: OriginUseView; readonly claims: number }[] {
  const groups = new Map<string, { use: OriginUseView; claims: number; whole: boolean }>();
  for (const use of uses) {
    const key = `${use.report} ${use.reason}`;
    const group = groups.get(key) ?? { use, claims: 0, whole: false };
    groups.set(key, { ...group, claims: group.claims + 1, whole: group.whole || use.claim === null });
  }
  return [...groups.values()].map(({ use, claims, whole }) => ({ use, claims: whole ? 0 : claims }));
}
