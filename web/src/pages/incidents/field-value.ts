import type { FieldValueView, IncidentDetail } from '../../api/views.ts';
import { formatDay } from '../../i18n/format.ts';
import { word } from '../../i18n/translate.ts';

export type Field = IncidentDetail['fields'][number]['field'];

export const fields: readonly Field[] = [
  'type',
  'date',
  'place',
  'perpetrator',
  'target',
  'killed',
  'injured',
  'saidBy',
];

/** Fields whose values are words of the API's own vocabulary or days; the others are in the reports' words. */
export function saidValue(field: Field, value: FieldValueView['value']): string {
  switch (field) {
    case 'type':
      return word('type', value);
    case 'date':
      return formatDay(value);
    case 'target':
      return value
        .split(',')
        .map((part) => word('target', part.trim()))
        .join(', ');
    case 'place':
    case 'perpetrator':
    case 'killed':
    case 'injured':
    case 'saidBy':
      return value;
  }
}
