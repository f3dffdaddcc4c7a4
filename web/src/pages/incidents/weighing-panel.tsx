import { Link } from '@tanstack/react-router';
import type { IncidentDetail, OriginUseView } from '../../api/views.ts';
import { Badge } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { ReportLink } from '../../passages/told-passage.tsx';
import type { ReportNames } from '../../passages/report-names.ts';

/** How far it can be relied on: two separate grades with their reason, and where the tellings come from. */
export function WeighingPanel({
  incident,
  names,
}: {
  readonly incident: IncidentDetail;
  readonly names: ReportNames;
}) {
  const { grade, corroboration } = incident;
  return (
    <div className="weighing">
      <dl className="grades">
        <div>
          <dt>{t('incidents.reliability')}</dt>
          <dd>
            <span className="grade">{grade.reliability}</span>{' '}
            {word('incidents.reliability', grade.reliability)}
          </dd>
        </div>
        <div>
          <dt>{t('incidents.credibility')}</dt>
          <dd>
            <span className="grade">{grade.credibility}</span>{' '}
            {word('incidents.credibility', String(grade.credibility))}
          </dd>
        </div>
      </dl>
      <p className="small soft" dir="auto" lang="en">
        {grade.reason}
      </p>
      <h3>
        {t('incidents.originsOf', {
          reports: t('incidents.tellings', { n: incident.reports }),
          origins: t('incidents.independent', { n: incident.independent }),
        })}
      </h3>
      {corroboration === null ? null : (
        <p className="small" dir="auto" lang="en">
          {corroboration.reason}
        </p>
      )}
      <ul className="plain origin-list">
        {byOrigin(incident.origins).map(({ first, uses }) => (
          <li key={first.origin}>
            <p>
              <bdi>
                <strong>{first.name}</strong>
              </bdi>{' '}
              <Badge tone={first.kind === 'unknown' ? 'warn' : 'accent'}>{word('origin', first.kind)}</Badge>
            </p>
            <ul className="plain small">
              {uses.map((use) => (
                <li key={`${use.report} ${use.reason}`}>
                  <ReportLink report={use.report} names={names} passage={use.passages[0]} />{' '}
                  <span className="soft" dir="auto" lang="en">
                    {use.reason}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {incident.story === null ? null : (
        <p>
          <Link to="/stories/$id" params={{ id: incident.story }} search={{}}>
            {t('incidents.toStory')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** Uses of one origin together, in the order in which the API names them. */
export function byOrigin(
  uses: readonly OriginUseView[],
): readonly { readonly first: OriginUseView; readonly uses: readonly OriginUseView[] }[] {
  const grouped = new Map<string, OriginUseView[]>();
  for (const use of uses) grouped.set(use.origin, [...(grouped.get(use.origin) ?? []), use]);
  return [...grouped.values()].flatMap((all) => (all[0] ? [{ first: all[0], uses: all }] : []));
}
