import { outcomeName, references } from '../answer.ts';
import {
  commitmentsOf,
  compare,
  reportDayWords,
  speakingStatement,
  storiesBySize,
  tellers,
  wordsOf,
} from '../briefing-index.ts';
import { findingSubject } from '../finding-subject.ts';
import { harmlessLine } from '../harmless.ts';
import { mostTold, outcomeOrder } from '../incident-summary.ts';
import { toldDateWords } from '../../domain/date-words.ts';
import { actVerb, counted, questionWords, sentenceCase, shortened, sideWords } from '../wording.ts';
import { wrapped } from './display-width.ts';
import { incidentSection } from './incident-table.ts';
import { cap, hanging, headingLines, section, type TextContext } from './section.ts';

export function sectionsOf(context: TextContext): readonly (readonly string[])[] {
  return [
    incidentSection(context),
    contradictionSection(context),
    commitmentSection(context),
    findingSection(context),
    statementSection(context),
    originSection(context),
    reportSection(context),
    problemSection(context),
    withheldSection(context),
  ];
}

function contradictionSection({ index, width, paint }: TextContext): readonly string[] {
  const { contradictions } = index.briefing;
  if (contradictions.length === 0) return [];
  const lines = contradictions.slice(0, cap).flatMap((contradiction) => [
    ...wrapped(harmlessLine(sentenceCase(contradiction.about)), width).map((line) => paint.strong(line)),
    ...contradiction.sides.flatMap((side) => {
      const first = side.passages[0];
      const quote = first ? `: “${shortened(wordsOf(first, index), 150)}”` : '';
      const line = `${sideWords(contradiction.field, side.value)} ${references(tellers(side.passages, index))}${quote}`;
      return hanging('- ', harmlessLine(line), width);
    }),
    ...(contradiction.note === null ? [] : hanging('  ', harmlessLine(`note: ${contradiction.note}`), width)),
  ]);
  const more = contradictions.length - cap;
  return [
    ...headingLines('CONTRADICTIONS (all sides kept, none resolved)', width, paint),
    ...lines,
    ...(more > 0 ? [paint.faint(`and ${more} more: see --format html or --format json`)] : []),
  ];
}

function commitmentSection(context: TextContext): readonly string[] {
  const { index } = context;
  const { asOf } = index.briefing;
  const rows = [...index.briefing.commitmentGroups]
    .map((group) => commitmentsOf(group, index))
    .flatMap((members) => (members[0] ? [{ first: members[0], members }] : []))
    .sort((a, b) => compare(a.first.due.from, b.first.due.from) || compare(a.first.id, b.first.id))
    .map(({ first, members }) => [
      `${first.sense} ${toldDateWords(first.due)}`,
      asOf !== null && first.due.to < asOf ? 'past' : 'to come',
      first.kind,
      mostTold(members.map((m) => m.by.name))[0] ?? first.by.name,
      shortened(first.content, 160),
      references(tellers(members, index)),
    ]);
  return section(
    'PROMISED, THREATENED, OFFERED',
    context,
    [
      { header: 'When', min: 10, grow: 1 },
      { header: '', min: 7, grow: 0, optional: true },
      { header: 'Kind', min: 8, grow: 0 },
      { header: 'By', min: 8, grow: 1 },
      { header: 'What', min: 16, grow: 4 },
      { header: 'Told in', min: 5, grow: 1 },
    ],
    rows,
  );
}

function findingSection(context: TextContext): readonly string[] {
  const { index } = context;
  const rows = [...index.briefing.findings]
    .sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) || compare(a.id, b.id))
    .map((finding) => [
      outcomeName(finding.outcome),
      finding.clause,
      findingSubject(finding, index),
      finding.steps.map((s) => `${questionWords(s.question)} ${s.answer}`).join(' · '),
      finding.summary,
    ]);
  return section(
    'UNDER THE AGREEMENT (the machine proposes; a finding is a person’s)',
    context,
    [
      { header: 'Outcome', min: 12, grow: 1 },
      { header: 'Clause', min: 8, grow: 1 },
      { header: 'What', min: 14, grow: 2 },
      { header: 'Steps', min: 30, grow: 2, optional: true },
      { header: 'Why', min: 16, grow: 3 },
    ],
    rows,
    12,
  );
}

