import { allegationFields, type Allegation, type AllegationField } from '../../../domain/allegation.ts';
import type { Incident } from '../../../domain/grouping.ts';
import type { Agreement } from '../../../domain/agreement.ts';
import type { Contradiction } from '../../../domain/contradiction.ts';
import { incidentSummary, type IncidentSummary as Told } from '../../../publishing/incident-summary.ts';
import { incidentName } from '../../../domain/incident-names.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { allegationView } from './project-allegation.ts';
import { historyOf, lastChange } from './project-history.ts';
import { contradictionView, corroborationView, findingView, usesOf } from './project-origins.ts';
import {
  dateView,
  firstDay,
  mainSide,
  mostOften,
  outletOf,
  passageView,
  placeColumns,
  placeView,
  recordedAt,
  reportDay,
  type Projected,
} from './project-parts.ts';
import { subEventOf } from './sub-events.ts';
import type { TouchingCorrection } from '../corrections/touching-corrections.ts';
import type { FieldValueView, IncidentDetail, IncidentSummary } from '../views/incident-views.ts';
import type { ActorView, GradeView, Reliability, TollView } from '../views/parts.ts';

/** An incident with what was found out about it. */
export interface IncidentParts {
  readonly incident: Incident;
  readonly contradictions: readonly Contradiction[];
  readonly agreement: Agreement | null;
}

export function projectIncident(parts: IncidentParts, projected: Projected): DerivedRow | null {
  const told = incidentSummary(parts.incident.id, projected.index);
  if (!told || told.allegations.length === 0) return null;
  const summary = summaryOf(parts, told, projected);
  const { place } = summary;
  const outlets = told.reports.flatMap(({ report }) => report.outlet ?? []);
  return {
    kind: 'incident',
    id: parts.incident.id,
    windowKey: projected.windowKey,
    story: summary.story,
    incident: parts.incident.id,
    day: firstDay(summary.date?.from ?? null) ?? firstReportDay(told, projected),
    dayTo: firstDay(summary.date?.to ?? null) ?? firstReportDay(told, projected),
    ...placeColumns(place, summary.placeName, summary.admin1),
    side: mainSide(told.allegations.map((a) => a.perpetratorSide)),
    type: summary.type,
    status: summary.status,
    reports: summary.reports,
    independent: summary.independent,
    facets: {
      side: summary.sides,
      actor: told.allegations.flatMap((a) => [a.perpetratorMention?.actor ?? null, a.perpetrator]),
      outlet: outlets.flatMap((o) => [o.id, o.value]),
      place: told.allegations.flatMap((a) => [a.place, a.placeMention?.place?.id ?? null]),
      admin1: told.allegations.map((a) => a.admin1),
      target: summary.targets,
      outcome: told.findings.map((f) => f.outcome),
    },
    summary,
    document: detailOf(parts, told, projected),
    words: {
      title: `${incidentName(summary.type)} ${summary.place?.name ?? summary.placeName ?? ''}`,
      text: [
        ...told.allegations.flatMap((a) => [a.evidence, a.perpetrator ?? '', a.saidBy ?? '', a.place ?? '']),
        summary.admin1 ?? '',
      ].join(' '),
    },
  };
}

function firstReportDay(told: Told, projected: Projected): string | null {
  return told.reports.flatMap(({ report }) => reportDay(report.id, projected) ?? []).sort()[0] ?? null;
}

export function summaryOf(parts: IncidentParts, told: Told, projected: Projected): IncidentSummary {
  const { incident } = parts;
  const alleged = told.allegations.filter((a) => !a.negated);
  const dated = alleged.find((a) => a.date !== null && a.date === told.date && a.dateTold !== null);
  const sides = mostOften(alleged.map((a) => a.perpetratorSide));
  const corrections = correctionsOf(incident, told, projected);
  const records = told.reports.map(({ report }) => recordedAt(report.id, projected)).sort();
  return {
    id: incident.id,
    type: incident.type,
    subEvent: subEventOf(incident.type, mainSide(sides)),
    date: dateView(dated?.dateTold ?? null),
    place: placeView(told.place),
    placeName: mostOften(alleged.map((a) => a.place))[0] ?? null,
    admin1: mostOften(alleged.map((a) => a.admin1))[0] ?? told.place?.admin1 ?? null,
    country: told.place?.country ?? null,
    perpetrators: perpetratorsOf(alleged),
    sides,
    targets: mostOften(alleged.flatMap((a) => a.target)),
    killed: overall(alleged.map((a) => a.killed)),
    injured: overall(alleged.map((a) => a.injured)),
    status: statusOf(told.allegations),
    reports: told.reports.length,
    independent: told.independent,
    contradictions: parts.contradictions.length,
    grade: gradeOf(parts, told, projected),
    outcome: told.outcome,
    story: projected.storyOf.get(told.allegations[0]?.report ?? '') ?? null,
    corrected: corrections.some((c) => c.corrects),
    firstRecordedAt: records[0] ?? '',
    changedAt: lastChange(reportsOf(told), corrections, projected),
  };
}

/** A denial stands beside what it denies: somebody says that it did not happen. */
function statusOf(allegations: readonly Allegation[]): IncidentSummary['status'] {
  if (allegations.some((a) => a.negated)) return 'denied';
  return allegations.every((a) => a.hypothetical) ? 'feared' : 'told';
}

