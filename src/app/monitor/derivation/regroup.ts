import { correctionsInForce } from '../../../grouping/corrections-in-force.ts';
import { reportOfTelling } from '../../../grouping/tellings.ts';
import { recordChanges, type Change } from '../changes.ts';
import type { SignedCorrection } from '../corrections/corrections.ts';
import type { Query } from '../database.ts';
import { takenColumns, takenReport, type StepParts, type TakenRow } from './derive-report.ts';
import { writeDerived } from './derived-rows.ts';
import type { WindowInput, WindowReport, WindowResult } from './window-input.ts';
import type { Claim } from './window-claims.ts';
import { undated, windowAfter } from './windows.ts';
import { askWork, completeWork, type Work } from './work-queue.ts';

/** Windows are stored one at a time, by whichever process: what one claims, the next must know. */
export const groupingLock = 7_220_020;
/** Reports that nothing dates take part in each window that may lend them its day, the newest of them at most. */
const mostUndated = 200;

export interface RegroupParts extends StepParts {
  readonly readCorrections: (query: Query) => Promise<readonly SignedCorrection[]>;
}

/** Groups one window again and stores what changed, in one transaction with the end of the work. */
export async function regroup(parts: RegroupParts, work: Work): Promise<void> {
  const { db, worker, program } = parts;
  const start = performance.now();
  const input = await readWindow(db.query, work.key, await parts.readCorrections(db.query));
  const result = await parts.derive.group(input);
  await db.transaction(async (query) => {
    const now = parts.now();
    await query('select pg_advisory_xact_lock($1)', [groupingLock]);
    const claimed = await claimsOn(query, work.key);
    if (!sameClaims(claimed, input.claimed)) {
      // An earlier window was stored meanwhile, and claims other members: what was made here is out of date.
      await completeAndAsk(query, { work, worker, now }, [work.key]);
      return;
    }
    const { changes, touched } = await store(query, work.key, result, program);
    await completeAndAsk(query, { work, worker, now }, touched);
    await query(
      `insert into grouped_window (key, program, reports, milliseconds, grouped_at) values ($1, $2, $3, $4, $5)
       on conflict (key) do update set program = excluded.program, reports = excluded.reports,
         milliseconds = excluded.milliseconds, grouped_at = excluded.grouped_at`,
      [work.key, program, input.reports.length, Math.round(performance.now() - start), now],
    );
    await recordChanges(query, changes, now);
  });
}

/**
 * Ends work and asks for other windows to be grouped, in the order of their keys, as all who ask: two transactions that need
 * each other's rows of the queue would otherwise wait in a circle. So, too, no such row is held while the lock is waited for.
 */
async function completeAndAsk(
  query: Query,
  { work, worker, now }: { readonly work: Work; readonly worker: string; readonly now: Date },
  windows: readonly string[],
): Promise<void> {
  const asked = (keys: readonly string[]) =>
    askWork(
      query,
      keys.map((key) => ({ kind: 'group', key, runAt: now })),
      now,
    );
  await asked(windows.filter((key) => key < work.key));
  await completeWork(query, work, worker, now);
  await asked(windows.filter((key) => key >= work.key));
}

interface WindowRow extends TakenRow {
  readonly window_key: string;
  readonly document: string;
  readonly extraction: string;
}

/** Everything that a window is grouped from, as the store has it now. */
export async function readWindow(
  query: Query,
  key: string,
  corrections: readonly SignedCorrection[],
): Promise<WindowInput> {
  const claimed = await claimsOn(query, key);
  const next = windowAfter(key);
  const joined = await joinedTo(query, key, corrections);
  const keys = new Set([key, ...(next === null ? [] : [next]), ...joined.windows]);
  const reports = await readReports(query, 'd.window_key = any($1::text[])', [[...keys]], null);
  const undatedReports =
    key === undated
      ? []
      : [
          ...(await readReports(query, 'd.window_key = $1', [undated], mostUndated)),
          ...(await readReports(
            query,
            'd.window_key = $1 and d.report = any($2::text[])',
            [undated, joined.reports],
            null,
          )),
        ];
  const byReport = new Map([...reports, ...undatedReports].map((r) => [r.taken.report, r]));
  return { key, reports: [...byReport.values()], joined: joined.reports, claimed, corrections };
}

/**
 * People join what stands in different windows: a story of May with one of June. Each of those windows is then grouped
 * together with the later ones, whole, so that the same is joined whatever was grouped before; the earliest that has a
 * member of it holds it.
 */
async function joinedTo(
  query: Query,
  key: string,
  corrections: readonly SignedCorrection[],
): Promise<{ readonly windows: readonly string[]; readonly reports: readonly string[] }> {
  const joins = correctionsInForce(corrections).flatMap(({ correction, anchors, stoodIn }) => {
    const { action } = correction;
    if (action !== 'link' && action !== 'merge-stories' && action !== 'merge-incidents') return [];
    const linked = action === 'link' ? [correction.report] : [];
    // What is joined may reach over windows itself, and lose the member that it was named after.
    const others = stoodIn.flatMap((thing) => (thing.id in anchors ? thing.with : []));
    return [[...Object.values(anchors), ...others, ...linked].map(reportOfTelling)];
  });
  if (joins.length === 0) return { windows: [], reports: [] };
  const rows = await query<{ report: string; window_key: string }>(
    `select distinct on (report) report, window_key from derivation
     where report = any($1::text[]) and state = 'read' order by report, version_id desc`,
    [[...new Set(joins.flat())]],
  );
  const windowKeyOf = new Map(rows.map((row) => [row.report, row.window_key]));
  const windows = new Set<string>();
  const reports = new Set<string>();
  for (const join of joins) {
    const keys = join.flatMap((report) => windowKeyOf.get(report) ?? []);
    if (!keys.includes(key)) continue;
    for (const other of keys) if (other > key && other !== undated) windows.add(other);
    for (const report of join) reports.add(report);
  }
  return { windows: [...windows], reports: [...reports] };
}

