import type { Agreement } from '../../../domain/agreement.ts';
import { asId, type ReportId } from '../../../domain/ids.ts';
import type { ReadOutcome, ReadProblem, Report } from '../../../domain/report.ts';
import type { SourceDocument } from '../../../reading/source-document.ts';
import { extractReport, type Resources } from '../../brief.ts';
import type { DerivedRow } from './derived-rows.ts';
import { projectAlone } from '../projection/project-alone.ts';
import { groupWindow } from './group-window.ts';
import type { WindowInput, WindowResult } from './window-input.ts';
import { projectUnread } from '../projection/project-report.ts';
import type { TakenReport } from '../intake/taken-report.ts';

/**
 * The pure work of the monitor: a document read, a window grouped. Done in threads where the program runs, inline in
 * tests; what it takes and gives can be passed between threads.
 */
export interface DerivePort {
  readonly derive: (input: DeriveInput) => Promise<Derivation>;
  readonly group: (input: WindowInput) => Promise<WindowResult>;
  /** How many of these can be done side by side. */
  readonly width: number;
}

/** One version of one report, as it was taken in. */
export interface DeriveInput {
  readonly taken: TakenReport;
  readonly bytes: Uint8Array;
  /** What the user would call it, and the file name that helps to tell its format. */
  readonly document: string;
  readonly fileName: string;
}

/** What one report says. `document` and `extraction` are JSON. */
export type Derivation =
  | {
      readonly state: 'read';
      readonly document: string;
      readonly extraction: string;
      readonly referenceDate: string | null;
      /** How it is listed and shown until its window is grouped. */
      readonly row: DerivedRow;
    }
  | { readonly state: 'refused'; readonly problem: ReadProblem; readonly row: DerivedRow };

export interface DeriveParts {
  readonly resources: Resources;
  /** Reads one document into reports. */
  readonly read: (document: SourceDocument) => Promise<readonly ReadOutcome[]>;
  /** What incidents are held against; null where nothing was chosen. */
  readonly agreement: Agreement | null;
}

/** Derives in the caller's own thread. */
export function createInlineDeriver({ resources, read, agreement }: DeriveParts): DerivePort {
  return {
    width: 1,
    derive: async ({ taken, bytes, document, fileName }) => {
      const source = {
        source: document,
        name: fileName,
        bytes,
        ...(taken.url === null ? {} : { url: taken.url }),
      };
      const [outcome] = await read(source);
      if (!outcome?.ok) {
        const problem = outcome?.problem ?? nothingRead(document);
        return { state: 'refused', problem, row: projectUnread(taken, 'refused', problem) };
      }
      const report: Report = {
        ...outcome.report,
        id: asId<ReportId>(taken.report),
        url: outcome.report.url ?? taken.url,
      };
      const extraction = extractReport(report, resources);
      return {
        state: 'read',
        document: JSON.stringify(report),
        extraction: JSON.stringify(extraction),
        referenceDate: report.referenceDate?.value ?? report.published?.value ?? null,
        row: projectAlone(report, extraction, taken),
      };
    },
    group: (input) => Promise.resolve(groupWindow(input, resources, agreement)),
  };
}

function nothingRead(source: string): ReadProblem {
  return { source, kind: 'empty', message: 'nothing could be read from it', remedy: 'Look at the file.' };
}
