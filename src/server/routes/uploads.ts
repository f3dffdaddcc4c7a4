import type { Context } from 'hono';
import { backlog } from '../../app/monitor/derivation/work-queue.ts';
import { takeIn, TakeInError, type TakenDocument } from '../../app/monitor/intake/take-in.ts';
import type { TakenView } from '../../app/monitor/views/intake-views.ts';
import type { ServerDeps, ServerEnv } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import { fileNameOf } from '../file-name.ts';

/** Files of one request. */
const mostFiles = 500;
/** Seconds after which it is worth to try again when too much waits: some hundred reports are read in that time. */
const retryAfter = 30;

/** A document of a request, by the name its sender gave it. */
interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Kinds of body that are one document, what they are called where they have no name, and how they came in. */
const singles: Readonly<Record<string, { readonly name: string; readonly kind: 'api' | 'upload' }>> = {
  'application/json': { name: 'records.json', kind: 'api' },
  'application/x-ndjson': { name: 'records.jsonl', kind: 'api' },
  'application/jsonl': { name: 'records.jsonl', kind: 'api' },
  'text/html': { name: 'page.html', kind: 'upload' },
  'text/plain': { name: 'text.txt', kind: 'upload' },
};
const sourceNames = { api: 'API', upload: 'Uploads' } as const;

/** Takes in what a request brings: each document is durable or refused on its own. Throws `ProblemError`. */
export async function takeUpload(
  c: Context<ServerEnv>,
  deps: ServerDeps,
  asked: { readonly name?: string | undefined; readonly url?: string | undefined },
): Promise<readonly TakenView[]> {
  await refuseWhenBehind(deps);
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const by = c.get('caller').name;
  if (type === 'multipart/form-data') {
    const files = await filesOf(c);
    const taken: TakenView[] = [];
    for (const file of files)
      taken.push(
        await takeOne(deps, documentOf(file, 'upload', by, files.length === 1 ? asked.url : undefined)),
      );
    return taken;
  }
  const single = Object.hasOwn(singles, type) ? singles[type] : undefined;
  if (!single) {
    throw new ProblemError({
      status: 415,
      title: 'This kind of content is not taken here',
      detail: `Send multipart/form-data with files, or one of ${Object.keys(singles).join(', ')}.`,
    });
  }
  const sent = {
    name: fileNameOf(asked.name ?? single.name),
    bytes: new Uint8Array(await c.req.arrayBuffer()),
  };
  return [await takeOne(deps, documentOf(sent, single.kind, by, asked.url))];
}

/** Back-pressure: what is acknowledged must be read some day. Throws a 503 that says when to try again. */
export async function refuseWhenBehind({ db, config, clock }: ServerDeps): Promise<void> {
  const { derive } = await backlog(db.query, clock());
  if (derive < config.maxBacklog) return;
  throw new ProblemError({
    status: 503,
    title: 'Too many reports wait to be read',
    detail: `${derive} wait. Nothing of this request was taken in; send it again later.`,
    headers: { 'retry-after': String(retryAfter) },
  });
}

async function filesOf(c: Context<ServerEnv>): Promise<readonly Sent[]> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError)
      throw new ProblemError({
        status: 400,
        title: 'The form cannot be read',
        detail: 'It is no well-formed multipart.',
      });
    throw error;
  }
  const files = [...form.values()].filter((value): value is File => typeof value !== 'string');
  if (files.length === 0)
    throw new ProblemError({
      status: 422,
      title: 'There is no file in the form',
      detail: 'Give files as "file".',
    });
  if (files.length > mostFiles)
    throw new ProblemError({
      status: 413,
      title: 'Too many files',
      detail: `Send at most ${mostFiles} at a time.`,
    });
  return Promise.all(
    files.map(async (file) => ({
      name: fileNameOf(file.name),
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

function documentOf({ name, bytes }: Sent, kind: 'api' | 'upload', by: string, url?: string): TakenDocument {
  return {
    source: name,
    name,
    bytes,
    via: { kind, name: sourceNames[kind] },
    by,
    ...(url === undefined ? {} : { url }),
  };
}

async function takeOne({ db, clock }: ServerDeps, document: TakenDocument): Promise<TakenView> {
  const { name } = document;
  try {
    const { status, reports, entry, problems } = await takeIn(db, document, clock);
    const problem = shortened(problems.map(({ source, message }) => `${source}: ${message}`).join('\n'));
    return {
      name,
      status,
      reports: reports.map(({ report, version }) => ({ report, version })),
      entry,
      problem: problem === '' ? null : problem,
    };
  } catch (error) {
    if (!(error instanceof TakeInError)) throw error;
    return { name, status: 'refused', reports: [], entry: null, problem: shortened(error.message) };
  }
}

/** Longest word on one document, in characters: a file of a million bad records has as many problems. */
const longestProblem = 2000;

function shortened(problem: string): string {
  return problem.slice(0, longestProblem);
}
