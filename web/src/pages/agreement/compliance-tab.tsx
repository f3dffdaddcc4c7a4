import { Link } from '@tanstack/react-router';
import { useList } from '../../api/queries.ts';
import type { Agreement, FindingOutcome, FindingView } from '../../api/views.ts';
import { narrows } from '../../app/search-params.ts';
import { Button } from '../../design/button.tsx';
import { FilterChoice, FilterDay, Filters } from '../../design/filter-fields.tsx';
import { Badge, DateText, PassageQuote, type Tone } from '../../design/small-parts.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import type { ChangeSearch, AgreementSearch } from './search.ts';

const outcomes = [
  'would be a violation if true',
  'undeterminable',
  'to be watched',
  'outside the agreement',
  'not prohibited',
] as const satisfies readonly FindingOutcome[];
const tones: Readonly<Record<FindingOutcome, Tone>> = {
  'would be a violation if true': 'bad',
  undeterminable: 'warn',
  'to be watched': 'accent',
  'outside the agreement': 'plain',
  'not prohibited': 'plain',
};

export function OutcomeBadge({ outcome }: { readonly outcome: FindingOutcome }) {
  return <Badge tone={tones[outcome]}>{word('outcome', outcome)}</Badge>;
}

interface Props {
  readonly agreement: Agreement;
  readonly search: AgreementSearch;
  readonly change: ChangeSearch;
}

/** What was held against each clause, and what the steps came to. The machine proposes; a person finds. */
export function ComplianceTab({ agreement, search, change }: Props) {
  const outcome = outcomes.find((one) => one === search.outcome);
  const query = { clause: search.clause, status: outcome, from: search.from, to: search.to };
  const list = useList('/findings', { query });
  const clause = agreement.clauses.find((one) => one.id === search.clause);
  return (
    <div className="stacked">
      <Filters label={t('agreement.findingFilters')}>
        <FilterChoice
          label={t('agreement.clause')}
          value={clause?.id}
          options={agreement.clauses.map(({ id }) => ({ key: id, label: id }))}
          onChange={(id) => {
            change({ clause: id });
          }}
        />
        <FilterChoice
          label={t('agreement.outcome')}
          value={outcome}
          options={outcomes.map((key) => ({ key, label: word('outcome', key) }))}
          onChange={(key) => {
            change({ outcome: key });
          }}
        />
        <FilterDay
          label={t('frame.from')}
          value={search.from}
          onChange={(from) => {
            change({ from });
          }}
        />
        <FilterDay
          label={t('frame.to')}
          value={search.to}
          onChange={(to) => {
            change({ to });
          }}
        />
      </Filters>
      <p className="soft">{t('agreement.machineProposes')}</p>
      {clause && (
        <blockquote className="clause-text" lang="en" dir="auto">
          {clause.text}
        </blockquote>
      )}
      {list.isPending ? (
        <Loading lines={8} />
      ) : list.error && list.items.length === 0 ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : list.items.length === 0 ? (
        <NoFinding narrowed={narrows(query)} />
      ) : (
        <FindingList items={list.items} total={list.total} />
      )}
      {list.hasMore && (
        <p>
          <Button onPress={list.more} isDisabled={list.isFetching}>
            {t('agreement.more')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Nothing fits the filters, or nothing was held against any clause yet: two different things, and two ways on. */
function NoFinding({ narrowed }: { readonly narrowed: boolean }) {
  return narrowed ? (
    <Empty title={t('agreement.noFindings')}>{t('agreement.noFindingsAdvice')}</Empty>
  ) : (
    <Empty title={t('agreement.noFindingsYet')}>{t('agreement.noFindingsYetAdvice')}</Empty>
  );
}

function FindingList({
  items,
  total,
}: {
  readonly items: readonly FindingView[];
  readonly total: number | null;
}) {
  return (
    <>
      <p className="soft small" role="status">
        {t('agreement.findings', { n: total ?? items.length })}
      </p>
      <ul className="plain finding-list">
        {items.map((finding) => (
          <li key={finding.id}>
            <FindingCard finding={finding} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FindingCard({ finding }: { readonly finding: FindingView }) {
  return (
    <article className="clause">
      <p className="clause-head">
        <OutcomeBadge outcome={finding.outcome} />
        <bdi className="soft">{finding.clause}</bdi>
        {finding.day !== null && <DateText day={finding.day} />}
      </p>
      <p>
        <SubjectLink subject={finding.subject}>
          <bdi lang="en">{finding.subject.title}</bdi>
        </SubjectLink>
      </p>
      <p lang="en" dir="auto">
        {finding.summary}
      </p>
      <details>
        <summary>{t('agreement.why')}</summary>
        <ol className="steps">
          {finding.steps.map((step) => (
            <li key={step.question}>
              <strong>{word('question', step.question)}</strong> {word('answer', step.answer)}.{' '}
              <span className="soft" lang="en" dir="auto">
                {step.reason}
              </span>
              {step.passages.map((passage) => (
                <PassageQuote key={`${passage.report} ${passage.start}`} passage={passage}>
                  <Link
                    to="/reports/$id"
                    params={{ id: passage.report }}
                    search={{ at: `${passage.start}-${passage.end}` }}
                  >
                    {t('agreement.inReport')}
                  </Link>
                </PassageQuote>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}

interface SubjectProps {
  readonly subject: Pick<FindingView['subject'], 'kind' | 'id'>;
  readonly children: React.ReactNode;
}

/** The way to what a finding is about. */
export function SubjectLink({ subject, children }: SubjectProps) {
  switch (subject.kind) {
    case 'incident':
      return (
        <Link to="/incidents/$id" params={{ id: subject.id }} search={{}}>
          {children}
        </Link>
      );
    case 'commitment':
      return (
        <Link to="/commitments" search={{ view: 'list', id: subject.id }}>
          {children}
        </Link>
      );
    case 'statement group':
      return (
        <Link to="/statements" search={{ group: subject.id }}>
          {children}
        </Link>
      );
  }
}
