import { incidentTypes, type AllegationField } from './allegation.ts';
import { dateWords } from './date-words.ts';
import { incidentWords } from './incident-names.ts';

const words: Readonly<Record<AllegationField, string>> = {
  type: 'type',
  date: 'date',
  place: 'place',
  perpetrator: 'perpetrator',
  target: 'target',
  killed: 'number killed',
  injured: 'number injured',
  saidBy: 'who says it',
};

/** What a field of an allegation is called within a sentence. */
export function fieldWords(field: AllegationField): string {
  return words[field];
}

/** A value that a person gave a field: a day and a type in words, anything else as it was written. */
export function valueWords(field: AllegationField, value: string | null): string {
  if (value === null) return 'not told';
  if (field === 'date') return dateWords(value);
  const type = field === 'type' ? incidentTypes.find((each) => each === value) : undefined;
  return type === undefined ? value : incidentWords(type);
}
