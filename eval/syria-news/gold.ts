import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { incidentTypes, targetKinds } from '../../src/domain/allegation.ts';
import { sides } from '../../src/domain/actor.ts';

const figure = z.tuple([z.number(), z.number().nullable()]).nullable();

const incidentSchema = z.object({
  type: z.enum(incidentTypes),
  date: z.string().nullable(),
  place: z.string().nullable(),
  perpetrator: z.string().nullable(),
  perpetratorSide: z.enum(sides),
  attribution: z.enum(['narrated', 'claimed', 'none']),
  saidBy: z.string().nullable(),
  target: z.array(z.enum(targetKinds)),
  killed: figure,
  injured: figure,
  evidence: z.string(),
});

/** An incident as the coders of the guide wrote it down. */
export type GoldIncident = z.infer<typeof incidentSchema>;

const goldSchema = z.object({ id: z.string(), incidents: z.array(incidentSchema) });
const recordSchema = z.looseObject({ id: z.string(), text: z.string() });

interface GoldReport {
  readonly id: string;
  readonly incidents: readonly GoldIncident[];
  /** The record as it stands in reports.jsonl: one line of JSON. */
  readonly record: string;
}

/** The annotated reports of `syria-news`, in the file's order, or null where the folder has none. */
export function readGold(dataDir: string): GoldReport[] | null {
  const goldFile = join(dataDir, 'syria-news', 'gold.jsonl');
  const reportsFile = join(dataDir, 'syria-news', 'reports.jsonl');
  if (!existsSync(goldFile) || !existsSync(reportsFile)) return null;
  const records = new Map<string, string>();
  for (const line of lines(reportsFile)) records.set(recordSchema.parse(JSON.parse(line)).id, line);
  return lines(goldFile).flatMap((line) => {
    const gold = goldSchema.parse(JSON.parse(line));
    const record = records.get(gold.id);
    return record === undefined ? [] : [{ ...gold, record }];
  });
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '');
}
