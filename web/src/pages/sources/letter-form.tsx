import { t } from '../../i18n/translate.ts';
import type { FormField } from './form-payload.ts';
import { SentForm } from './sent-form.tsx';

/** A party's letter that alleges violations: each with day, place and what was done. */
export function LetterForm() {
  return (
    <SentForm
      name="letter"
      path="/letters"
      lead={t('sources.letterLead')}
      list="violations"
      addLine={t('sources.addViolation')}
      send={t('sources.sendLetter')}
      lineTitle={(i) => t('sources.violationNumber', { line: i + 1 })}
      head={[
        {
          path: 'party',
          kind: 'line',
          label: t('sources.letterParty'),
          required: true,
          description: t('sources.letterPartyHow'),
        },
        { path: 'addressee', kind: 'line', label: t('sources.addressee'), required: true },
        { path: 'date', kind: 'day', label: t('sources.letterDate'), required: true },
      ]}
      line={violationFields}
      foot={[{ path: 'text', kind: 'text', label: t('sources.letterText') }]}
    />
  );
}

function violationFields(i: number): readonly FormField[] {
  const at = (name: string) => `violations.${i}.${name}`;
  return [
    { path: at('date'), kind: 'day', label: t('sources.date'), required: true },
    { path: at('time'), kind: 'time', label: t('sources.time') },
    {
      path: at('place'),
      kind: 'line',
      label: t('sources.eventPlace'),
      required: true,
      description: t('sources.placeHow'),
    },
    { path: at('accused'), kind: 'line', label: t('sources.accused') },
    { path: at('clause'), kind: 'line', label: t('sources.clause') },
    {
      path: at('what'),
      kind: 'text',
      label: t('sources.what'),
      required: true,
      description: t('sources.whatHow'),
    },
  ];
}
