import { acledTable } from './acled-table.ts';
import { gedTable } from './ged-table.ts';
import { incidentTable } from './incident-table.ts';
import { reportTable } from './report-table.ts';
import { statementTable } from './statement-table.ts';

/** What holds for every export; docs/exports.md says the same. */
export const timeZone =
  'Days are calendar days at the place that a report speaks of. Instants (…_at, timestamp) are times of record in UTC, ISO 8601 ("timestamp" of the ACLED-like table: Unix seconds).';
export const encoding =
  'UTF-8 without a byte order mark; CSV as in RFC 4180 with CRLF. A text that a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a carriage return) is led by an apostrophe. Several values of one cell are parted by "; ". Empty means: not told or not known, never zero.';

export const tables = [
  { path: '/api/v1/exports/incidents.csv', table: incidentTable },
  { path: '/api/v1/exports/acled.csv', table: acledTable },
  { path: '/api/v1/exports/ged.csv', table: gedTable },
  { path: '/api/v1/exports/reports.csv', table: reportTable },
  { path: '/api/v1/exports/statements.csv', table: statementTable },
];

/** Documentation of every column, as data. */
export function columnDocumentation() {
  return {
    timeZone,
    encoding,
    tables: tables.map(({ path, table: { title, about, columns } }) => ({
      path,
      title,
      about,
      columns: columns.map(({ name, about: what }) => ({ name, about: what })),
    })),
  };
}
