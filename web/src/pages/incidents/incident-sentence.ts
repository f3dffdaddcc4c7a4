import type { IncidentSummary } from '../../api/views.ts';
import { formatRange, formatSpan } from '../../i18n/format.ts';
import { spokenLanguage, t, word } from '../../i18n/translate.ts';

/** The incident in one sentence: what, where, when, by whom, with which toll. What is not told is not said. */
export function incidentSentence(incident: IncidentSummary): string {
  const { place, placeName, admin1, date, killed, injured, status } = incident;
  const named = placeName ?? place?.name ?? null;
  const where = [named, admin1 === named ? null : admin1].filter((part) => part !== null);
  const actors = [...new Set(incident.perpetrators.map((actor) => actor.name))];
  const type = word('type', incident.type);
  const parts = [
    where.length === 0
      ? type
      : t('incidents.sentence.where', { type, place: where.join(spokenLanguage() === 'ar' ? '، ' : ', ') }),
    date === null ? null : formatSpan(date.from, date.to),
    actors.length === 0 ? null : t('incidents.sentence.by', { actors: listed(actors) }),
    killed === null ? null : t('incidents.sentence.killed', { killed: formatRange(killed.low, killed.high) }),
    injured === null
      ? null
      : t('incidents.sentence.injured', { injured: formatRange(injured.low, injured.high) }),
    status === 'denied'
      ? t('incidents.sentence.denied')
      : status === 'feared'
        ? t('incidents.sentence.feared')
        : null,
  ];
  return `${parts.filter((part) => part !== null).join(spokenLanguage() === 'ar' ? '، ' : ', ')}.`;
}

/** "A", "A or B": they are told as alternatives, never as having acted together. */
function listed(names: readonly string[]): string {
  return new Intl.ListFormat(spokenLanguage(), { type: 'disjunction' }).format(names);
}
