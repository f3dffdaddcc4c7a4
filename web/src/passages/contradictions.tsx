import type { ContradictionView } from '../api/views.ts';
import { t, word } from '../i18n/translate.ts';
import { ReportLink, ToldPassages } from './told-passage.tsx';
import { sideSaid } from './told-value.ts';
import type { ReportNames } from './report-names.ts';
import './contradictions.css';

/** Tellings that cannot all be true, side by side. The machine keeps all sides and resolves none. */
export function Contradictions({
  list,
  names,
}: {
  readonly list: readonly ContradictionView[];
  readonly names: ReportNames;
}) {
  if (list.length === 0) return <p className="soft">{t('incidents.noContradiction')}</p>;
  return (
    <ul className="plain contradictions">
      {list.map((contradiction) => (
        <li key={contradiction.id} id={contradiction.id}>
          <h3>
            <span className="badge warn">{word('contradiction', contradiction.field)}</span>{' '}
            <span dir="auto" lang="en">
              {contradiction.about}
            </span>
          </h3>
          <div className="sides">
            {contradiction.sides.map((side) => (
              <Side key={side.value} field={contradiction.field} side={side} names={names} />
            ))}
          </div>
          {contradiction.note === null ? null : (
            <p className="small soft" dir="auto" lang="en">
              {contradiction.note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

interface SideProps {
  readonly field: ContradictionView['field'];
  readonly side: ContradictionView['sides'][number];
  readonly names: ReportNames;
}

function Side({ field, side, names }: SideProps) {
  const said = sideSaid(field, side.value);
  return (
    <section className="side" aria-label={t('incidents.side', { value: said })}>
      <p className="side-value" dir="auto" {...(said === side.value ? { lang: 'en' } : {})}>
        {said}
      </p>
      <ToldPassages passages={side.passages} names={names} />
      {side.passages.length > 0 ? null : (
        <p className="small">
          {side.reports.map((report, i) => (
            <span key={report}>
              {i === 0 ? '' : ', '}
              <ReportLink report={report} names={names} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
