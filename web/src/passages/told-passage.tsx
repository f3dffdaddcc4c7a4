import { Link } from '@tanstack/react-router';
import type { PassageView } from '../api/views.ts';
import { t } from '../i18n/translate.ts';
import { groupPassages } from './group-passages.ts';
import { passageAt, type ReportNames } from './report-names.ts';

/** Passages with the way to where they stand; the same words of several reports once. */
export function ToldPassages({
  passages,
  names,
}: {
  readonly passages: readonly PassageView[];
  readonly names: ReportNames;
}) {
  return groupPassages(passages).map(({ text, places }) => (
    <blockquote key={text} className="passage-quote">
      <span dir="auto" lang="en">
        {text}
      </span>
      <span className="from">
        {places.map((place, i) => (
          <span key={`${place.report} ${place.start}`}>
            {i === 0 ? '' : ' · '}
            <ReportLink report={place.report} names={names} passage={place} />
          </span>
        ))}
      </span>
    </blockquote>
  ));
}

interface ReportLinkProps {
  readonly report: string;
  readonly names: ReportNames;
  readonly passage?: { readonly start: number; readonly end: number } | undefined;
}

/** A report by its outlet's name, opened at a passage. One whose name is not at hand (it denies what others tell) is another report. */
export function ReportLink({ report, names, passage }: ReportLinkProps) {
  return (
    <Link
      to="/reports/$id"
      params={{ id: report }}
      search={passage ? passageAt(passage.start, passage.end) : {}}
    >
      <bdi>{names.get(report) ?? t('frame.otherReport')}</bdi>
    </Link>
  );
}
