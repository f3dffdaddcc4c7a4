import { Link } from '@tanstack/react-router';
import { apiUrl } from '../../api/client.ts';
import { useList } from '../../api/queries.ts';
import type { ReleaseView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { DateText, Panel } from '../../design/small-parts.tsx';
import { ErrorState, Loading } from '../../design/states.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';

/** What was released, newest first: each with its file and its place on the record. */
export function Releases() {
  const { items, isPending, isFetching, error, refetch, hasMore, more } = useList('/releases', {
    query: { limit: 20 },
  });
  return (
    <Panel title={t('briefing.releases')}>
      {isPending && <Loading lines={2} />}
      {error && <ErrorState error={error} retry={refetch} />}
      {!isPending && !error && items.length === 0 && <p className="soft">{t('briefing.noReleases')}</p>}
      {items.length > 0 && (
        <ul className="plain release-list">
          {items.map((release) => (
            <li key={release.entry}>
              <ReleaseLine release={release} />
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <Button isDisabled={isFetching} onPress={more}>
          {t('briefing.olderReleases')}
        </Button>
      )}
    </Panel>
  );
}

function ReleaseLine({ release }: { readonly release: ReleaseView }) {
  const { entry, title, at, by, format, bytes } = release;
  return (
    <>
      <div className="release-words">
        <p>
          <bdi>{title}</bdi>
        </p>
        <p className="release-meta soft small">
          <DateText instant={at} />
          <bdi>{by}</bdi>
          <bdi>
            {format.toUpperCase()}, {sizeOf(bytes)}
          </bdi>
          <Link to="/record" search={{ kind: 'release', entry }}>
            {t('briefing.releaseEntry', { entry: String(entry) })}
          </Link>
        </p>
      </div>
      <a
        className="button small"
        href={apiUrl(`/releases/${entry}`)}
        download
        aria-label={t('briefing.releaseDownloadOf', { title, entry: String(entry) })}
      >
        {t('briefing.releaseDownload')}
      </a>
    </>
  );
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return formatNumber(kilobytes, { style: 'unit', unit: 'kilobyte' });
}
