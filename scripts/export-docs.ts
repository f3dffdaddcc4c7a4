/** Writes docs/exports.md from the tables themselves: `npx tsx scripts/export-docs.ts`. */
import { writeFileSync } from 'node:fs';
import { encoding, tables, timeZone } from '../src/server/exports/column-documentation.ts';

const sections = tables.map(({ path, table: { title, about, columns } }) => {
  const rows = columns.map(({ name, about: what }) => `| \`${name}\` | ${what.replaceAll('|', '\\|')} |`);
  return `## ${title}: \`${path.split('/').at(-1) ?? ''}\`\n\n${about}\n\n| column | what it holds |\n| --- | --- |\n${rows.join('\n')}\n`;
});

writeFileSync(
  'docs/exports.md',
  `# Exports

What the monitor holds, as tables for other tools. Everything has passed the harm gate: no coordinates finer than the named place, no
phone numbers, addresses or coordinates out of a report's text. Sign in first, or send a token:

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" "http://127.0.0.1:4321/api/v1/exports/incidents.csv?from=2016-05-01&to=2016-05-31&party=government" -o incidents.csv
\`\`\`

The filters are those of the lists (\`from\`, \`to\`, \`place\`, \`country\`, \`party\`, \`actor\`, \`type\`, \`status\`, \`outlet\`, \`story\`, \`q\`, \`sort\`); see \`/docs\`.
Exports are streamed: a million rows need no more memory than two hundred.

What they hold changes with the record. A briefing that is to stay as it was is [released](the-record.md#releases).

| file | what it is |
| --- | --- |
| \`incidents.csv\`, \`.geojson\`, \`.jsonl\` | incidents as the monitor has them |
| \`acled.csv\` | incidents under the column names of ACLED's public data |
| \`ged.csv\` | incidents under the column names of UCDP GED |
| \`reports.csv\`, \`.jsonl\` | reports in their newest version, without their texts |
| \`statements.csv\`, \`.jsonl\` | who said what |
| \`feed.rss\`, \`feed.atom\` | the 50 incidents that changed last |

**Time.** ${timeZone}

**Encoding.** ${encoding}

**What cannot be known is empty**, and says so below. The ACLED-like and UCDP-GED-like tables help to bring incidents beside such data;
they are not such data: no coder of these projects has read a line of them.

${sections.join('\n')}`,
);
