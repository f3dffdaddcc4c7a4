import type { PartialTranslation } from '../message.ts';
import type { signInEn } from './sign-in.en.ts';

export const signInRu: PartialTranslation<typeof signInEn> = {};
