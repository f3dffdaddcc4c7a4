import type { AllegationView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText, RangeCount } from '../../design/small-parts.tsx';
import { t, tx, word } from '../../i18n/translate.ts';
import type { ReportNames } from '../../passages/report-names.ts';
import { ToldPassages } from '../../passages/told-passage.tsx';
import { NotYet } from './told-fields.tsx';

interface IncidentTellingsProps {
  readonly allegations: readonly AllegationView[];
  readonly names: ReportNames;
  readonly wasKnown: (recordedAt: string) => boolean;
  readonly onReread: (allegation: AllegationView) => void;
  readonly onDismiss: (allegation: AllegationView) => void;
}

/** The tellings that add up to the incident, each as its report has it, with how to correct its reading. */
export function IncidentTellings({
  allegations,
  names,
  wasKnown,
  onReread,
  onDismiss,
}: IncidentTellingsProps) {
  return (
    <ul className="plain telling-list">
      {allegations.map((allegation) => {
        const known = wasKnown(allegation.recordedAt);
        return (
          <li key={allegation.id} id={allegation.id} className={known ? '' : 'not-yet'}>
            <ToldPassages passages={[allegation.passage]} names={names} />
            <p className="telling-read small">
              <strong>{word('type', allegation.type)}</strong>
              {allegation.placeName === null ? null : <bdi> · {allegation.placeName}</bdi>}
              {' · '}
              <DateText date={allegation.date} />
              {allegation.perpetrator === null ? null : (
                <>
                  {' · '}
                  {tx('incidents.laidTo', { who: <bdi key="who">{allegation.perpetrator.name}</bdi> })}
                </>
              )}
              {allegation.killed === null ? null : (
                <>
                  {' · '}
                  {word('field', 'killed')}{' '}
                  <RangeCount low={allegation.killed.low} high={allegation.killed.high} />
                </>
              )}
              {allegation.injured === null ? null : (
                <>
                  {' · '}
                  {word('field', 'injured')}{' '}
                  <RangeCount low={allegation.injured.low} high={allegation.injured.high} />
                </>
              )}
              {allegation.saidBy === null ? null : (
                <>
                  {' · '}
                  {tx('incidents.saidBy', { who: <bdi key="who">{allegation.saidBy.name}</bdi> })}
                </>
              )}{' '}
              {allegation.negated ? <Badge tone="warn">{word('status', 'denied')}</Badge> : null}{' '}
              {allegation.hypothetical ? <Badge tone="warn">{word('status', 'feared')}</Badge> : null}
              {known ? null : <NotYet />}
            </p>
            <p className="telling-acts no-print">
              <Button
                look="small"
                onPress={() => {
                  onReread(allegation);
                }}
              >
                {t('incidents.reread')}
              </Button>
              <Button
                look="small"
                onPress={() => {
                  onDismiss(allegation);
                }}
              >
                {t('incidents.dismiss')}
              </Button>
              <span className="small soft">
                <DateText instant={allegation.recordedAt} />
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
