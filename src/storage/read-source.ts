import type { ReadOutcome } from '../domain/report.ts';
import { needsHtmlReader, readDocument, type SourceDocument } from '../reading/read-document.ts';
import { readingReference } from './reading-reference-files.ts';

/** Reads one document into its reports. The reader for pages loads with the first page: a plain text does not pay for a DOM. */
export async function readSource(document: SourceDocument): Promise<readonly ReadOutcome[]> {
  const reference = readingReference();
  if (!needsHtmlReader(document)) return readDocument(document, { reference });
  const { readHtml } = await import('../reading/read-html.ts');
  return readDocument(document, { reference, html: readHtml });
}
