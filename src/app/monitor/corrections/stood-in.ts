import type { Correction, StoodIn } from '../../../domain/correction.ts';
import type { Query } from '../database.ts';
import type { ReportDetail } from '../views/report-views.ts';

/**
 * Members that are kept of each thing: some are dismissed, set aside or reworded later, and one that is left is enough to
 * find it again. Of a report that is corrected as a whole fewer, as it may stand in a hundred things.
 */
const membersKept = 4;
const membersKeptOfMany = 2;

/** What a correction takes hold of: what that stands in is kept, as far as others stand in it too. */
interface TakenHold {
  /** All that these reports tell. */
  readonly whole: readonly string[];
  /** These reports as parts of stories. */
  readonly reports: readonly string[];
  readonly tellings: readonly string[];
  /** Stories and incidents as wholes. */
  readonly stories: readonly string[];
  readonly incidents: readonly string[];
}

interface MemberRow {
  readonly kind: StoodIn['kind'];
  readonly id: string;
  readonly member: string;
  readonly report: string;
}

/** Each thing that the corrected stands in as it is shown now, with members that are not what is corrected. */
export async function thingsStoodIn(query: Query, correction: Correction): Promise<readonly StoodIn[]> {
  const hold = holdOf(correction);
  const rows = await query<MemberRow>(
    `with home as (
       select 'incident' as kind, incident as id from derived
         where kind = 'allegation' and (id = any($1::text[]) or report = any($2::text[])) and incident is not null
       union select 'statement-group', subject from derived
         where kind = 'statement' and report = any($2::text[]) and subject is not null
       union select 'story', story from derived
         where kind = 'report' and id = any($3::text[]) and story is not null
       union select 'story', id from unnest($4::text[]) as t(id)
       union select 'incident', id from unnest($5::text[]) as t(id)
     ), member as (
       select h.kind, h.id, d.id as member, d.report from home h join derived d
         on h.kind = 'incident' and d.kind = 'allegation' and d.incident = h.id
       union all select h.kind, h.id, d.id, d.report from home h join derived d
         on h.kind = 'statement-group' and d.kind = 'statement' and d.subject = h.id
       union all select h.kind, h.id, d.id, d.id from home h join derived d
         on h.kind = 'story' and d.kind = 'report' and d.story = h.id
     )
     select m.kind, m.id, m.member, m.report from member m
     join report_version f on f.report = m.report and f.version = 1
     where not (m.member = any($1::text[]) or m.member = any($3::text[]) or m.report = any($2::text[]))
     order by m.kind, m.id, f.id, length(m.member), m.member`,
    [hold.tellings, hold.whole, [...hold.whole, ...hold.reports], hold.stories, hold.incidents],
  );
  const most = hold.whole.length > 0 ? membersKeptOfMany : membersKept;
  const things = thingsOf(rows, most);
  return correction.action === 'set-origin'
    ? [...things, ...(await originsOf(query, correction.report))]
    : things;
}

/**
 * The members kept of each thing, of rows in the order of kind, thing and intake. The first telling of each report goes
 * before the second of any: what takes one away often takes the others of its report.
 */
function thingsOf(rows: readonly MemberRow[], most: number): readonly StoodIn[] {
  const things = new Map<
    string,
    { readonly thing: MemberRow; readonly firsts: string[]; readonly others: string[] }
  >();
  const seen = new Set<string>();
  for (const row of rows) {
    const { firsts, others } = things.get(row.id) ?? { firsts: [], others: [] };
    const telling = `${row.id} ${row.report}`;
    (seen.has(telling) ? others : firsts).push(row.member);
    seen.add(telling);
    things.set(row.id, { thing: row, firsts, others });
  }
  return [...things.values()].map(({ thing: { kind, id }, firsts, others }) => ({
    kind,
    id,
    with: [...firsts, ...others].slice(0, most),
  }));
}

function holdOf(correction: Correction): TakenHold {
  const none: TakenHold = { whole: [], reports: [], tellings: [], stories: [], incidents: [] };
  switch (correction.action) {
    case 'link':
    case 'unlink':
      return { ...none, reports: [correction.report], stories: [correction.story] };
    case 'split-story':
      return { ...none, reports: correction.reports, stories: [correction.story] };
    case 'merge-stories':
      return { ...none, stories: correction.stories };
    case 'merge-incidents':
      return { ...none, incidents: correction.incidents };
    case 'split-incident':
      return { ...none, tellings: correction.allegations, incidents: [correction.incident] };
    case 'set-origin':
    case 'set-aside':
    case 'take-back':
      return { ...none, whole: [correction.report] };
    case 'reread':
    case 'dismiss':
      return { ...none, tellings: [correction.allegation] };
    case 'grade-outlet':
    case 'settle-commitment':
    case 'withdraw':
      return none;
  }
}

/** The origins that a report as a whole is shown to have: those that a person takes it from. */
export async function wholeOrigins(query: Query, report: string): Promise<ReportDetail['origins']> {
  const [row] = await query<{ document: Partial<Pick<ReportDetail, 'origins'>> }>(
    `select document from shown where kind = 'report' and id = $1`,
    [report],
  );
  return (row?.document.origins ?? []).filter((use) => use.claim === null);
}

async function originsOf(query: Query, report: string): Promise<readonly StoodIn[]> {
  const ids = new Set((await wholeOrigins(query, report)).map((use) => use.origin));
  return [...ids].map((id) => ({ kind: 'origin', id, with: [] }));
}
