// The things that the API shows, by the names that the app uses. Their types are those of the API's own document.
import type { components } from './schema.gen.d.ts';

type Schemas = components['schemas'];

export type PassageView = Schemas['Passage'];
export type DateView = Schemas['ToldDate'];
export type TollView = Schemas['Toll'];

export type ReportSummary = Schemas['ReportSummary'];
export type ReportDetail = Schemas['ReportDetail'];
export type ReportPart = Schemas['ReportPart'];
export type ReportMark = Schemas['ReportMark'];
export type MarkKind = Schemas['MarkKind'];
export type SourceView = Schemas['Source'];
export type TakenView = Schemas['Taken'];

export type StatementView = Schemas['Statement'];
export type CommitmentView = Schemas['Commitment'];
export type CommitmentStatus = Schemas['CommitmentStatus'];
export type AllegationView = Schemas['Allegation'];
export type StoryDetail = Schemas['StoryDetail'];
export type MatrixRow = Schemas['MatrixRow'];
export type IncidentSummary = Schemas['IncidentSummary'];
export type IncidentDetail = Schemas['IncidentDetail'];
export type FieldValueView = Schemas['FieldValue'];
export type HistoryEvent = Schemas['HistoryEvent'];
export type OriginView = Schemas['Origin'];
export type OriginUseView = Schemas['OriginUse'];
export type ContradictionView = Schemas['Contradiction'];
export type FindingView = Schemas['Finding'];
export type FindingOutcome = Schemas['FindingOutcome'];
export type Agreement = Schemas['Agreement'];
export type AdherenceView = Schemas['Adherence'];
export type AgreementCheck = Schemas['AgreementCheck'];
export type Correction = Schemas['Correction'];
export type RecordEntry = Schemas['RecordEntry'];
export type RecordEntrySummary = Schemas['RecordEntrySummary'];
export type ReleaseView = Schemas['Release'];
export type Released = Schemas['Released'];
export type Overview = Schemas['Overview'];
export type CountRange = Schemas['CountRange'];
export type SearchKind = Schemas['SearchKind'];
export type SearchItem = Schemas['SearchItem'];
