import { Link } from '@tanstack/react-router';
import { useGet } from '../../api/queries.ts';
import type { Overview } from '../../api/views.ts';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';

/** What may be missing above: sources that cannot be reached, and reports that wait to be read. */
export function Work({ overview }: { readonly overview: Overview }) {
  const { unreachable, backlog } = overview;
  const sources = useGet('/sources');
  const waiting = backlog.derive + backlog.group + backlog.fetch;
  return (
    <div className="today-side">
      <Panel title={t('today.unreachable')} bare end={<Link to="/sources">{t('today.sources')}</Link>}>
        {unreachable.length === 0 ? (
          <p className="panel-none soft">
            {t(sources.data?.items.length === 0 ? 'today.unreachableNoSource' : 'today.unreachableNone')}
          </p>
        ) : (
          <ul className="plain changed-list">
            {unreachable.map((source) => (
              <li key={source.id}>
                <div className="changed-what">
                  <Badge tone="bad">{t('today.unreachableBadge')}</Badge> <bdi>{source.name}</bdi>
                </div>
                <div className="small soft">
                  {t('today.unreachableSince')} <DateText instant={source.unreachableSince} />
                  {source.lastError !== null && <> · {source.lastError}</>}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('today.backlog')}>
        {waiting === 0 && backlog.failed === 0 ? (
          <p className="soft">{t('today.backlogNone')}</p>
        ) : (
          <dl className="facts">
            {(['derive', 'group', 'fetch', 'failed'] as const).map((kind) => (
              <div key={kind}>
                <dt>{t(`today.backlog.${kind}`)}</dt>
                <dd className={kind === 'failed' && backlog.failed > 0 ? 'error-text number' : 'number'}>
                  {formatNumber(backlog[kind])}
                </dd>
              </div>
            ))}
            {backlog.oldest !== null && (
              <div>
                <dt>{t('today.backlogOldest')}</dt>
                <dd>
                  <DateText instant={backlog.oldest} />
                </dd>
              </div>
            )}
          </dl>
        )}
      </Panel>
    </div>
  );
}
