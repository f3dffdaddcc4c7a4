import type { PartialTranslation } from '../message.ts';
import type { searchEn } from './search.en.ts';

export const searchRu: PartialTranslation<typeof searchEn> = {};
