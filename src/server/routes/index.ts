import type { ServerApp, ServerDeps } from '../deps.ts';
import { registerDocs } from '../docs-page.ts';
import { registerAgreements } from './agreements.ts';
import { registerBriefing } from './briefing.ts';
import { registerDesk } from './desk.ts';
import { registerRecord } from './record.ts';
import { registerReports } from './reports.ts';
import { createServe } from './serve.ts';
import { registerTold } from './told.ts';

/** Registers every route of the API that reads or changes what the monitor keeps, /openapi.json and /docs. */
export function registerRoutes(app: ServerApp, deps: ServerDeps): void {
  const serve = createServe(app, deps);
  registerDesk(serve, deps);
  registerReports(serve, deps);
  registerTold(serve, deps);
  registerAgreements(serve, deps);
  registerBriefing(serve, deps);
  registerRecord(serve, deps);
  registerDocs(app, deps.program);
}
