import { createCorrectionReader } from '../../app/monitor/corrections/corrections.ts';
import type { Database } from '../../app/monitor/database.ts';
import type { OutletKnowledge } from '../../app/monitor/queries/outlets.ts';
import { asId, type OutletId } from '../../domain/ids.ts';
import { outletGrades } from '../../weighing/outlet-grades.ts';
import type { ServerDeps } from '../deps.ts';

const readers = new WeakMap<Database, ReturnType<typeof createCorrectionReader>>();

/** Houses of outlets from the reference data, grades from people's corrections. */
export async function outletKnowledge({
  db,
  houses,
}: Pick<ServerDeps, 'db' | 'houses'>): Promise<OutletKnowledge> {
  const read = readers.get(db) ?? createCorrectionReader();
  readers.set(db, read);
  const houseOf = houses();
  const corrections = await read(db.query);
  const grades = outletGrades(corrections);
  return {
    houseOf: (outlet) => houseOf.get(asId<OutletId>(outlet)) ?? null,
    gradeOf: (outlet) => grades.get(outlet) ?? 'F',
  };
}
