import { Link } from '@tanstack/react-router';
import type { Found } from '../../api/answers.ts';
import type { ReportSummary } from '../../api/views.ts';
import { Checkbox } from '../../design/fields.tsx';
import { Badge, DateText, OutletName } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { MarkedWords } from '../../passages/marked-words.tsx';

/** What a report's line is called: its title, else its first words. */
export function titleOf(report: ReportSummary): string {
  if (report.title !== null && report.title !== '') return report.title;
  if (report.lead !== '') return report.lead.slice(0, 90);
  return report.source.name;
}

/** One report in the inbox. The title is the link; the box chooses it. */
export function ReportRow(props: {
  readonly report: ReportSummary;
  /** What the words of the search found in it. */
  readonly found: Found | undefined;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly onToggle: (extend: boolean) => void;
  readonly onFocus: () => void;
}) {
  const { report, found, isChosen, isCurrent, onToggle, onFocus } = props;
  const {
    id,
    outlet,
    referenceDate,
    truce,
    statements,
    allegations,
    assignee,
    setAside,
    state,
    problem,
    version,
  } = report;
  return (
    <div className="report-row" data-chosen={isChosen} data-current={isCurrent} onFocus={onFocus}>
      <span
        className="report-choose"
        onClickCapture={(event) => {
          // react-aria says nothing of Shift, which chooses a range
          if (!event.shiftKey) return;
          event.preventDefault();
          event.stopPropagation();
          onToggle(true);
        }}
      >
        <Checkbox
          aria-label={t('reports.choose', { title: titleOf(report) })}
          isSelected={isChosen}
          onChange={() => {
            onToggle(false);
          }}
        />
      </span>
      <div className="report-body">
        <div className="report-title">
          <Link
            to="/reports/$id"
            params={{ id }}
            search={{}}
            data-report={id}
            dir="auto"
            lang={report.language ?? 'en'}
          >
            {titleOf(report)}
          </Link>
        </div>
        <div className="report-facts">
          <OutletName name={outlet?.name} />
          <DateText day={referenceDate} />
          {statements > 0 && <span>{t('reports.statements', { n: statements })}</span>}
          {allegations > 0 && <span>{t('reports.allegations', { n: allegations })}</span>}
          {version > 1 && <Badge tone="accent">{t('reports.version', { n: version })}</Badge>}
          {(truce === 'alleged-violation' || truce === 'terms-or-talks') && (
            <Badge tone={truce === 'alleged-violation' ? 'bad' : 'accent'}>
              {word('reports.truce', truce)}
            </Badge>
          )}
          {state === 'waiting' && <Badge tone="warn">{t('reports.waiting')}</Badge>}
          {state === 'refused' && <Badge tone="bad">{t('reports.refused')}</Badge>}
          {setAside && <Badge>{t('reports.aside')}</Badge>}
          {assignee !== null && <Badge tone="good">{assignee}</Badge>}
        </div>
        <p
          className={problem === null && found ? 'report-lead found' : 'report-lead'}
          dir="auto"
          lang={report.language ?? 'en'}
        >
          {problem !== null ? (
            `${problem.message} ${problem.remedy}`
          ) : found ? (
            <MarkedWords {...found} />
          ) : (
            report.lead
          )}
        </p>
      </div>
    </div>
  );
}
