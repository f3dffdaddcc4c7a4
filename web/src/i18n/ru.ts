import { en } from './en.ts';
import type { Translation } from './message.ts';
import { agreementRu } from './messages/agreement.ru.ts';
import { briefingRu } from './messages/briefing.ru.ts';
import { commitmentsRu } from './messages/commitments.ru.ts';
import { frameRu } from './messages/frame.ru.ts';
import { incidentsRu } from './messages/incidents.ru.ts';
import { recordRu } from './messages/record.ru.ts';
import { reportsRu } from './messages/reports.ru.ts';
import { searchRu } from './messages/search.ru.ts';
import { signInRu } from './messages/sign-in.ru.ts';
import { sourcesRu } from './messages/sources.ru.ts';
import { statementsRu } from './messages/statements.ru.ts';
import { storyRu } from './messages/story.ru.ts';
import { todayRu } from './messages/today.ru.ts';

/** Russian: under way; what is missing is shown in English. */
export const ru: Translation<typeof en> = {
  ...en,
  ...frameRu,
  ...todayRu,
  ...reportsRu,
  ...searchRu,
  ...signInRu,
  ...storyRu,
  ...incidentsRu,
  ...statementsRu,
  ...commitmentsRu,
  ...agreementRu,
  ...briefingRu,
  ...recordRu,
  ...sourcesRu,
};
