import type { QueryClient } from '@tanstack/react-query';
import { apiUrl } from './client.ts';
import { invalidatePaths } from './queries.ts';

/** What a change of each kind may show in. A kind that is not named here refreshes all. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  report: ['/reports', '/overview', '/search'],
  story: ['/stories', '/reports/', '/search'],
  incident: ['/incidents', '/overview', '/stories/'],
  statement: ['/statements', '/statement-groups', '/reports/'],
  'statement-group': ['/statement-groups', '/statements', '/stories/'],
  commitment: ['/commitments', '/overview'],
  allegation: ['/allegations', '/incidents/'],
  contradiction: ['/contradictions', '/stories/', '/incidents/'],
  origin: ['/origins'],
  outlet: ['/outlets'],
  finding: ['/findings', '/agreements/'],
  correction: ['/corrections', '/record'],
  release: ['/releases', '/record'],
  entry: ['/record'],
  desk: ['/reports'],
  source: ['/sources', '/overview'],
  agreement: ['/agreements'],
};

/** Changes come in bursts while reports are read: they are gathered for this long (ms) before anything is asked for again. */
const gatherFor = 1_500;

/** Listens to the server's changes as long as the page is open, and reads in what they touch. Returns how to stop. */
export function followChanges(queryClient: QueryClient): () => void {
  const events = new EventSource(apiUrl('/changes'));
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const kinds = [...waiting];
    waiting.clear();
    const known = kinds.map((kind) => shownIn[kind]);
    void (known.some((paths) => paths === undefined)
      ? queryClient.invalidateQueries()
      : invalidatePaths(
          queryClient,
          known.flatMap((paths) => paths ?? []),
        ));
  };
  const note = (event: MessageEvent<string>) => {
    waiting.add(kindOf(event.data));
    timer ??= setTimeout(flush, gatherFor);
  };
  events.addEventListener('message', note);
  // Too much was missed: all is read anew. A lost line the browser takes up again by itself.
  events.addEventListener('reset', () => void queryClient.invalidateQueries());
  return () => {
    clearTimeout(timer);
    events.close();
  };
}

function kindOf(data: string): string {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed === 'object' && parsed !== null && 'kind' in parsed) return String(parsed.kind);
  } catch {
    // not of ours: refresh all
  }
  return '';
}
