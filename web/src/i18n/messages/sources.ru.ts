import type { PartialTranslation } from '../message.ts';
import type { sourcesEn } from './sources.en.ts';

export const sourcesRu: PartialTranslation<typeof sourcesEn> = {
  'sources.title': 'Источники',
  'sources.lead': 'Откуда поступают сообщения, и бланки для того, что люди видели или утверждают.',
  'sources.tab.list': 'Источники',
  'sources.tab.observation': 'Бланк наблюдателя',
  'sources.tab.letter': 'Письмо о нарушениях',
  'sources.add': 'Добавить источник',
  'sources.pause': 'Приостановить',
  'sources.fetch': 'Загрузить сейчас',
  'sources.unreachableSince': 'Недоступен с',
  'sources.required': 'Это нужно заполнить.',
};
