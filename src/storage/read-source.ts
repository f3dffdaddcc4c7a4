import type { ReadOutcome } from '../domain/report.ts';
import { needsHtmlReader, readDocument, type SourceDocument } from '../reading/read-document.ts';
import type { ReadingReference } from '../reading/reading-reference.ts';
import { readingReferenceFrom } from './reading-reference-files.ts';
import { loadReferenceData } from './reference-files.ts';

let reference: ReadingReference | undefined;

/** Reads one document into its reports. The reader for pages loads with the first page: a plain text does not pay for a DOM. */
export async function readSource(document: SourceDocument): Promise<readonly ReadOutcome[]> {
  reference ??= readingReferenceFrom(loadReferenceData().files);
  if (!needsHtmlReader(document)) return readDocument(document, { reference });
  const { readHtml } = await import('../reading/read-html.ts');
  return readDocument(document, { reference, html: readHtml });
}
