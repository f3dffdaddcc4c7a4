import { t } from '../i18n/translate.ts';

/** What to call a report where only its id is at hand: its outlet, or its title where no outlet is known. */
export type ReportNames = ReadonlyMap<string, string>;

interface Named {
  readonly id: string;
  readonly outlet: { readonly name: string } | null;
  readonly title: string | null;
}

export function reportNames(reports: readonly Named[]): ReportNames {
  return new Map(reports.map((report) => [report.id, reportName(report)]));
}

export function reportName({ outlet, title }: Omit<Named, 'id'>): string {
  return outlet?.name ?? (title === null ? t('frame.unknownOutlet') : `“${shortened(title)}”`);
}

/** Characters of a title that stands for its report's name. */
const longest = 40;

function shortened(title: string): string {
  if (title.length <= longest) return title;
  const cut = title.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}

/** Search of a report's page that shows a stretch of its text. */
export function passageAt(start: number, end: number): { readonly at: string } {
  return { at: `${start}-${end}` };
}
