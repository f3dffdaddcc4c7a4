import type { Copy, StatementGroup, Story } from '../../domain/grouping.ts';
import type { Statement } from '../../domain/statement.ts';
import { asId } from '../../domain/ids.ts';
import { compare, speakingStatement, storiesBySize, type NumberedReport } from '../briefing-index.ts';
import { dateWords } from '../../domain/date-words.ts';
import { actVerb, counted } from '../wording.ts';
import { markup, type Markup } from './markup.ts';
import { capped, itemTag, pageSection, quoteLink, reportLink, type PageContext } from './page-parts.ts';

/** Wider matrices are no longer read; a story has seldom more reports. */
const maxColumns = 24;
const shownStories = 8;
const shownRows = 15;

/** Who said what: one table a story, statements by reports, so that silence shows as well as speech. */
export function statementSection(context: PageContext): Markup | null {
  const { index } = context;
  const stories = storiesBySize(index);
  const several = stories.filter((story) => story.reports.length > 1);
  const single = stories.filter((story) => story.reports.length <= 1);
  const tables = several.flatMap((story) => storyMatrix(story, context) ?? []);
  const rest = [...single, null].flatMap((story) => storyList(story, context) ?? []);
  return pageSection(
    'statements',
    'Who said what',
    markup`One table a story. <span class="dot said">●</span> said there in quotation marks,
      <span class="dot told">○</span> told there in the outlet’s words, <span class="dot absent">–</span> not
      in that report.`,
    [
      ...capped(tables, shownStories, (items) => markup`${items}`),
      ...(rest.length === 0 ? [] : [foldedStories(rest, several.length === 0)]),
    ],
  );
}

/** What only one report tells has no silence to show: folded away unless there is nothing else. */
function foldedStories(tables: readonly Markup[], open: boolean): Markup {
  return markup`<details class="more"${open ? markup` open` : null}><summary>${counted(tables.length, 'story', 'stories')} told by one report only</summary>${tables}</details>`;
}

/** What one report alone tells: a list says as much as a table of one column. */
function storyList(story: Story | null, context: PageContext): Markup | null {
  const { index } = context;
  const items = index.groupsOf(story).flatMap((group) => {
    const item = context.citations.itemOf('statement', group.id);
    const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
    return members
      .slice(0, 1)
      .map(
        (s) =>
          markup`<li id="${item.anchor}">${itemTag(item)} <b>${s.speaker.name}</b>${s.role === null ? null : `, ${s.role},`} ${actVerb(s.act)}: ${s.contentPassages.map((p) => quoteLink(p, context))}</li>`,
      );
  });
  if (items.length === 0) return null;
  const report = story && index.report.get(story.reports[0] ?? asId('none'));
  return markup`<article class="story"><h3>${story === null ? 'Not part of a story' : story.title}</h3>${report ? markup`<p class="note">${reportLink(report)}</p>` : null}<ul class="plain">${items}</ul></article>`;
}

function storyMatrix(story: Story | null, context: PageContext): Markup | null {
  const { index } = context;
  const groups = index.groupsOf(story);
  const reports = storyReports(story, groups, context);
  const rows = groups.flatMap((group) => groupRow(group, reports, context) ?? []);
  if (rows.length === 0) return null;
  const title = story === null ? 'Not part of a story' : story.title;
  const head = markup`<thead>
    <tr>
      <th scope="col">Statement</th>
      <th scope="col" class="count"><abbr title="Independent origins">Orig.</abbr></th>
      ${reports.map(
        (r) =>
          markup`<th scope="col" class="outlet">
            <a href="#r${r.number}"><span class="no">${r.number}</span> <span class="label">${r.label}</span></a>
          </th>`,
      )}
    </tr>
  </thead>`;
  const table = (items: readonly Markup[]) =>
    markup`<div class="scroll" tabindex="0" role="region" aria-label="${`Statements in: ${title}`}">
      <table class="matrix">
        ${head}
        <tbody>
          ${items}
        </tbody>
      </table>
    </div>`;
  return markup`<article class="story">
    <h3>${title}</h3>
    ${storyNote(story, reports, context)}
    <p class="note legend" aria-hidden="true">${reports.map((r) => markup`<span>${r.number} ${r.label}</span> `)}</p>
    ${capped(rows, shownRows, table)}
  </article> `;
}

