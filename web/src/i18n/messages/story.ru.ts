import type { PartialTranslation } from '../message.ts';
import type { storyEn } from './story.en.ts';

export const storyRu: PartialTranslation<typeof storyEn> = {};