function statementSection(context: TextContext): readonly string[] {
  const { index } = context;
  const rows = [...storiesBySize(index), null]
    .flatMap((story) => index.groupsOf(story))
    .flatMap((group) => {
      const statement = speakingStatement(group, index);
      if (!statement) return [];
      const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
      const independent = index.corroboration({ kind: 'statement group', id: group.id })?.independent;
      return [
        [
          statement.speaker.name,
          actVerb(statement.act),
          `${shortened(statement.about, 140)}${statement.via ? ` (via ${statement.via.name})` : ''}`,
          references(tellers(members, index)),
          independent === undefined ? '' : String(independent),
        ],
      ];
    });
  return section(
    'WHO SAID WHAT',
    context,
    [
      { header: 'Speaker', min: 14, grow: 1 },
      { header: '', min: 8, grow: 0 },
      { header: 'What', min: 24, grow: 5 },
      { header: 'Told in', min: 7, grow: 1 },
      { header: 'Orig.', min: 5, grow: 0, align: 'right' },
    ],
    rows,
  );
}

function originSection(context: TextContext): readonly string[] {
  const { index } = context;
  const rows = index.briefing.origins
    .map((origin) => ({ origin, reports: tellers(origin.uses, index) }))
    .sort((a, b) => b.reports.length - a.reports.length || compare(a.origin.id, b.origin.id))
    .map(({ origin, reports }) => [
      origin.name,
      origin.kind,
      references(reports),
      origin.uses[0]?.reason ?? '',
    ]);
  return section(
    'WHERE IT COMES FROM',
    context,
    [
      { header: 'Origin', min: 16, grow: 2 },
      { header: 'Kind', min: 6, grow: 0 },
      { header: 'Used in', min: 7, grow: 1 },
      { header: 'Because', min: 20, grow: 3 },
    ],
    rows,
    12,
  );
}

function reportSection(context: TextContext): readonly string[] {
  const rows = context.index.reports.map(({ report, number, label }) => [
    `[${number}]`,
    reportDayWords(report, context.index),
    report.outlet ? label : 'not named',
    report.title?.value ?? '(no title)',
    report.source.split(/[/\\]/).at(-1) ?? report.source,
  ]);
  const shown = rows.length <= 60 ? 60 : cap;
  return section(
    `REPORTS (${counted(rows.length, 'report')} read)`,
    context,
    [
      { header: '', min: 3, grow: 0, align: 'right' },
      { header: 'Date', min: 11, grow: 0 },
      { header: 'Outlet', min: 12, grow: 1 },
      { header: 'Title', min: 18, grow: 3 },
      { header: 'Read from', min: 14, grow: 1, optional: true },
    ],
    rows,
    shown,
  );
}

function problemSection(context: TextContext): readonly string[] {
  const rows = context.index.briefing.problems.map((p) => [p.source, p.message, p.remedy]);
  return section(
    'NOT READ, OR READ WITH A DOUBT',
    context,
    [
      { header: 'File', min: 14, grow: 1 },
      { header: 'What is wrong', min: 18, grow: 2 },
      { header: 'What to do', min: 18, grow: 2 },
    ],
    rows,
  );
}

function withheldSection({ release, index, paint, width }: TextContext): readonly string[] {
  if (release.withheld.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of release.withheld) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const where = references(
    tellers(
      release.withheld.flatMap((w) => w.passage ?? []),
      index,
    ),
  );
  const lines = [...counts]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([reason, count]) => hanging('- ', `${reason}: ${count}`, width));
  const title = `HELD BACK BY THE HARM GATE ${where === '[]' ? '' : where}`;
  return [...headingLines(title, width, paint), ...lines];
}
