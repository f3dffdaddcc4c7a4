import type { PartialTranslation } from '../message.ts';
import type { incidentsEn } from './incidents.en.ts';

export const incidentsRu: PartialTranslation<typeof incidentsEn> = {};
