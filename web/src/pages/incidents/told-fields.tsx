import type { IncidentDetail } from '../../api/views.ts';
import { t, tx, word } from '../../i18n/translate.ts';
import { ReportLink, ToldPassages } from '../../passages/told-passage.tsx';
import type { ReportNames } from '../../passages/report-names.ts';
import { saidValue, type Field } from './field-value.ts';

interface ToldFieldsProps {
  readonly fields: IncidentDetail['fields'];
  readonly names: ReportNames;
  /** Whether something recorded at this instant was known then. */
  readonly wasKnown: (recordedAt: string) => boolean;
}

/** Every value told for every field, with who tells it and in which words. */
export function ToldFields({ fields, names, wasKnown }: ToldFieldsProps) {
  return (
    <dl className="told-fields">
      {fields.map(({ field, values }) => (
        <div key={field} className="told-field">
          <dt>
            {word('field', field)}
            {values.length > 1 ? (
              <span className="small soft"> {t('incidents.values', { n: values.length })}</span>
            ) : null}
          </dt>
          <dd>
            <ul className="plain">
              {values.map((value) => (
                <ToldValue key={value.value} field={field} value={value} names={names} wasKnown={wasKnown} />
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ToldValueProps {
  readonly field: Field;
  readonly value: IncidentDetail['fields'][number]['values'][number];
  readonly names: ReportNames;
  readonly wasKnown: (recordedAt: string) => boolean;
}

function ToldValue({ field, value, names, wasKnown }: ToldValueProps) {
  const known = value.tellings.some((telling) => wasKnown(telling.recordedAt));
  return (
    <li className={known ? 'told-value' : 'told-value not-yet'}>
      <strong dir="auto">{saidValue(field, value.value)}</strong>
      {known ? null : <NotYet />}
      <p className="tellings">
        {value.tellings.map((telling, i) => (
          <span key={telling.allegation} className={wasKnown(telling.recordedAt) ? '' : 'not-yet'}>
            {i === 0 ? '' : ' · '}
            <ReportLink report={telling.report} names={names} passage={telling.passages[0]} />
            {telling.saidBy === null || field === 'saidBy' ? null : (
              <span className="soft">
                {' '}
                {tx('incidents.saidBy', { who: <bdi key="who">{telling.saidBy}</bdi> })}
              </span>
            )}
          </span>
        ))}
      </p>
      <details>
        <summary className="small">{t('incidents.theirWords')}</summary>
        <ToldPassages passages={value.tellings.flatMap((telling) => telling.passages)} names={names} />
      </details>
    </li>
  );
}

export function NotYet() {
  return <span className="badge"> {t('incidents.notYet')}</span>;
}