function storyReports(
  story: Story | null,
  groups: readonly StatementGroup[],
  { index }: PageContext,
): readonly NumberedReport[] {
  const told = groups.flatMap((g) => g.statements).flatMap((id) => index.statement.get(id)?.report ?? []);
  const ids = story === null ? [...new Set(told)] : story.reports;
  return ids
    .flatMap((id) => index.report.get(id) ?? [])
    .sort((a, b) => a.number - b.number)
    .slice(0, maxColumns);
}

function storyNote(
  story: Story | null,
  reports: readonly NumberedReport[],
  { index }: PageContext,
): Markup | null {
  if (story === null || reports.length < 2) return null;
  const ids = new Set(story.reports);
  const copies = index.briefing.copies.filter(({ reports: [a, b] }) => ids.has(a) && ids.has(b));
  const more = story.reports.length - reports.length;
  return markup`<p class="note">
    ${counted(story.reports.length, 'report')}${more > 0 ? `, ${more} of them not in the table` : ''}${copies
      .slice(0, 6)
      .map((copy) => markup`; ${copyWords(copy, index.report)}`)}
  </p>`;
}

const copyNames: Readonly<Record<Copy['kind'], string>> = {
  'same-text': 'are the same text',
  'shared-wire': 'share an agency’s text',
  excerpt: ': one is an excerpt of the other',
  update: ': one is an update of the other',
};

function copyWords({ reports: [a, b], kind, share }: Copy, report: PageContext['index']['report']): Markup {
  const [first, second] = [report.get(a)?.number ?? '?', report.get(b)?.number ?? '?'];
  return markup`${first} and ${second} ${copyNames[kind]} (${Math.round(share * 100)} %)`;
}

function groupRow(
  group: StatementGroup,
  reports: readonly NumberedReport[],
  context: PageContext,
): Markup | null {
  const { index, citations } = context;
  const speaking = speakingStatement(group, index);
  if (!speaking) return null;
  const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
  const item = citations.itemOf('statement', group.id);
  const corroboration = index.corroboration({ kind: 'statement group', id: group.id });
  return markup`<tr id="${item.anchor}">
    <th scope="row">
      <details>
        <summary>
          ${itemTag(item)} <b>${speaking.speaker.name}</b> ${actVerb(speaking.act)}: ${speaking.about}
        </summary>
        ${tellings(members, context)}${
          corroboration ? markup`<p class="note">${corroboration.reason}</p>` : null
        }
      </details>
    </th>
    <td class="count">${corroboration?.independent ?? ''}</td>
    ${reports.map((r) =>
      matrixCell(
        members.filter((s) => s.report === r.report.id),
        context,
      ),
    )}
  </tr> `;
}

function matrixCell(members: readonly Statement[], { citations }: PageContext): Markup {
  const first = members.find((s) => s.quoted) ?? members[0];
  const passage = first?.contentPassages[0] ?? first?.speakerPassage;
  if (!first || !passage)
    return markup`<td class="absent"><span aria-hidden="true">–</span><span class="hidden">absent</span></td>`;
  const words = first.quoted ? 'quoted' : 'in other words';
  const sign = markup`<span aria-hidden="true">${first.quoted ? '●' : '○'}</span><span class="hidden">${words}</span>`;
  const link = markup`<a href="#${citations.anchorOf(passage)}" title="${first.evidence}">${sign}</a>`;
  return markup`<td class="${first.quoted ? 'said' : 'told'}">${link}</td>`;
}

function tellings(members: readonly Statement[], context: PageContext): Markup {
  const { index } = context;
  const rows = [...members]
    .sort(
      (a, b) =>
        (index.report.get(a.report)?.number ?? 0) - (index.report.get(b.report)?.number ?? 0) ||
        compare(a.id, b.id),
    )
    .map((s) => {
      const report = index.report.get(s.report);
      const facts = [
        s.speaker.name + (s.role === null ? '' : `, ${s.role}`),
        s.via ? `via ${s.via.name}` : null,
        s.occasion,
        s.addressee ? `to ${s.addressee.name}` : null,
        s.when ? dateWords(s.when.value) : null,
      ].filter((fact) => fact !== null);
      return markup`<li>
        ${report ? reportLink(report) : null}: ${facts.join('; ')}:
        ${s.contentPassages.map((p) => markup`${quoteLink(p, context)} `)}
      </li>`;
    });
  return markup`<ul class="tellings">
    ${rows}
  </ul>`;
}
