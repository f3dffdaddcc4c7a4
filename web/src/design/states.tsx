import type { ReactNode } from 'react';
import { ApiError } from '../api/problem.ts';
import { t } from '../i18n/translate.ts';
import { Button } from './button.tsx';

/** Nothing to show, and what to do about it. `title` says what is not there, `children` what to do. */
export function Empty({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children !== undefined && <p className="soft">{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}

/** The shape of what comes, while it comes. */
export function Loading({ lines = 6, label }: { readonly lines?: number; readonly label?: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label ?? t('frame.loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="bar" style={{ inlineSize: `${String(92 - ((i * 37) % 48))}%` }} />
      ))}
    </div>
  );
}

interface ErrorStateProps {
  readonly error: Error;
  readonly retry?: () => void;
  /** Where one goes on to from a page that is nothing but this error: its title is the page's. */
  readonly back?: ReactNode;
}

/** What went wrong, in words, and what to do. */
export function ErrorState({ error, retry, back }: ErrorStateProps) {
  const { title, advice } = explain(error);
  // What is not there is not there at the second asking either.
  const again = error instanceof ApiError && error.status === 404 && back !== undefined ? undefined : retry;
  return (
    <div className="state" role="alert">
      {back === undefined ? <h2>{title}</h2> : <h1>{title}</h1>}
      <p className="soft">{advice}</p>
      <div className="actions">
        {again && <Button onPress={again}>{t('frame.retry')}</Button>}
        {back}
      </div>
    </div>
  );
}

function explain(error: Error): { title: string; advice: string } {
  if (!(error instanceof ApiError)) return { title: t('frame.fault'), advice: error.message };
  if (error.unreachable) return { title: t('frame.unreachable'), advice: t('frame.unreachableAdvice') };
  if (error.status === 404) return { title: t('frame.notFound'), advice: t('frame.notFoundAdvice') };
  if (error.status === 503) return { title: t('frame.busy'), advice: t('frame.busyAdvice') };
  return { title: t('frame.refused', { status: String(error.status) }), advice: error.message };
}

/** One query's three states in one place: `<Answer query={q}>{(data) => …}</Answer>`. */
export function Answer<Data>(props: {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
  readonly lines?: number;
  /** The link to go back by, on a page that is all of this answer. */
  readonly back?: ReactNode;
}) {
  const { query, children, lines = 6, back } = props;
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} back={back} />;
  return <Loading lines={lines} />;
}
