import { z } from '@hono/zod-openapi';
import {
  incidentTypes,
  targetKinds,
  type AllegationField,
  type Attribution,
} from '../../domain/allegation.ts';
import type {
  AllegationView,
  FieldValueView,
  IncidentDetail,
  IncidentSummary,
} from '../../app/monitor/views/incident-views.ts';
import { corrected, historyEvent } from './history.ts';
import {
  contradictionView,
  corroborationView,
  findingOutcome,
  findingView,
  originUseView,
} from './origins.ts';
import {
  actorView,
  count,
  dateView,
  gradeView,
  instant,
  passageView,
  placeView,
  share,
  side,
  tollView,
  orNull,
} from './parts.ts';
import { schemaOf } from './schema-of.ts';

export const incidentType = z.enum(incidentTypes).openapi('IncidentType');
export const targetKind = z.enum(targetKinds).openapi('TargetKind');
export const allegationField = schemaOf<AllegationField>()(
  z
    .enum(['type', 'date', 'place', 'perpetrator', 'target', 'killed', 'injured', 'saidBy'])
    .openapi('AllegationField'),
);
const attribution = schemaOf<Attribution>()(z.enum(['narrated', 'claimed', 'none']).openapi('Attribution'));
export const incidentStatus = z.enum(['told', 'denied', 'feared']).openapi('IncidentStatus', {
  description: "'denied': somebody says it did not happen. 'feared': told only as a possibility",
});

export const allegationView = schemaOf<AllegationView>()(
  z
    .object({
      id: z.string(),
      report: z.string(),
      outlet: z.string().nullable(),
      recordedAt: instant,
      incident: z.string().nullable(),
      type: incidentType,
      date: orNull(dateView),
      placeName: z.string().nullable(),
      place: orNull(placeView),
      admin1: z.string().nullable(),
      perpetrator: orNull(actorView),
      perpetratorSide: side,
      attribution,
      saidBy: orNull(actorView),
      target: z.array(targetKind),
      killed: orNull(tollView),
      injured: orNull(tollView),
      negated: z.boolean(),
      hypothetical: z.boolean(),
      caption: z.boolean(),
      general: z.boolean(),
      evidence: z.string(),
      passage: passageView,
      confidence: share,
      reason: z.string(),
    })
    .openapi('Allegation', { description: "One report's telling of an incident" }),
);

export const incidentSummary = schemaOf<IncidentSummary>()(
  z
    .object({
      id: z.string().openapi({ description: 'Stays the same while tellings join' }),
      type: incidentType,
      subEvent: z.string().openapi({ description: 'ACLED sub-event' }),
      date: orNull(dateView),
      place: orNull(placeView),
      placeName: z.string().nullable(),
      admin1: z.string().nullable(),
      country: z.string().nullable(),
      perpetrators: z.array(actorView),
      sides: z.array(side),
      targets: z.array(targetKind),
      killed: orNull(tollView),
      injured: orNull(tollView),
      status: incidentStatus,
      reports: count,
      independent: count.openapi({ description: 'Independent origins' }),
      contradictions: count,
      grade: gradeView,
      outcome: orNull(findingOutcome),
      story: z.string().nullable(),
      corrected,
      firstRecordedAt: instant,
      changedAt: instant,
    })
    .openapi('IncidentSummary'),
);

const fieldValueView = schemaOf<FieldValueView>()(
  z
    .object({
      value: z.string(),
      tellings: z.array(
        z.object({
          allegation: z.string(),
          report: z.string(),
          outlet: z.string().nullable(),
          saidBy: z.string().nullable(),
          recordedAt: instant,
          passages: z.array(passageView),
        }),
      ),
    })
    .openapi('FieldValue', { description: 'One value told for a field, with everyone who tells it' }),
);

export const incidentDetail = schemaOf<IncidentDetail>()(
  incidentSummary
    .extend({
      fields: z.array(z.object({ field: allegationField, values: z.array(fieldValueView) })),
      allegations: z.array(allegationView),
      corroboration: orNull(corroborationView),
      origins: z.array(originUseView),
      contradictionList: z.array(contradictionView),
      findings: z.array(findingView),
      history: z.array(historyEvent),
    })
    .openapi('IncidentDetail'),
);
