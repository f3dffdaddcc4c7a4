import type { PartialTranslation } from '../message.ts';
import type { briefingEn } from './briefing.en.ts';

export const briefingRu: PartialTranslation<typeof briefingEn> = {
  'briefing.title': 'Сводка',
  'briefing.lead': 'Любая выборка одним файлом: отправить, сохранить, распечатать.',
  'briefing.make': 'Составить сводку',
  'briefing.print': 'Печать',
  'briefing.place': 'Место или область',
  'briefing.party': 'Сторона',
};