/** The newest version of each report that could be read. */
async function readReports(
  query: Query,
  condition: string,
  parameters: readonly (string | readonly string[])[],
  limit: number | null,
): Promise<readonly WindowReport[]> {
  const rows = await query<WindowRow>(
    `select ${takenColumns}, d.window_key, d.document, d.extraction
     from derivation d
     join report_version v on v.id = d.version_id
     join report_version f on f.report = v.report and f.version = 1
     where ${condition} and d.state = 'read'
       and not exists (select 1 from derivation n where n.report = d.report and n.state = 'read' and n.version_id > d.version_id)
     order by d.version_id desc ${limit === null ? '' : `limit ${limit}`}`,
    parameters,
  );
  return rows
    .map((row) => ({
      taken: takenReport(row),
      windowKey: row.window_key,
      document: row.document,
      extraction: row.extraction,
    }))
    .sort((a, b) => a.taken.versionId - b.taken.versionId);
}

interface ClaimRow {
  readonly window_key: string;
  readonly in_window: string;
  readonly kind: Claim['kind'];
  readonly member: string;
  readonly owner: string;
}

/** What earlier windows hold of this one's reports. */
async function claimsOn(query: Query, key: string): Promise<readonly Claim[]> {
  return claims(query, 'in_window = $1 and window_key < $1', key);
}

async function claims(query: Query, condition: string, key: string): Promise<readonly Claim[]> {
  const rows = await query<ClaimRow>(
    `select window_key, in_window, kind, member, owner from claim where ${condition} order by window_key, kind, member`,
    [key],
  );
  return rows.map((row) => ({
    windowKey: row.window_key,
    inWindow: row.in_window,
    kind: row.kind,
    member: row.member,
    owner: row.owner,
  }));
}

function sameClaims(a: readonly Claim[], b: readonly Claim[]): boolean {
  return claimKeys(a).join('\n') === claimKeys(b).join('\n');
}

function claimKeys(list: readonly Claim[]): readonly string[] {
  return list.map((c) => `${c.inWindow} ${c.windowKey} ${c.kind} ${c.member} ${c.owner}`).sort();
}

async function store(
  query: Query,
  key: string,
  result: WindowResult,
  program: string,
): Promise<{ readonly changes: readonly Change[]; readonly touched: readonly string[] }> {
  const touched = new Set<string>();
  const before = await claims(query, 'window_key = $1', key);
  const [was, is] = [new Set(claimKeys(before)), new Set(claimKeys(result.claims))];
  for (const claim of before) if (!is.has(claimKeys([claim])[0] ?? '')) touched.add(claim.inWindow);
  for (const claim of result.claims) if (!was.has(claimKeys([claim])[0] ?? '')) touched.add(claim.inWindow);
  if (touched.size > 0) {
    await query('delete from claim where window_key = $1', [key]);
    await query(
      `insert into claim (window_key, in_window, kind, member, owner)
       select $1, in_window, kind, member, owner
       from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as t(in_window, kind, member, owner)`,
      [
        key,
        result.claims.map((c) => c.inWindow),
        result.claims.map((c) => c.kind),
        result.claims.map((c) => c.member),
        result.claims.map((c) => c.owner),
      ],
    );
  }
  await storeAnchors(query, result);
  await storeEffects(query, key, result);
  for (const lent of result.lent) {
    await query(
      `update derivation set window_key = $2, lent_by = $3, reference_date = $4, document = $5, extraction = $6
       where version_id = $1 and window_key = $7`,
      [lent.versionId, key, lent.lentBy, lent.referenceDate, lent.document, lent.extraction, undated],
    );
    touched.add(undated);
  }
  const changes = await writeDerived(query, result.rows, program, { windowKey: key });
  return { changes, touched: [...touched] };
}

async function storeAnchors(query: Query, { anchors }: WindowResult): Promise<void> {
  await query(
    `insert into anchor (kind, id, member) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (kind, id) do nothing`,
    [anchors.map((a) => a.kind), anchors.map((a) => a.id), anchors.map((a) => a.member)],
  );
}

async function storeEffects(query: Query, key: string, { effects }: WindowResult): Promise<void> {
  await query('delete from correction_effect where window_key = $1', [key]);
  const last = [...new Map(effects.map((e) => [e.entry, e])).values()];
  await query(
    `insert into correction_effect (entry, window_key, effect, now)
     select entry, $1, effect, now from unnest($2::bigint[], $3::text[], $4::text[]) as t(entry, effect, now)`,
    [key, last.map((e) => e.entry), last.map((e) => e.effect), last.map((e) => e.now)],
  );
}
