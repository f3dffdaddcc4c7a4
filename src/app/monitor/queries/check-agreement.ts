import type { Agreement } from '../../../domain/agreement.ts';
import type { FindingOutcome } from '../../../domain/finding.ts';
import { readCorrections } from '../corrections/corrections.ts';
import type { Query } from '../database.ts';
import type { AskedFindings } from '../on-request.ts';
import { readWindow } from '../derivation/regroup.ts';
import type { AgreementCheckView } from '../views/agreement-views.ts';
import type { FindingView } from '../views/origin-views.ts';

/** Reports that are looked at: so many are grouped in about a second. */
const mostReports = 150;
const mostWindows = 4;
const mostChanges = 500;

type Changes = Pick<AgreementCheckView, 'changes' | 'compared'>;

/**
 * What findings another text of the agreement would change: the newest windows of reports are assessed under it and
 * compared with what is stored. Other windows are not looked at; `compared` says how many findings were made. Throws `NotMade`.
 */
export async function compareFindings(
  query: Query,
  agreement: Agreement,
  assess: (asked: AskedFindings) => Promise<readonly FindingView[]>,
): Promise<Changes> {
  const windows = await query<{ window_key: string; reports: number }>(
    `select window_key, count(*)::int as reports from derivation where state = 'read' and window_key <> 'none'
     group by window_key order by window_key desc limit ${mostWindows}`,
  );
  const corrections = await readCorrections(query);
  const changes: AgreementCheckView['changes'][number][] = [];
  let compared = 0;
  let read = 0;
  for (const { window_key: key } of windows) {
    const window = await readWindow(query, key, corrections);
    read += window.reports.length;
    if (read > mostReports && compared > 0) break;
    const after = await assess({ window, agreement });
    const before = await query<{ summary: FindingView }>(
      `select s.summary from derived d join shown s on s.kind = d.kind and s.id = d.id
       where d.kind = 'finding' and d.window_key = $1`,
      [key],
    );
    compared += after.length;
    changes.push(
      ...differences(
        before.map((row) => row.summary),
        after,
      ),
    );
    if (read > mostReports) break;
  }
  return { changes: changes.slice(0, mostChanges), compared };
}

interface Pair {
  readonly subject: FindingView['subject'];
  readonly clause: string;
  before: FindingOutcome | null;
  after: FindingOutcome | null;
}

function differences(
  before: readonly FindingView[],
  after: readonly FindingView[],
): AgreementCheckView['changes'] {
  const pairs = new Map<string, Pair>();
  const pairOf = ({ subject, clause }: FindingView): Pair => {
    const key = `${subject.kind}\n${subject.id}\n${clause}`;
    const pair = pairs.get(key) ?? { subject, clause, before: null, after: null };
    pairs.set(key, pair);
    return pair;
  };
  for (const finding of before) pairOf(finding).before = finding.outcome;
  for (const finding of after) pairOf(finding).after = finding.outcome;
  return [...pairs.values()].filter((pair) => pair.before !== pair.after);
}
