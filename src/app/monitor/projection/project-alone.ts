import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Report } from '../../../domain/report.ts';
import { passHarmGate } from '../../../publishing/harm-gate.ts';
import { nothingTouched } from '../corrections/touching-corrections.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import { projectReport } from './project-report.ts';
import { projectedOf } from './projected.ts';

/** A report as it is shown before its window is grouped: what it says itself. */
export function projectAlone(report: Report, extraction: ReportExtraction, taken: TakenReport): DerivedRow {
  const none: readonly never[] = [];
  const { briefing } = passHarmGate({
    version: '',
    asOf: null,
    agreement: null,
    reports: [report],
    problems: none,
    extractions: [extraction],
    copies: none,
    stories: none,
    statements: extraction.statements,
    statementGroups: none,
    allegations: extraction.allegations,
    incidents: none,
    origins: none,
    corroborations: none,
    contradictions: none,
    commitments: extraction.commitments,
    commitmentGroups: none,
    findings: none,
  });
  const projected = projectedOf({
    briefing,
    windowKey: null,
    taken: new Map([[taken.report, taken]]),
    claimed: none,
    commitmentGroups: none,
    settled: new Map(),
    grades: new Map(),
    setAside: new Set(),
    touched: nothingTouched,
  });
  const [shown] = briefing.reports;
  const [read] = briefing.extractions;
  return projectReport(shown ?? report, read ?? extraction, projected);
}
