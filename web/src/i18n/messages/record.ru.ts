import type { PartialTranslation } from '../message.ts';
import type { recordEn } from './record.en.ts';

export const recordRu: PartialTranslation<typeof recordEn> = {
  'record.title': 'Журнал',
  'record.lead':
    'Всё, что поступило, и каждое решение: журнал, который только растёт и который может проверить каждый.',
  'record.export': 'Скачать журнал',
  'record.proof': 'Доказательство',
  'record.verify': 'Проверить в браузере',
  'record.verified': 'Проверено',
  'record.notVerified': 'Проверка не прошла',
  'record.verifyAll': 'Проверить весь журнал',
  'record.state': 'Состояние журнала',
};
