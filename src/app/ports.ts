import type { Agreement } from '../domain/agreement.ts';
import type { ReadOutcome } from '../domain/report.ts';
import type { SourceDocument } from '../reading/read-document.ts';
import type { Resources } from './brief.ts';

/** The outside, as the use cases of a briefing see it. `src/main.ts` builds it; tests hand in another. */
export interface BriefPorts {
  /** Models and reference data, with the agreement's own actors and places added. */
  readonly loadResources: (agreement: Agreement | null) => Resources;
  /** Reads one document into reports; HTML and JSON readers load when first needed. */
  readonly read: (document: SourceDocument) => Promise<readonly ReadOutcome[]>;
  readonly agreements: AgreementSource;
}

/** Where agreements come from: those that ship, by id, or a file of the user's. */
export interface AgreementSource {
  /** Ids and titles of the agreements that ship. */
  readonly list: () => readonly { readonly id: string; readonly title: string }[];
  /** Throws `AgreementError` when there is none, or it has a mistake. */
  readonly load: (idOrFile: string) => Promise<Agreement>;
}

/** An agreement that cannot be used: it is not there, or it has a mistake. The message says what to do. */
export class AgreementError extends Error {
  override readonly name = 'AgreementError';
}
