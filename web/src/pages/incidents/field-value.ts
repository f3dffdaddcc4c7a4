import type { FieldValueView, IncidentDetail } from '../../api/views.ts';
import { formatDay, formatList } from '../../i18n/format.ts';
import { word } from '../../i18n/translate.ts';
import { tollSaid } from '../../passages/told-value.ts';

export type Field = IncidentDetail['fields'][number]['field'];

type Say = (value: FieldValueView['value']) => string;
const asTold: Say = (value) => value;

/** How a value of each field is said: words of the API's own vocabulary, days and numbers in the reader's language, all else as it was told. */
const said: Readonly<Record<Field, Say>> = {
  type: (value) => word('type', value),
  date: (value) => formatDay(value),
  place: asTold,
  perpetrator: asTold,
  target: (value) => formatList(value.split(',').map((part) => word('target', part.trim()))),
  killed: tollSaid,
  injured: tollSaid,
  saidBy: asTold,
};

/** The fields that the API's document names, in the order in which they are offered. */
export const fields = Object.keys(said) as readonly Field[]; // the record has no other keys

export function saidValue(field: Field, value: FieldValueView['value']): string {
  return said[field](value);
}
