import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { ReadOutcome, Report } from '../../src/domain/report.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { readHtml } from '../../src/reading/read-html.ts';
import { compileReadingReference } from '../../src/reading/reading-reference.ts';
import { boilerplateFileSchema, languagesFileSchema, outletsFileSchema } from '../../src/storage/reading-reference-schema.ts';

/**
 * Each folder of `reading/` is a case: `input.*` (`….base64` for bytes that are no UTF-8) and `expected.json`, the outcomes in order.
 * An expected report may leave fields out; what it names must be as it says. `parts` are [kind, text] in order.
 */
const folder = join(import.meta.dirname, 'reading');
const yaml = (...path: string[]): unknown => parse(readFileSync(join(...path), 'utf8'));
const shipped = join(import.meta.dirname, '../../reference');
const reference = compileReadingReference({
  outlets: outletsFileSchema.parse(yaml(folder, 'outlets.yaml')),
  boilerplate: boilerplateFileSchema.parse(yaml(shipped, 'boilerplate.yaml')),
  languages: languagesFileSchema.parse(yaml(shipped, 'languages.yaml')),
});

describe.each(readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory()))('reading: $name', ({ name }) => {
  it('reads as expected', () => {
    // Vitest compares with whatever the file holds; a file that is no list fails the comparison.
    const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    expect(readCase(name)).toMatchObject(expected as object);
  });
});

function readCase(name: string): object[] {
  const file = readdirSync(join(folder, name)).find((f) => f.startsWith('input.'));
  if (file === undefined) throw new Error(`test/cases/reading/${name} has no input.*: add one.`);
  const encoded = file.endsWith('.base64');
  const raw = readFileSync(join(folder, name, file));
  const bytes = encoded ? Buffer.from(raw.toString('latin1'), 'base64') : raw;
  const plainName = encoded ? file.slice(0, -'.base64'.length) : file;
  return readDocument({ source: plainName, name: plainName, bytes }, { reference, html: readHtml }).map(summary);
}

function summary(outcome: ReadOutcome): object {
  if (!outcome.ok) return { problem: outcome.problem };
  const { report } = outcome;
  return {
    id: report.id,
    source: report.source,
    url: report.url,
    encoding: report.encoding,
    title: told(report, report.title),
    outlet: report.outlet?.value ?? null,
    outletId: report.outlet?.id ?? null,
    agencies: report.agencies.map((a) => a.value),
    cited: (report.citedOutlets ?? []).map((a) => a.value),
    authors: report.authors.map((a) => a.value),
    published: report.published?.value ?? null,
    time: report.published?.time ?? null,
    updated: report.updated?.value ?? null,
    referenceDate: report.referenceDate?.value ?? null,
    datelinePlace: told(report, report.datelinePlace),
    language: report.language?.value ?? null,
    warnings: outcome.warnings.map((w) => w.kind),
    parts: report.parts.map((p) => [p.kind, report.text.slice(p.start, p.end)]),
  };
}

/** The value, checked against the words of its range. */
function told(report: Report, value: Report['title']): string | null {
  if (value?.range) expect(report.text.slice(value.range.start, value.range.end)).toBe(value.value);
  return value?.value ?? null;
}
