import type { PartialTranslation } from '../message.ts';
import type { todayEn } from './today.en.ts';

export const todayRu: PartialTranslation<typeof todayEn> = {};
