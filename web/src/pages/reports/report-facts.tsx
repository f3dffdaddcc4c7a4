import { Link } from '@tanstack/react-router';
import { apiUrl } from '../../api/client.ts';
import { fillPath } from '../../api/queries.ts';
import type { ReportDetail } from '../../api/views.ts';
import { Badge, DateText } from '../../design/small-parts.tsx';
import { languageName } from '../../i18n/code-name.ts';
import { t, word } from '../../i18n/translate.ts';
import { sameUses } from '../story/origin-layout.ts';

/** Where a report comes from: its metadata, its origins, its copies, its versions as they came. */
export function ReportFacts({ report }: { readonly report: ReportDetail }) {
  const {
    authors,
    agencies,
    url,
    published,
    referenceDate,
    lentBy,
    source,
    origins,
    copies,
    versions,
    language,
    truce,
    recordedAt,
  } = report;
  return (
    <dl className="facts report-facts-list">
      <Fact name={t('reports.published')}>
        {published === null ? t('frame.noDate') : <DateText day={published} />}
      </Fact>
      <Fact name={t('reports.reference')}>
        <DateText day={referenceDate} />
        {lentBy !== null && (
          <>
            {' '}
            <Link to="/reports/$id" params={{ id: lentBy }} search={{}}>
              {t('reports.lent')}
            </Link>
          </>
        )}
      </Fact>
      {authors.length > 0 && <Fact name={t('reports.authors')}>{authors.join(', ')}</Fact>}
      {agencies.length > 0 && <Fact name={t('reports.agencies')}>{agencies.join(', ')}</Fact>}
      {truce !== null && <Fact name={t('reports.truce')}>{word('reports.truce', truce)}</Fact>}
      {language !== null && <Fact name={t('reports.language')}>{languageName(language)}</Fact>}
      <Fact name={t('reports.cameBy')}>
        {word('source', source.kind)}: <bdi>{source.name}</bdi>
      </Fact>
      <Fact name={t('reports.recordedAt')}>
        <DateText instant={recordedAt} />
      </Fact>
      {url !== null && (
        <Fact name={t('reports.foundAt')}>
          <bdi className="address">{url}</bdi>
        </Fact>
      )}
      {sameUses(origins).map(({ use, claims }) => (
        <Fact key={use.reason} name={t('reports.origin')}>
          <Badge>{word('origin', use.kind)}</Badge> <bdi>{use.name}</bdi>{' '}
          <span className="soft small" dir="auto" lang="en">
            {use.reason}
          </span>{' '}
          {claims > 0 && <span className="soft small">{t('story.claims', { n: claims })}</span>}
        </Fact>
      ))}
      {copies.map((copy) => (
        <Fact key={copy.report} name={word('reports.copy', copy.kind)}>
          <Link to="/reports/$id" params={{ id: copy.report }} search={{}}>
            {t('reports.copyShare', { share: String(Math.round(copy.share * 100)) })}
          </Link>
        </Fact>
      ))}
      {versions.map((version) => (
        <Fact key={version.version} name={t('reports.version', { n: version.version })}>
          <DateText instant={version.recordedAt} />{' '}
          <Link to="/record" search={{ entry: version.entry }}>
            {t('reports.entry', { n: String(version.entry) })}
          </Link>{' '}
          <a
            href={apiUrl(
              fillPath('/reports/{id}/versions/{version}/bytes', { id: report.id, version: version.version }),
            )}
            download
          >
            {t('reports.bytes')}
          </a>
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
