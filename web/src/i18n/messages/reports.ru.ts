import type { PartialTranslation } from '../message.ts';
import type { reportsEn } from './reports.en.ts';

export const reportsRu: PartialTranslation<typeof reportsEn> = {};
