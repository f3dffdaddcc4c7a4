import type { PartialTranslation } from '../message.ts';
import type { commitmentsEn } from './commitments.en.ts';

export const commitmentsRu: PartialTranslation<typeof commitmentsEn> = {
  'commitments.title': 'Обязательства',
  'commitments.lead': 'Обещания, угрозы и предложения со сроком и то, что из них вышло.',
  'commitments.calendar': 'Календарь',
  'commitments.list': 'Список',
  'commitments.kind': 'Вид',
  'commitments.status': 'Состояние',
  'commitments.monthBefore': 'Предыдущий месяц',
  'commitments.monthAfter': 'Следующий месяц',
  'commitments.settle': 'Выполнено или нарушено…',
};
