import type { ReportId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';
import { visitUndated } from './candidates.ts';
import { cosine, featuresOf } from './features.ts';
import type { Features } from './features.ts';
import { compared, inOrder } from './report-text.ts';

/**
 * From this likeness on two reports tell the same news, whatever their dates; the weights are those of the stories. 5 gives a
 * date within three days in 97% of the loans when the dates of each tenth of the open reports are hidden in turn (`npm run
 * eval -- --task lent-dates`); 4 gives 86%.
 */
const sameNews = 5;
const weights = { lead: 6, body: 1, names: 2.5 } as const;
/** So much less likeness is enough where the whole batch is of the lender's days: who hands in one day's reports has told the day. */
const oneDayBatch = 2.5;
/** Reports of the same news are printed within so many days. */
const nearDays = 3;

interface Loan {
  readonly lender: Report;
  readonly likeness: number;
}

/**
 * Gives each report that carries no date of its own the date of the most similar dated report of the batch, where one
 * tells the same news: "on Friday" in an undated page then means the Friday that its neighbours mean. The loan is marked
 * (`referenceDate.lentBy`). A report that nothing resembles stays undated. The order of the reports does not matter.
 */
export function lendDates(reports: readonly Report[]): readonly Report[] {
  if (!reports.some(isUndated) || reports.every(isUndated)) return reports;
  const loans = findLoans(reports);
  return reports.map((report) => {
    const lender = loans.get(report.id)?.lender;
    const date = lender?.referenceDate?.value ?? lender?.published?.value;
    if (!lender || !date) return report;
    return { ...report, referenceDate: { value: date, range: null, lentBy: lender.id } };
  });
}

function findLoans(reports: readonly Report[]): ReadonlyMap<ReportId, Loan> {
  const ordered = inOrder(reports).map((report) => compared(report));
  const features = featuresOf(ordered);
  const nearness = nearnessOf(features);
  const loans = new Map<ReportId, Loan>();
  visitUndated(features, (borrowerAt, lenderAt) => {
    const [borrower, lender] = [ordered[borrowerAt]?.report, ordered[lenderAt]?.report];
    const [own, other] = [features[borrowerAt], features[lenderAt]];
    if (!borrower || !lender || !own || !other || !isUndated(borrower) || other.day === null) return;
    const likeness = likenessOf(own, other);
    const best = loans.get(borrower.id);
    // Of two equally similar lenders the first by id lends.
    const isBetter =
      !best || likeness > best.likeness || (likeness === best.likeness && lender.id < best.lender.id);
    if (isBetter && likeness >= sameNews - oneDayBatch * nearness(other.day))
      loans.set(borrower.id, { lender, likeness });
  });
  return loans;
}

/** The share of the dated reports that stand within a few days of a day. */
function nearnessOf(features: readonly Features[]): (day: number) => number {
  const days = features.flatMap((f) => f.day ?? []);
  const counts = new Map<number, number>();
  for (const day of days)
    for (let d = day - nearDays; d <= day + nearDays; d++) counts.set(d, (counts.get(d) ?? 0) + 1);
  return (day) => (counts.get(day) ?? 0) / days.length;
}

function likenessOf(a: Features, b: Features): number {
  return (
    weights.lead * cosine(a.lead, b.lead) +
    weights.body * cosine(a.body, b.body) +
    weights.names * cosine(a.names, b.names)
  );
}

function isUndated(report: Report): boolean {
  return report.referenceDate === null && report.published === null;
}
