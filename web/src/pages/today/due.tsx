import { Link } from '@tanstack/react-router';
import type { CommitmentView } from '../../api/views.ts';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';

/** The same commitment as several reports tell it stands once, by its first telling. */
function once(commitments: readonly CommitmentView[]): readonly CommitmentView[] {
  const seen = new Set<string>();
  return commitments.filter(({ id, group }) => {
    const key = group ?? id;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Promises, threats and offers whose day comes soon. */
export function Due({ commitments }: { readonly commitments: readonly CommitmentView[] }) {
  return (
    <Panel title={t('today.due')} bare end={<Link to="/commitments">{t('today.calendar')}</Link>}>
      {commitments.length === 0 ? (
        <p className="panel-none soft">{t('today.dueNone')}</p>
      ) : (
        <ul className="plain changed-list">
          {once(commitments).map(({ id, kind, by, content, due, status }) => (
            <li key={id}>
              <div className="changed-what">
                <strong>
                  <DateText date={due} />
                </strong>{' '}
                <Badge tone={status === 'due' ? 'warn' : 'plain'}>{word('commitment', kind)}</Badge>
              </div>
              <div>
                <bdi>{by.name}</bdi>:{' '}
                <Link to="/commitments" search={{ id }}>
                  <bdi lang="en">{content}</bdi>
                </Link>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
