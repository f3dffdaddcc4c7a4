import { z } from 'zod';
import type { IncidentType } from '../../src/domain/allegation.ts';
import { extractReport } from '../../src/app/brief.ts';
import { ports } from '../../src/storage/ports.ts';
import { readJsonLines, scoredFile } from '../data-files.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';
import {
  countPerpetrators,
  f1OfPerpetrators,
  perpetratorsSchema,
  type PerpetratorCounts,
} from './muc4-perpetrators.ts';

/**
 * Does event reading carry over to another war, another continent, another newsroom? On MUC-4 (attacks in Latin America, 1988–90, lower-case
 * texts): `allegations.detection.muc4` is the F1 of "this document tells an incident of a type that MUC-4 knows" over documents;
 * `allegations.type.muc4` the micro F1 of the types told, each counted once a document.
 * `allegations.perpetrator.muc4` is the F1 of who did it, where the document tells an incident: see `countPerpetrators`.
 * MUC-4 knows attacks on people and things, bombings, kidnappings, arson and robbery; battles between two armed sides are none of them.
 */
export const muc4Task: Task = { name: 'muc4', run };

const mucTypes: Readonly<Partial<Record<IncidentType, string>>> = {
  airstrike: 'attack',
  drone: 'attack',
  shelling: 'attack',
  ambush: 'attack',
  shooting: 'attack',
  execution: 'attack',
  'convoy-attack': 'attack',
  other: 'attack',
  bomb: 'bombing',
  'suicide-bomb': 'bombing',
  abduction: 'kidnapping',
  destruction: 'arson',
  looting: 'robbery',
};

const documentSchema = z.object({
  docid: z.string(),
  doctext: z.string(),
  templates: z.array(z.object({ incident_type: z.string(), ...perpetratorsSchema })),
});

/** Documents scored: the first of the file; more change the figures by less than a point. */
const documentsScored = 400;

async function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const file = scoredFile(context.dataDir, 'muc4', '', '.jsonl');
  if (file === null) return [];
  const resources = ports.loadResources(null);
  const documents = readJsonLines(file)
    .slice(0, documentsScored)
    .map((line) => documentSchema.parse(line));
  const relevant = { gold: 0, predicted: 0, both: 0 };
  const types = { gold: 0, predicted: 0, both: 0 };
  const perpetrators: PerpetratorCounts = { told: 0, right: 0, keys: 0, found: 0 };
  for (const { docid, doctext, templates } of documents) {
    // A template's type may be a choice ("attack / bombing"): the first is taken.
    const gold = new Set(
      templates.map((t) => (t.incident_type.split(' / ')[0] ?? '').trim()).filter(isKnown),
    );
    const record = JSON.stringify({
      id: docid,
      title: '',
      text: doctext,
      outlet: 'MUC-4',
      published: '1989-06-01',
    });
    const name = `${docid}.json`;
    const outcomes = await ports.read({ source: name, name, bytes: new TextEncoder().encode(record) });
    const allegations = outcomes
      .flatMap((o) => (o.ok ? extractReport(o.report, resources).allegations : []))
      .filter((a) => !a.general);
    const predicted = new Set(allegations.flatMap((a) => mucTypes[a.type] ?? []));
    if (templates.length > 0) {
      const told = allegations.flatMap((a) => a.perpetrator ?? []);
      countPerpetrators(perpetrators, templates, told);
    }
    count(
      relevant,
      gold.size > 0 ? 1 : 0,
      predicted.size > 0 ? 1 : 0,
      gold.size > 0 && predicted.size > 0 ? 1 : 0,
    );
    count(types, gold.size, predicted.size, [...gold].filter((t) => predicted.has(t)).length);
  }
  return [
    { metric: 'allegations.detection.muc4', score: f1(relevant), size: documents.length },
    { metric: 'allegations.type.muc4', score: f1(types), size: types.gold },
    {
      metric: 'allegations.perpetrator.muc4',
      score: f1OfPerpetrators(perpetrators),
      size: perpetrators.keys,
    },
  ];
}

function isKnown(type: string): boolean {
  return ['attack', 'bombing', 'kidnapping', 'arson', 'robbery'].includes(type);
}

interface Counts {
  gold: number;
  predicted: number;
  both: number;
}

function count(counts: Counts, gold: number, predicted: number, both: number): void {
  counts.gold += gold;
  counts.predicted += predicted;
  counts.both += both;
}

function f1({ gold, predicted, both }: Counts): number {
  return gold + predicted === 0 ? 0 : (2 * both) / (gold + predicted);
}
