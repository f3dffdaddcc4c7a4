import type { Origin } from '../../src/domain/origin.ts';
import type { ReportPart } from '../../src/domain/report.ts';
import type { FiveReportCheck, FiveReportLetter, FiveReportsRun } from './check.ts';

const outletChecks: readonly FiveReportCheck[] = [
  ...(['R', 'A', 'T', 'U'] as const).map((letter): FiveReportCheck => ({
    id: `origins.outlet.${letter}`,
    what: 'the outlet is not named, and stays unknown',
    holds: (run) => report(run, letter).outlet === null,
  })),
  {
    id: 'origins.outlet.N',
    what: 'the outlet is the agency that the text names',
    holds: (run) => /anadolu/i.test(report(run, 'N').outlet?.value ?? ''),
  },
];

const creditChecks: readonly FiveReportCheck[] = [
  {
    id: 'origins.credit.R',
    what: 'credited to Reuters by its form of words',
    holds: (run) => ofReport(run, 'R').some((o) => o.kind === 'agency' && o.name === 'Reuters'),
  },
  ...(['A', 'U'] as const).map((letter): FiveReportCheck => ({
    id: `origins.credit.${letter}`,
    what: 'no credit: the origin stays unknown',
    holds: (run) => {
      const found = ofReport(run, letter);
      return found.length > 0 && found.every((o) => o.kind === 'unknown');
    },
  })),
  {
    id: 'origins.credit.T',
    what: 'Sputnik is the origin for the Pentagon',
    holds: (run) =>
      run.briefing.origins.some(
        (o) =>
          /sputnik/i.test(o.name) && o.uses.some((u) => u.claim !== null && u.report === report(run, 'T').id),
      ),
  },
  {
    id: 'origins.credit.N',
    what: 'its own reporting',
    holds: (run) => ofReport(run, 'N').some((o) => o.kind === 'own' && /anadolu/i.test(o.name)),
  },
];

const dateChecks: readonly FiveReportCheck[] = [
  {
    id: 'origins.date.T',
    what: 'date and time of the stamp',
    holds: (run) =>
      report(run, 'T').published?.value === '2016-05-20' && report(run, 'T').published?.time === '12:41',
  },
  {
    id: 'origins.date.N',
    what: 'published and updated, day first',
    holds: (run) =>
      report(run, 'N').published?.value === '2016-05-21' && report(run, 'N').updated?.value === '2016-06-02',
  },
  ...(['R', 'A', 'U'] as const).map((letter): FiveReportCheck => ({
    id: `origins.date.${letter}`,
    what: 'the text has no stamp: no date of publication is made up',
    holds: (run) => report(run, letter).published === null,
  })),
];

const furnitureChecks: readonly FiveReportCheck[] = [
  {
    id: 'origins.drop.T',
    what: 'icon names are dropped',
    holds: (run) => isDropped(run, 'T', /icon bookmark/),
  },
  {
    id: 'origins.drop.A',
    what: 'recommendations and the note on the author are dropped',
    holds: (run) => isDropped(run, 'A', /Recommended For You/) && isDropped(run, 'A', /About the Author/),
  },
  {
    id: 'origins.drop.N',
    what: 'the subscription notice is dropped',
    holds: (run) => isDropped(run, 'N', /contact us for subscription/),
  },
  {
    id: 'origins.caption.U',
    what: "the photo's caption is kept as a caption",
    holds: (run) => kindsAt(run, 'U', /Strike Eagles taxi/).every((k) => k === 'caption'),
  },
  {
    id: 'origins.caption.R',
    what: 'the caption is kept once, its cut-off copy is dropped as a repeat',
    holds: (run) => kindsAt(run, 'R', /sprays water/g).join(' ') === 'repeat caption',
  },
];

const countingChecks: readonly FiveReportCheck[] = [
  {
    id: 'origins.one-story',
    what: 'the five are one story',
    holds: ({ briefing }) => briefing.stories.some((s) => s.reports.length === 5),
  },
  {
    id: 'origins.shoigu',
    what: "five reports of the minister's proposal have one origin, a broadcast",
    holds: (run) => {
      const claim = claimOf(run, /Shoigu/, ['propose'], 5);
      return (
        claim?.independent === 1 &&
        claim.reports.length === 5 &&
        claim.origins.length === 1 &&
        origin(run, claim.origins[0] ?? '')?.kind === 'broadcast'
      );
    },
  },
  {
    id: 'origins.pentagon',
    what: "the Pentagon's words have two origins: one briefing, and one outlet's own source",
    holds: ({ briefing }) => {
      const kinds = briefing.corroborations
        .filter((c) => c.claim.kind === 'statement group' && c.reports.length >= 3 && c.independent === 2)
        .map((c) => c.origins.flatMap((id) => briefing.origins.filter((o) => o.id === id)));
      return kinds.some(
        (found) =>
          found.length === 2 &&
          found.some((o) => o.kind === 'briefing' && /Davis/.test(o.name)) &&
          found.some((o) => /sputnik/i.test(o.name)),
      );
    },
  },
];

export const checks: readonly FiveReportCheck[] = [
  ...outletChecks,
  ...creditChecks,
  ...dateChecks,
  ...furnitureChecks,
  ...countingChecks,
];

function report(
  run: FiveReportsRun,
  letter: FiveReportLetter,
): FiveReportsRun['briefing']['reports'][number] {
  const found = run.reports.get(letter);
  if (!found) throw new Error(`There is no report ${letter}.`);
  return found;
}

/** Origins of the whole report. */
function ofReport(run: FiveReportsRun, letter: FiveReportLetter): readonly Origin[] {
  const { id } = report(run, letter);
  return run.briefing.origins.filter((o) => o.uses.some((u) => u.report === id && u.claim === null));
}

function origin(run: FiveReportsRun, id: string): Origin | undefined {
  return run.briefing.origins.find((o) => o.id === id);
}

/** The most told group of a speaker's statements with one of the acts. */
function claimOf(
  run: FiveReportsRun,
  speaker: RegExp,
  acts: readonly string[],
  reports: number,
): FiveReportsRun['briefing']['corroborations'][number] | undefined {
  const { statements, statementGroups, corroborations } = run.briefing;
  return corroborations.find((c) => {
    if (c.claim.kind !== 'statement group' || c.reports.length < reports) return false;
    const { id } = c.claim;
    const members = statementGroups.find((g) => g.id === id)?.statements ?? [];
    return statements.some(
      (s) => members.includes(s.id) && speaker.test(s.speaker.name) && acts.includes(s.act),
    );
  });
}

/** The kinds of the parts that hold the words, in text order. */
function kindsAt(run: FiveReportsRun, letter: FiveReportLetter, words: RegExp): ReportPart['kind'][] {
  const { text, parts } = report(run, letter);
  const found = [...text.matchAll(new RegExp(words.source, 'g'))];
  return found.flatMap((m) => parts.find((p) => p.start <= m.index && m.index < p.end)?.kind ?? []);
}

function isDropped(run: FiveReportsRun, letter: FiveReportLetter, words: RegExp): boolean {
  const { text, parts } = report(run, letter);
  const at = words.exec(text)?.index;
  return at !== undefined && parts.some((p) => p.start <= at && at < p.end && 'reason' in p);
}
