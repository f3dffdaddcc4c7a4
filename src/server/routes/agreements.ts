import { AgreementError } from '../../app/ports.ts';
import { mostPeriods, readAdherence, TooManyPeriods } from '../../app/monitor/queries/adherence.ts';
import { compareFindings } from '../../app/monitor/queries/check-agreement.ts';
import { briefSelection, TooManyReports } from '../../app/monitor/queries/selected-briefing.ts';
import type {
  AgreementCheckView,
  AgreementProblem,
  AgreementSummary,
} from '../../app/monitor/views/agreement-views.ts';
import type { Agreement } from '../../domain/agreement.ts';
import type { Release } from '../../publishing/harm-gate.ts';
import type { ServerDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import * as defined from './definitions/agreements.ts';
import { json, jsonText, notFound, type Serve } from './serve.ts';

/** Agreements as data, how they are kept, what another text would change; and briefings. */
export function registerAgreements({ answer, answerCached }: Serve, deps: ServerDeps): void {
  const { db } = deps;
  answer(defined.listAgreements, async () => {
    const items = await summaries(deps);
    return json({ items, next: null, total: items.length });
  });
  answer(defined.getAgreement, async ({ params: { id } }) => json(await agreementOf(deps, id)));
  answerCached(defined.getAdherence, async ({ params: { id }, query }) => {
    await agreementOf(deps, id);
    return JSON.stringify(await readAdherence(db.query, { agreement: id, ...query }).catch(refuseSpan));
  });
  answer(defined.checkAgreement, async ({ body: { yaml } }) => json(await checkText(deps, yaml)));
  answer(defined.getBriefing, async ({ query: { format, knownOn, ...filter } }) => {
    const { agreement, program, read } = deps;
    const parts = { resources: await deps.resources(), agreement, program, read };
    const release = await briefSelection(db, { filter, knownOn }, parts).catch(refuseSelection);
    return publish(release, format, deps);
  });
}

async function agreementOf({ agreement, agreements }: ServerDeps, id: string): Promise<Agreement> {
  if (agreement?.id === id) return agreement;
  // Only those that ship: `load` would take a path as well.
  if (!agreements.list().some((shipped) => shipped.id === id)) throw notFound('agreement');
  return agreements.load(id);
}

async function summaries(deps: ServerDeps): Promise<readonly AgreementSummary[]> {
  const { agreement, agreements } = deps;
  const ids = new Set([...(agreement ? [agreement.id] : []), ...agreements.list().map(({ id }) => id)]);
  const all = await Promise.all([...ids].map((id) => agreementOf(deps, id)));
  return all.map(({ id, title, announced, parties, clauses }) => ({
    id,
    title,
    announced,
    parties: parties.length,
    clauses: clauses.length,
    current: id === agreement?.id,
  }));
}

/** What the editor's text is called in messages. */
const editedName = 'agreement';

async function checkText(deps: ServerDeps, yaml: string): Promise<AgreementCheckView> {
  let agreement: Agreement;
  try {
    agreement = await deps.parseAgreement(editedName, yaml);
  } catch (error) {
    if (!(error instanceof AgreementError)) throw error;
    return { ok: false, problems: [problemOf(error.message)], changes: [], compared: null };
  }
  if (deps.agreement?.id !== agreement.id) return { ok: true, problems: [], changes: [], compared: null };
  const compared = await compareFindings(deps.db.query, agreement, await deps.resources());
  return { ok: true, problems: [], ...compared };
}

/** "agreement:12: clauses.0.kind: …" taken apart. */
function problemOf(message: string): AgreementProblem {
  const located = /^agreement(?::(\d+))?: (?:([\w.-]+): )?(.*)$/su.exec(message);
  const line = located?.[1];
  return {
    line: line === undefined ? null : Math.max(1, Number(line)),
    column: null,
    path: located?.[2] ?? '',
    message: located?.[3] ?? message,
  };
}

/** Each format loads when it is asked for. */
async function publish(
  release: Release,
  format: 'html' | 'json' | 'text',
  deps: ServerDeps,
): Promise<Response> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../../publishing/json/render-json.ts');
      return jsonText(renderJson(release));
    }
    case 'text': {
      const { renderText } = await import('../../publishing/text/render-text.ts');
      return page(renderText(release, { width: 100, color: false }), 'text/plain', null);
    }
    case 'html': {
      const { renderHtml } = await import('../../publishing/html/render-html.ts');
      return page(renderHtml(release, { outlines: await deps.outlines() }), 'text/html', briefingPolicy);
    }
  }
}

/**
 * The briefing is one file with its own style and script inside, so it cannot live under the app's policy. It runs in an origin of
 * its own (`sandbox` without allow-same-origin): it reads no cookie and reaches no address.
 */
const briefingPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-scripts allow-modals";

function page(body: string, type: string, policy: string | null): Response {
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(policy === null ? {} : { 'content-security-policy': policy }),
    },
  });
}

function refuseSpan(error: unknown): never {
  if (!(error instanceof TooManyPeriods)) throw error;
  throw new ProblemError({
    status: 422,
    title: `There are more than ${mostPeriods} periods`,
    detail: error.message,
    errors: [{ path: 'by', message: error.message }],
  });
}

function refuseSelection(error: unknown): never {
  if (!(error instanceof TooManyReports)) throw error;
  throw new ProblemError({ status: 422, title: 'Too many reports for one briefing', detail: error.message });
}
