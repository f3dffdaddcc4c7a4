import { Link } from '@tanstack/react-router';
import { useGet, useList } from '../../api/queries.ts';
import type { StatementView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, OutletName, PassageQuote } from '../../design/small-parts.tsx';
import { Answer, ErrorState, Loading } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { actTone } from './act-tone.ts';
import { NoStatement } from './no-statement.tsx';
import { statementQuery, type StatementsSearch } from './search.ts';

interface Props {
  readonly search: StatementsSearch;
  readonly change: (part: Partial<StatementsSearch>) => void;
}

/** Statements, newest first; above them the one that a link leads to. */
export function StatementList({ search, change }: Props) {
  return (
    <>
      {search.id !== undefined && <Linked id={search.id} change={change} />}
      <Matching search={search} change={change} />
    </>
  );
}

function Linked({ id, change }: { readonly id: string } & Pick<Props, 'change'>) {
  const statement = useGet('/statements/{id}', { path: { id } });
  return (
    <section className="statement-linked" aria-label={t('statements.linked')}>
      <header>
        <h2>{t('statements.linked')}</h2>
        <Button
          look="small"
          onPress={() => {
            change({ id: undefined });
          }}
        >
          {t('statements.showAll')}
        </Button>
      </header>
      <Answer query={statement} lines={2}>
        {(data) => (
          <div className="statement-list">
            <StatementRow statement={data} change={change} open />
          </div>
        )}
      </Answer>
    </section>
  );
}

function Matching({ search, change }: Props) {
  const list = useList('/statements', { query: statementQuery(search) });
  if (list.isPending) return <Loading lines={10} />;
  if (list.error && list.items.length === 0) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <NoStatement search={search} />;
  return (
    <>
      <p className="soft small" role="status">
        {list.total === null
          ? t('statements.countMany', { n: list.items.length })
          : t('statements.count', { n: list.total })}
      </p>
      {search.group !== undefined && (
        <p>
          <Button
            look="small"
            onPress={() => {
              change({ group: undefined });
            }}
          >
            {t('statements.showAll')}
          </Button>
        </p>
      )}
      <ol className="plain statement-list" aria-busy={list.isFetching}>
        {list.items.map((statement) => (
          <li key={statement.id}>
            <StatementRow statement={statement} change={change} />
          </li>
        ))}
      </ol>
      {list.hasMore && (
        <p>
          <Button onPress={list.more} isDisabled={list.isFetching}>
            {t('statements.more')}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps extends Pick<Props, 'change'> {
  readonly statement: StatementView;
  /** Its passages are shown from the beginning. */
  readonly open?: boolean;
}

function StatementRow({ statement, change, open = false }: RowProps) {
  const { speaker, role, act, about, addressee, quoted, when, via, report, outlet, id } = statement;
  return (
    <article className="statement" aria-label={t('statements.by', { speaker: speaker.name })}>
      <div className="statement-who">
        <Button
          look="quiet small statement-speaker"
          onPress={() => {
            change({ speaker: speaker.actor ?? speaker.name });
          }}
        >
          <bdi>{speaker.name}</bdi>
        </Button>
        <span className="soft small">
          {word('side', speaker.side)}
          {role !== null && (
            <>
              {' · '}
              <bdi>{role}</bdi>
            </>
          )}
        </span>
      </div>
      <div className="statement-what">
        <p className="statement-about">
          <Badge tone={actTone(act)}>{word('act', act)}</Badge> <bdi lang="en">{about}</bdi>
        </p>
        {addressee !== null && (
          <p className="soft small">
            {t('statements.addressee')} <bdi>{addressee.name}</bdi>
          </p>
        )}
        <details open={open}>
          <summary>{quoted ? t('statements.quoted') : t('statements.paraphrased')}</summary>
          {statement.passages.map((passage) => (
            <PassageQuote key={passage.start} passage={passage} />
          ))}
          <p className="soft small">
            <span lang="en" dir="auto">
              {statement.reason}
            </span>
          </p>
        </details>
      </div>
      <div className="statement-where">
        {when === null && statement.toldOn !== null ? (
          <span className="soft">
            {t('statements.toldOn')} <DateText day={statement.toldOn} />
          </span>
        ) : (
          <DateText date={when} />
        )}
        <Link to="/reports/$id" params={{ id: report }} search={{ at: id }}>
          <OutletName name={outlet} />
        </Link>
        {via !== null && (
          <span className="soft small">
            {t('statements.via')} <bdi>{via}</bdi>
          </span>
        )}
      </div>
    </article>
  );
}
