import type { Agreement } from '../../domain/agreement.ts';
import type { Entry } from '../../record/entry.ts';
import type { Clock } from './clock-and-log.ts';
import type { Database } from './database.ts';
import { appendEntry } from './record/ledger.ts';
import { askWork } from './derivation/work-queue.ts';

const setting = 'agreement';

/**
 * What the monitor holds incidents against: the one that was given, else the one that was given last. It is kept with
 * the data, so that every process on one database holds the same, also where the file is not. A new one has every
 * window grouped again, and is an entry of the ledger: what was known on a day was held against that day's agreement. A
 * reading that knows more names than the last comes with `trucewatch rebuild`.
 */
export async function chosenAgreement(
  db: Database,
  given: Agreement | null,
  clock: Clock,
): Promise<Agreement | null> {
  return db.transaction(async (query) => {
    const [row] = await query<{ value: string }>('select value from setting where key = $1', [setting]);
    const kept = row ? (JSON.parse(row.value) as Agreement) : null; // written below
    if (given === null) return kept;
    const value = JSON.stringify(given);
    if (value === row?.value) return given;
    await query(
      'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
      [setting, value],
    );
    const now = clock();
    await appendEntry(query, choiceOf(given, value, now), now);
    const windows = await query<{ key: string }>('select key from grouped_window order by key');
    await askWork(
      query,
      windows.map(({ key }) => ({ kind: 'group', key, runAt: now })),
      now,
    );
    return given;
  });
}

/** What is written in the ledger as `about.kind` and `action` of a choice of agreement. */
const choice = { kind: 'agreement', action: 'hold incidents against it' } as const;

type Decision = Extract<Entry, { kind: 'decision' }>;

function choiceOf({ id }: Agreement, value: string, now: Date): Decision {
  return {
    kind: 'decision',
    at: now.toISOString(),
    by: 'system',
    reason: 'It was given at a start of the monitor.',
    event: null,
    about: { kind: choice.kind, id },
    action: choice.action,
    change: JSON.parse(value) as Decision['change'], // what JSON.stringify wrote
  };
}

/** The agreement that an entry chose; null for every other entry. */
export function agreementChosenBy(entry: Entry): Agreement | null {
  if (entry.kind !== 'decision' || entry.about.kind !== choice.kind || entry.action !== choice.action)
    return null;
  return entry.change as unknown as Agreement; // written by `choiceOf`, and the log is tamper-evident
}
