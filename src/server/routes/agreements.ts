import { mostPeriods, readAdherence, TooManyPeriods } from '../../app/monitor/queries/adherence.ts';
import { compareFindings } from '../../app/monitor/queries/check-agreement.ts';
import type {
  AgreementCheckView,
  AgreementProblem,
  AgreementSummary,
} from '../../app/monitor/views/agreement-views.ts';
import type { Agreement } from '../../domain/agreement.ts';
import type { ServerDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import * as defined from './definitions/agreements.ts';
import { json, notFound, type Serve } from './serve.ts';

/** Agreements as data, how they are kept, what another text would change. */
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
  answer(defined.checkAgreement, async ({ body: { yaml } }, c) =>
    json(await checkText(deps, yaml, c.req.raw.signal)),
  );
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

async function checkText(
  { db, agreement: present, onRequest }: ServerDeps,
  yaml: string,
  signal: AbortSignal,
): Promise<AgreementCheckView> {
  const parsed = await onRequest.parse({ name: editedName, yaml }, signal);
  if (!parsed.ok) return { ok: false, problems: [problemOf(parsed.message)], changes: [], compared: null };
  if (present?.id !== parsed.agreement.id) return { ok: true, problems: [], changes: [], compared: null };
  const compared = await compareFindings(db.query, parsed.agreement, (asked) =>
    onRequest.assess(asked, signal),
  );
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

function refuseSpan(error: unknown): never {
  if (!(error instanceof TooManyPeriods)) throw error;
  throw new ProblemError({
    status: 422,
    title: `There are more than ${mostPeriods} periods`,
    detail: error.message,
    errors: [{ path: 'by', message: error.message }],
  });
}
