import type { Translation } from './message.ts';
import type { en } from './en.ts';
import { agreementAr } from './messages/agreement.ar.ts';
import { briefingAr } from './messages/briefing.ar.ts';
import { commitmentsAr } from './messages/commitments.ar.ts';
import { frameAr } from './messages/frame.ar.ts';
import { incidentsAr } from './messages/incidents.ar.ts';
import { recordAr } from './messages/record.ar.ts';
import { reportsAr } from './messages/reports.ar.ts';
import { searchAr } from './messages/search.ar.ts';
import { signInAr } from './messages/sign-in.ar.ts';
import { sourcesAr } from './messages/sources.ar.ts';
import { statementsAr } from './messages/statements.ar.ts';
import { storyAr } from './messages/story.ar.ts';
import { todayAr } from './messages/today.ar.ts';

/** Arabic: complete. */
export const ar: Translation<typeof en> = {
  ...frameAr,
  ...todayAr,
  ...reportsAr,
  ...searchAr,
  ...signInAr,
  ...storyAr,
  ...incidentsAr,
  ...statementsAr,
  ...commitmentsAr,
  ...agreementAr,
  ...briefingAr,
  ...recordAr,
  ...sourcesAr,
};
