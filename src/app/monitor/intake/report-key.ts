import { createHash } from 'node:crypto';
import { normaliseReportUrl } from './report-url.ts';

/**
 * What makes two addresses the same page: without scheme, fragment and tracking. Null for what is no web address, and for
 * a site's front page, which is no report's address.
 */
export function pageOf(address: string | null): string | null {
  const normal = address === null ? null : normaliseReportUrl(address.trim());
  const page = normal?.replace(/^https?:\/\//, '') ?? null;
  return page === null || (page.endsWith('/') && page.indexOf('/') === page.length - 1) ? null : page;
}

/** What is known of a document or record before it is read. */
export interface Identity {
  readonly url: string | null;
  /** The record's own id, unique within `scope`. */
  readonly ownId: string | null;
  /** The source and file that the own id belongs to. */
  readonly scope: string;
  readonly contentHash: string;
}

/** The report's id: of its address, else of its own id in its source, else of its content. */
export function reportKey({ url, ownId, scope, contentHash }: Identity): string {
  const page = pageOf(url);
  if (page !== null) return keyOf(`page\n${page}`);
  if (ownId !== null) return keyOf(`record\n${scope}\n${ownId}`);
  return `r-${contentHash.slice(0, keyDigits)}`;
}

/** 64 bits: for a million reports, one collision in 37 million. */
const keyDigits = 16;

function keyOf(text: string): string {
  return `r-${createHash('sha256').update(text).digest('hex').slice(0, keyDigits)}`;
}
