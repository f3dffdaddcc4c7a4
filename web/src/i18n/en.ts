import { agreementEn } from './messages/agreement.en.ts';
import { briefingEn } from './messages/briefing.en.ts';
import { commitmentsEn } from './messages/commitments.en.ts';
import { frameEn } from './messages/frame.en.ts';
import { incidentsEn } from './messages/incidents.en.ts';
import { recordEn } from './messages/record.en.ts';
import { reportsEn } from './messages/reports.en.ts';
import { searchEn } from './messages/search.en.ts';
import { signInEn } from './messages/sign-in.en.ts';
import { sourcesEn } from './messages/sources.en.ts';
import { statementsEn } from './messages/statements.en.ts';
import { storyEn } from './messages/story.en.ts';
import { todayEn } from './messages/today.en.ts';

/** English: every message there is. A page's messages stand in messages/<page>.en.ts, their keys begin with the page's name. */
export const en = {
  ...frameEn,
  ...todayEn,
  ...reportsEn,
  ...searchEn,
  ...signInEn,
  ...storyEn,
  ...incidentsEn,
  ...statementsEn,
  ...commitmentsEn,
  ...agreementEn,
  ...briefingEn,
  ...recordEn,
  ...sourcesEn,
};
