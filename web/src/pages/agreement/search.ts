import { day, oneOf, text, type RawSearch } from '../../app/search-params.ts';

export const agreementTabs = ['clauses', 'parties', 'zones', 'compliance', 'editor'] as const;
export type AgreementTab = (typeof agreementTabs)[number];
export const adherenceSteps = ['day', 'week', 'month'] as const;

export interface AgreementSearch {
  readonly tab?: AgreementTab | undefined;
  /** The agreement; the one that the service assesses by unless another is named. */
  readonly id?: string | undefined;
  /** The clause that compliance is shown of. */
  readonly clause?: string | undefined;
  readonly outcome?: string | undefined;
  readonly by?: (typeof adherenceSteps)[number] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function readAgreementSearch(raw: RawSearch): AgreementSearch {
  return {
    tab: oneOf(raw, 'tab', agreementTabs),
    id: text(raw, 'id'),
    clause: text(raw, 'clause'),
    outcome: text(raw, 'outcome'),
    by: oneOf(raw, 'by', adherenceSteps),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
  };
}

export type ChangeSearch = (part: Partial<AgreementSearch>) => void;
