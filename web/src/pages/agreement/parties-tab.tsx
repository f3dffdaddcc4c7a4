import type { Agreement } from '../../api/views.ts';
import { Badge, DateText, Panel } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { Adherence } from './adherence.tsx';
import type { ChangeSearch, AgreementSearch } from './search.ts';

interface Props {
  readonly agreement: Agreement;
  readonly search: AgreementSearch;
  readonly change: ChangeSearch;
}

/** Who is bound since when, who is left out, and what is told of each over time. */
export function PartiesTab({ agreement, search, change }: Props) {
  const noted = agreement.parties.some((party) => party.note !== undefined);
  return (
    <div className="stacked-panels">
      <Panel title={t('agreement.parties')} bare>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('agreement.parties')}>
          <table className="table parties" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('agreement.party')}
                </th>
                <th role="columnheader" scope="col">
                  {t('agreement.side')}
                </th>
                <th role="columnheader" scope="col">
                  {t('agreement.acceptance')}
                </th>
                <th role="columnheader" scope="col">
                  {t('agreement.accepted')}
                </th>
                {noted && (
                  <th role="columnheader" scope="col">
                    {t('agreement.note')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {agreement.parties.map((party) => (
                <tr role="row" key={party.actor}>
                  <th role="rowheader" scope="row" className="party-name">
                    <bdi lang="en">{party.name}</bdi>
                  </th>
                  <td role="cell">{word('side', party.side)}</td>
                  <td role="cell">
                    <Badge tone={party.acceptance === 'announced' ? 'good' : 'warn'}>
                      {t(`agreement.acceptance.${party.acceptance}`)}
                    </Badge>
                  </td>
                  <td role="cell">
                    <DateText day={party.accepted} />
                  </td>
                  {noted && (
                    <td role="cell" className="soft party-note" lang="en" dir="auto">
                      {party.note}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={t('agreement.excluded')}>
        {agreement.excluded.length === 0 && agreement.excludedRule === null && (
          <p>{t('agreement.nobodyExcluded')}</p>
        )}
        <ul className="plain stacked">
          {agreement.excluded.map((one) => (
            <li key={one.actor}>
              <strong>
                <bdi lang="en">{one.name}</bdi>
              </strong>{' '}
              <bdi className="soft" lang="en">
                {one.why}
              </bdi>
            </li>
          ))}
          {agreement.excludedRule !== null && (
            <li>
              <span className="soft">{t('agreement.excludedRule')}</span>{' '}
              <bdi>
                <q lang="en">{agreement.excludedRule}</q>
              </bdi>
            </li>
          )}
        </ul>
      </Panel>
      <Adherence agreement={agreement} search={search} change={change} />
    </div>
  );
}
