import type { Allegation } from '../../../domain/allegation.ts';
import type { TollRange } from '../../../domain/toll.ts';
import { incidentName } from '../../../domain/incident-names.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import {
  actorViewOrNull,
  dateView,
  firstDay,
  outletOf,
  passageView,
  placeColumns,
  placeView,
  recordedAt,
  reportDay,
  reportOf,
  type Projected,
} from './project-parts.ts';
import type { AllegationView } from '../views/incident-views.ts';
import type { TollView } from '../views/parts.ts';

export function tollView(range: TollRange | null): TollView | null {
  return range && { low: range[0], high: range[1] };
}

export function allegationView(allegation: Allegation, projected: Projected): AllegationView {
  return {
    id: allegation.id,
    report: allegation.report,
    outlet: outletOf(allegation.report, projected),
    recordedAt: recordedAt(allegation.report, projected),
    incident: projected.incidentOf.get(allegation.id) ?? null,
    type: allegation.type,
    date: dateView(allegation.dateTold),
    placeName: allegation.place,
    place: placeView(allegation.placeMention?.place ?? null),
    admin1: allegation.admin1,
    perpetrator: actorViewOrNull(allegation.perpetratorMention),
    perpetratorSide: allegation.perpetratorSide,
    attribution: allegation.attribution,
    saidBy: actorViewOrNull(allegation.saidByMention),
    target: allegation.target,
    killed: tollView(allegation.killed),
    injured: tollView(allegation.injured),
    negated: allegation.negated,
    hypothetical: allegation.hypothetical,
    caption: allegation.caption,
    general: allegation.general,
    evidence: allegation.evidence,
    passage: passageView(allegation.evidencePassage, projected),
    confidence: allegation.confidence,
    reason: allegation.reason,
  };
}

export function projectAllegation(allegation: Allegation, projected: Projected): DerivedRow {
  const view = allegationView(allegation, projected);
  const outlet = reportOf(allegation.report, projected.index)?.outlet ?? null;
  return {
    kind: 'allegation',
    id: allegation.id,
    windowKey: projected.windowKey,
    report: view.report,
    story: projected.storyOf.get(allegation.report) ?? null,
    incident: view.incident,
    day: firstDay(view.date?.from ?? allegation.date) ?? reportDay(allegation.report, projected),
    dayTo: firstDay(view.date?.to ?? allegation.date) ?? reportDay(allegation.report, projected),
    ...placeColumns(view.place, view.placeName, view.admin1),
    side: view.perpetratorSide,
    outlet: outlet?.id ?? outlet?.value ?? null,
    type: view.type,
    status: view.negated ? 'denied' : view.hypothetical ? 'feared' : 'told',
    setAside: projected.setAside.has(allegation.report),
    facets: {
      actor: [view.perpetrator?.actor ?? null, view.perpetrator?.name ?? null, view.saidBy?.actor ?? null],
      outlet: [outlet?.value ?? null],
    },
    summary: view,
    document: {},
    words: {
      title: `${incidentName(view.type)} ${view.placeName ?? ''}`,
      text: `${view.evidence} ${view.admin1 ?? ''} ${view.perpetrator?.name ?? ''} ${view.saidBy?.name ?? ''}`,
    },
  };
}