function perpetratorsOf(allegations: readonly Allegation[]): readonly ActorView[] {
  const byKey = new Map<string, ActorView>();
  for (const { perpetrator, perpetratorMention, perpetratorSide } of allegations) {
    if (perpetrator === null) continue;
    const actor = perpetratorMention?.actor ?? null;
    const key = actor ?? perpetrator.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, { name: perpetrator, actor, side: perpetratorSide });
  }
  const named = [...byKey.values()];
  // "army" beside "Karvelian army" adds nobody.
  const isWithin = (name: string, other: string): boolean =>
    name !== other && ` ${other.toLowerCase()} `.includes(` ${name.toLowerCase()} `);
  return named.filter(
    ({ name, actor }) => actor !== null || !named.some((other) => isWithin(name, other.name)),
  );
}

/** Over all tellings: the smallest and the largest number told; open where one of them is. */
function overall(ranges: readonly (readonly [number, number | null] | null)[]): TollView | null {
  const told = ranges.filter((r) => r !== null);
  if (told.length === 0) return null;
  const highs = told.map(([, high]) => high);
  return {
    low: Math.min(...told.map(([low]) => low)),
    high: highs.includes(null) ? null : Math.max(...highs.map((h) => h ?? 0)),
  };
}

/**
 * Admiralty grades. Reliability is a person's grade of the best outlet that tells it, F while nobody graded one.
 * Credibility goes by independent origins alone: 1 where three or more tell it, 2 where two do, 6 (cannot be judged)
 * where one does; 3 where two or more do and somebody denies it.
 */
function gradeOf({ contradictions }: IncidentParts, told: Told, { grades }: Projected): GradeView {
  const given = told.reports.flatMap(({ report: { outlet } }): Reliability[] => {
    const grade = outlet && (grades.get(outlet.id ?? '') ?? grades.get(outlet.value));
    return grade ? [grade] : [];
  });
  const reliability = given.sort()[0] ?? 'F';
  const isDenied =
    told.allegations.some((a) => a.negated) || contradictions.some((c) => c.field === 'happened');
  const { independent } = told;
  const credibility = independent < 2 ? 6 : isDenied ? 3 : independent > 2 ? 1 : 2;
  const origins = `${independent} independent ${independent === 1 ? 'origin' : 'origins'}`;
  return {
    reliability,
    credibility,
    reason: `${given.length === 0 ? 'no outlet that tells it was graded' : `best outlet graded ${reliability}`}; ${origins}${isDenied ? ', and it is denied' : ''}`,
  };
}

type Detail = Omit<IncidentDetail, keyof IncidentSummary>;

function detailOf(parts: IncidentParts, told: Told, projected: Projected): Detail {
  const { incident, contradictions, agreement } = parts;
  const { index } = projected;
  const corroboration = index.corroboration({ kind: 'incident', id: incident.id });
  const day = firstDay(told.date === '' ? null : told.date);
  return {
    fields: fieldsOf(incident, projected),
    allegations: told.allegations.map((a) => allegationView(a, projected)),
    corroboration: corroboration ? corroborationView(corroboration) : null,
    origins: usesOf(incident.id, projected),
    contradictionList: contradictions.map((c) => contradictionView(c, projected)),
    findings: agreement ? told.findings.map((f) => findingView(f, day, agreement, projected)) : [],
    history: historyOf(reportsOf(told), correctionsOf(incident, told, projected), projected),
  };
}

function fieldsOf(incident: Incident, projected: Projected): Detail['fields'] {
  return allegationFields.flatMap((field) => {
    const values = incident.fields[field];
    if (!values) return [];
    return [
      {
        field,
        values: values.map(({ value, allegations }): FieldValueView => ({
          value,
          tellings: allegations.flatMap((id) => {
            const told = projected.index.allegation.get(id);
            return told ? [tellingOf(told, field, projected)] : [];
          }),
        })),
      },
    ];
  });
}

function tellingOf(
  told: Allegation,
  field: AllegationField,
  projected: Projected,
): FieldValueView['tellings'][number] {
  const passages = told.passages[field] ?? [];
  return {
    allegation: told.id,
    report: told.report,
    outlet: outletOf(told.report, projected),
    saidBy: told.saidBy,
    recordedAt: recordedAt(told.report, projected),
    passages: (passages.length > 0 ? passages : [told.evidencePassage]).map((p) => passageView(p, projected)),
  };
}

function reportsOf({ reports }: Told): readonly string[] {
  return reports.map(({ report }) => report.id);
}

/**
 * What people corrected in it, and the grades that they gave its outlets since those told it: a grade from before is no
 * change of what was known of it.
 */
function correctionsOf(
  incident: Incident,
  told: Told,
  { touched, taken }: Projected,
): readonly TouchingCorrection[] {
  const own = touched.of('incident', incident.id, [...told.allegations.map((a) => a.id), ...reportsOf(told)]);
  const grades = told.reports.flatMap(({ report: { id, outlet } }) =>
    (outlet ? [outlet.id ?? '', outlet.value] : [])
      .flatMap((name) => touched.gradesOf(name))
      .filter(({ entry }) => entry > (taken.get(id)?.entry ?? 0)),
  );
  const byEntry = new Map([...own, ...grades].map((c) => [c.entry, c]));
  return [...byEntry.values()].sort((a, b) => a.entry - b.entry);
}
