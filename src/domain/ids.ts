/** Ids are branded strings: a `ReportId` cannot be passed where an `ActorId` is meant. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ReportId = Branded<'report'>;
export type ActorId = Branded<'actor'>;
export type PlaceId = Branded<'place'>;
export type OutletId = Branded<'outlet'>;
export type OriginId = Branded<'origin'>;
export type StoryId = Branded<'story'>;
export type StatementId = Branded<'statement'>;
export type StatementGroupId = Branded<'statement group'>;
export type AllegationId = Branded<'allegation'>;
export type IncidentId = Branded<'incident'>;
export type ContradictionId = Branded<'contradiction'>;
export type CommitmentId = Branded<'commitment'>;
export type AgreementId = Branded<'agreement'>;
export type ClauseId = Branded<'clause'>;
export type FindingId = Branded<'finding'>;

/** What an id is made of. */
type Plain<Id> = Id extends string ? string : never;

/** The one place where a plain string becomes an id. */
export function asId<Id extends Branded<string>>(value: Plain<Id>): Id {
  return value as string as Id; // the guard that the brand exists for
}
