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

/** A line that is lost is taken up again within a few seconds, as when the server is started anew: before that (ms) nothing is said. */
const patience = 6_000;

const lineListeners = new Set<(answers: boolean) => void>();
/** Told when the server no longer answers, and when it does again. */
export function listenForLine(listener: (answers: boolean) => void): () => void {
  lineListeners.add(listener);
  return () => lineListeners.delete(listener);
}
function sayLine(answers: boolean): void {
  for (const listener of lineListeners) listener(answers);
}

/** Watches whether the line of the events stands. Returns how to stop. */
function watchLine(events: EventSource): () => void {
  let lost: ReturnType<typeof setTimeout> | undefined;
  const found = () => {
    clearTimeout(lost);
    lost = undefined;
    sayLine(true);
  };
  events.addEventListener('open', found);
  events.addEventListener('error', () => {
    lost ??= setTimeout(sayLine, patience, false);
  });
  return () => {
    clearTimeout(lost);
  };
}

/** Listens to the server's changes as long as the page is open, and reads in what they touch. Returns how to stop. */
export function followChanges(queryClient: QueryClient): () => void {
  const events = new EventSource(apiUrl('/changes'));
  const stopWatching = watchLine(events);
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
    stopWatching();
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
