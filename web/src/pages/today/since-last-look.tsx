import { Link } from '@tanstack/react-router';
import type { Overview } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { toast } from '../../design/toast-queue.ts';
import { knownKey, t } from '../../i18n/translate.ts';

/** The kinds of change that say something to a reader, and where they are looked at. */
const shown = {
  report: '/reports',
  story: null,
  incident: '/incidents',
  statement: '/statements',
  commitment: '/commitments',
  contradiction: null,
  finding: null,
  correction: '/record',
  source: '/sources',
} as const;
type Kind = keyof typeof shown;

/** What changed since this reader last said that he had seen it all. */
export function SinceLastLook(props: {
  readonly overview: Overview;
  readonly seen: number | null;
  readonly onSeen: (seq: number | null) => void;
}) {
  const { overview, seen, onSeen } = props;
  const counts = (overview.since?.counts ?? []).filter(
    (each) => Object.hasOwn(shown, each.kind) && each.things > 0,
  );
  const nothing = counts.length === 0;
  const mark = () => {
    onSeen(overview.newestSeq);
    toast(t('today.marked'), {
      undo: () => {
        onSeen(seen);
      },
    });
  };
  return (
    <section className="since" aria-label={t('today.since')}>
      <h2>{t('today.since')}</h2>
      {seen === null ? (
        <p className="soft">{t('today.firstLook')}</p>
      ) : nothing ? (
        <p className="soft">{t('today.sinceNothing')}</p>
      ) : (
        <ul className="plain since-counts">
          {counts.map(({ kind, things }) => (
            <li key={kind}>
              <Count kind={kind as Kind} things={things} />
            </li>
          ))}
        </ul>
      )}
      {(seen === null || !nothing) && (
        <Button look="small" onPress={mark}>
          {t('today.mark')}
        </Button>
      )}
    </section>
  );
}

function Count({ kind, things }: { readonly kind: Kind; readonly things: number }) {
  const key = knownKey(`today.changed.${kind}`);
  const words = key === null ? `${String(things)} ${kind}` : t(key, { n: things });
  const to = shown[kind];
  if (to === null) return <span>{words}</span>;
  if (to === '/reports' || to === '/incidents') {
    return (
      <Link to={to} search={{ sort: '-changed' }}>
        {words}
      </Link>
    );
  }
  return <Link to={to}>{words}</Link>;
}
