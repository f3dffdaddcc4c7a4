import { foldKey } from './folded-match.ts';
import { readDateField } from './printed-dates.ts';
import type { HtmlPage } from './web-page.ts';
import type { BesideText } from './read-text.ts';

/** What stands beside a page's text: the record's fields first, then what the markup says. */
export function pageBeside(page: HtmlPage, record: BesideText): BesideText {
  const headline = page.titleAt ? page.text.slice(page.titleAt.start, page.titleAt.end) : null;
  const agrees =
    headline !== null && (record.title === null || foldKey(record.title).includes(foldKey(headline)));
  return {
    title: record.title ?? page.title,
    titleAt: agrees ? page.titleAt : null,
    outlet: record.outlet ?? page.siteName,
    url: record.url ?? page.url,
    published: record.published ?? (page.published === null ? null : readDateField(page.published)),
    updated: record.updated ?? (page.updated === null ? null : readDateField(page.updated)),
    authors: record.authors.length > 0 ? record.authors : page.authors,
    language: page.language,
    outside: page.outside,
  };
}
