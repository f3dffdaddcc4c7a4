import type { PartialTranslation } from '../message.ts';
import type { agreementEn } from './agreement.en.ts';

export const agreementRu: PartialTranslation<typeof agreementEn> = {
  'agreement.title': 'Соглашение',
  'agreement.tab.clauses': 'Положения',
  'agreement.tab.parties': 'Стороны и соблюдение',
  'agreement.tab.zones': 'Зона',
  'agreement.tab.compliance': 'Выполнение',
  'agreement.tab.editor': 'Редактор',
  'agreement.parties': 'Стороны',
  'agreement.excluded': 'Исключены',
  'agreement.noData': 'нет данных',
};
