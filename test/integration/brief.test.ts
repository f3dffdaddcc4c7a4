import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../src/app/brief.ts';
import type { Briefing } from '../../src/domain/briefing.ts';
import type { Passage } from '../../src/domain/passage.ts';
import type { ReadOutcome } from '../../src/domain/report.ts';
import { packageRoot } from '../../src/storage/package-root.ts';
import { ports } from '../../src/storage/ports.ts';

const samples = join(packageRoot, 'samples');
const options = { version: 'test', asOf: null };

async function readSamples(): Promise<ReadOutcome[]> {
  const names = readdirSync(samples).filter((name) => /\.(?:txt|html|jsonl)$/.test(name));
  const read = await Promise.all(
    names.map((name) => ports.read({ source: name, name, bytes: readFileSync(join(samples, name)) })),
  );
  return read.flat();
}

/** Every passage found anywhere in a value. */
function passagesIn(value: unknown): Passage[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPassage(value)) return [value];
  return Object.values(value).flatMap(passagesIn);
}

function isPassage(value: object): value is Passage {
  return 'report' in value && 'start' in value && 'end' in value && typeof value.start === 'number';
}

describe('brief', () => {
  let outcomes: ReadOutcome[];
  let briefing: Briefing;

  beforeAll(async () => {
    outcomes = await readSamples();
    const agreement = await ports.agreements.load(join(samples, 'agreement.yaml'));
    briefing = brief(outcomes, ports.loadResources(agreement), { ...options, agreement });
  });

  it('reads every sample', () => {
    expect(briefing.problems).toEqual([]);
    expect(briefing.reports).toHaveLength(8);
  });

  it('gives the same bytes in any order of the files, and on every run', async () => {
    const agreement = await ports.agreements.load(join(samples, 'agreement.yaml'));
    const again = brief([...outcomes].reverse(), ports.loadResources(agreement), { ...options, agreement });
    expect(JSON.stringify(again)).toBe(JSON.stringify(briefing));
  });

  it('carries only passages that lie in the text of a report that was read', () => {
    const lengths = new Map(briefing.reports.map((r) => [r.id, r.text.length]));
    const passages = passagesIn({ ...briefing, reports: [] });
    expect(passages.length).toBeGreaterThan(50);
    for (const { report, start, end } of passages) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(lengths.get(report) ?? -1);
    }
  });

  it('refers only to ids that it holds', () => {
    const allegations = new Set(briefing.allegations.map((a) => a.id));
    const statements = new Set(briefing.statements.map((s) => s.id));
    const origins = new Set(briefing.origins.map((o) => o.id));
    expect(briefing.incidents.flatMap((i) => i.allegations).every((id) => allegations.has(id))).toBe(true);
    expect(briefing.statementGroups.flatMap((g) => g.statements).every((id) => statements.has(id))).toBe(
      true,
    );
    expect(briefing.corroborations.flatMap((c) => c.origins).every((id) => origins.has(id))).toBe(true);
    expect(new Set(briefing.findings.map((f) => f.id)).size).toBe(briefing.findings.length);
  });

  it('never quotes what was dropped', () => {
    for (const { report, start, end } of briefing.statements.flatMap((s) => s.contentPassages)) {
      const parts = briefing.reports.find((r) => r.id === report)?.parts ?? [];
      expect(parts.some((p) => 'reason' in p && p.start < end && start < p.end)).toBe(false);
    }
  });

  it('leaves out what was published later than the day asked for', async () => {
    const agreement = await ports.agreements.load(join(samples, 'agreement.yaml'));
    const first = briefing.reports.flatMap((r) => r.published?.value ?? []).sort()[0];
    if (first === undefined) throw new Error('No sample has a date.');
    const early = brief(outcomes, ports.loadResources(agreement), { ...options, agreement, asOf: first });
    expect(early.reports.length).toBeLessThan(briefing.reports.length);
    expect(early.reports.every((r) => r.published === null || r.published.value <= first)).toBe(true);
  });

  it('counts the same report once, and says so', () => {
    const twice = brief([...outcomes, ...outcomes], ports.loadResources(null), {
      ...options,
      agreement: null,
    });
    expect(twice.reports).toHaveLength(8);
    expect(twice.problems.filter((p) => p.kind === 'duplicate')).toHaveLength(8);
  });
});
