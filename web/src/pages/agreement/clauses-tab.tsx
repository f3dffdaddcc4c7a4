import type { Agreement } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import type { ChangeSearch } from './search.ts';

type Clause = Agreement['clauses'][number];

/** What the agreement says, clause by clause, with how sure its wording is. */
export function ClausesTab({
  agreement,
  change,
}: {
  readonly agreement: Agreement;
  readonly change: ChangeSearch;
}) {
  return (
    <div className="agreement-columns">
      <ol className="plain clause-list">
        {agreement.clauses.map((clause) => (
          <li key={clause.id} id={`clause-${clause.id}`}>
            <ClauseCard clause={clause} agreement={agreement} change={change} />
          </li>
        ))}
      </ol>
      <div className="agreement-side">
        <InForce agreement={agreement} />
        <Texts title={t('agreement.sources')} texts={agreement.sources} />
        {agreement.amendments.length > 0 && (
          <Panel title={t('agreement.amendments')}>
            <ul className="plain stacked">
              {agreement.amendments.map(({ date, text }) => (
                <li key={date + text}>
                  <DateText day={date} />: <bdi lang="en">{text}</bdi>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}

interface ClauseProps {
  readonly clause: Clause;
  readonly agreement: Agreement;
  readonly change: ChangeSearch;
}

function ClauseCard({ clause, agreement, change }: ClauseProps) {
  const { id, kind, certainty, text, note, binds, prohibits, against, exceptions, words } = clause;
  return (
    <article className="clause" aria-labelledby={`clause-name-${id}`}>
      <p className="clause-head">
        <strong id={`clause-name-${id}`}>
          <bdi>{id}</bdi>
        </strong>
        <Badge>{t(`agreement.kind.${kind}`)}</Badge>
        <Badge tone={certainty === 'verbatim' ? 'good' : certainty === 'close' ? 'accent' : 'warn'}>
          {t(`agreement.certainty.${certainty}`)}
        </Badge>
      </p>
      <blockquote className="clause-text" lang="en" dir="auto">
        {text}
      </blockquote>
      <p className="soft small">
        <bdi lang="en">{note}</bdi>
      </p>
      <dl className="facts small">
        <Fact name={t('agreement.binds')}>
          {binds ? binds.map((side) => word('side', side)).join(' · ') : t('agreement.allParties')}
        </Fact>
        {prohibits && (
          <Fact name={t('agreement.prohibits')}>
            {prohibits.map((type) => word('type', type)).join(' · ')}
          </Fact>
        )}
        {against && (
          <Fact name={t('agreement.against')}>{against.map((side) => word('side', side)).join(' · ')}</Fact>
        )}
        {exceptions && (
          <Fact name={t('agreement.exceptions')}>
            {exceptions.map((one) => (
              <a key={one} href={`#clause-${one}`}>
                <bdi>{agreement.clauses.some((other) => other.id === one) ? one : `${one}?`}</bdi>
              </a>
            ))}
          </Fact>
        )}
        {words && (
          <Fact name={t('agreement.words')}>
            <bdi lang="en">{words.join(', ')}</bdi>
          </Fact>
        )}
      </dl>
      {prohibits && (
        <p>
          <Button
            look="small"
            onPress={() => {
              change({ tab: 'compliance', clause: id });
            }}
          >
            {t('agreement.showFindings')}
          </Button>
        </p>
      )}
    </article>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt className="soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function InForce({ agreement }: { readonly agreement: Agreement }) {
  return (
    <Panel title={t('agreement.inForce')}>
      <dl className="facts">
        <Fact name={t('agreement.announced')}>
          <DateText day={agreement.announced} />
        </Fact>
        {agreement.periods.map((period) => (
          <Fact key={period.from} name={t('agreement.period')}>
            <DateText instant={period.from} />{' '}
            {period.to === null ? (
              t('agreement.noEnd')
            ) : (
              <>
                – <DateText instant={period.to} />
              </>
            )}
            <span className="soft small block">
              <bdi lang="en">{period.note}</bdi>
            </span>
          </Fact>
        ))}
        {agreement.acceptanceDeadline !== null && (
          <Fact name={t('agreement.acceptanceDeadline')}>
            <DateText instant={agreement.acceptanceDeadline} />
          </Fact>
        )}
        {agreement.guarantors.length > 0 && (
          <Fact name={t('agreement.guarantors')}>
            <bdi lang="en">{agreement.guarantors.map((one) => one.name).join(', ')}</bdi>
          </Fact>
        )}
        <Fact name={t('agreement.timeZone')}>
          <bdi>{agreement.timeZone}</bdi>
        </Fact>
      </dl>
    </Panel>
  );
}

function Texts({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <Panel title={title}>
      <ul className="plain stacked" lang="en">
        {texts.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
