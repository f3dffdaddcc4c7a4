import { Link } from '@tanstack/react-router';
import { apiUrl } from '../../api/client.ts';
import { useGet } from '../../api/queries.ts';
import type { RecordEntrySummary } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Badge, DateText } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { EntryProof } from './entry-proof.tsx';
import { entryReason, entrySentence, entrySubjects, type EntrySubject } from './entry-sentence.ts';

interface Props {
  readonly seq: number;
  /** Null where the list does not hold it: it is asked for. */
  readonly entry: RecordEntrySummary | null;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One entry: what happened, when and by whom; opened, its proof. */
export function EntryRow({ seq, entry, open, onToggle }: Props) {
  const own = useGet('/record/entries/{seq}', { path: { seq } }, { enabled: open });
  const shown = entry ?? own.data;
  const panel = `entry-${seq}`;
  return (
    <article className="entry" aria-label={t('record.entry', { seq: String(seq) })}>
      <div className="entry-line">
        <bdi className="entry-number number soft" dir="ltr">
          #{seq}
        </bdi>
        <div className="entry-words">{shown && <EntryWords entry={shown} />}</div>
        <Button
          look="small"
          aria-expanded={open}
          aria-controls={panel}
          aria-label={t(open ? 'record.hideProofOf' : 'record.proofOf', { seq: String(seq) })}
          onPress={onToggle}
        >
          {open ? t('record.hideProof') : t('record.proof')}
        </Button>
      </div>
      {open && (
        <div id={panel} className="entry-proof">
          <Answer query={own} lines={3}>
            {(data) => <EntryProof entry={data} />}
          </Answer>
        </div>
      )}
    </article>
  );
}

function EntryWords({ entry }: { readonly entry: RecordEntrySummary }) {
  const reason = entryReason(entry);
  const subjects = entrySubjects(entry);
  return (
    <>
      <p>
        <Badge tone={entry.kind === 'outage' ? 'warn' : entry.kind === 'correction' ? 'accent' : 'plain'}>
          {t(`record.kind.${entry.kind}`)}
        </Badge>{' '}
        <span dir="auto">{entrySentence(entry)}</span>
      </p>
      {reason !== null && (
        <p className="soft small">
          <bdi>“{reason}”</bdi>
        </p>
      )}
      <p className="entry-meta soft small">
        <DateText instant={entry.at} />
        <bdi>{entry.by}</bdi>
        {entry.kind === 'release' && (
          <a href={apiUrl(`/releases/${entry.seq}`)} download>
            {t('record.releasedFile')}
          </a>
        )}
        {subjects.slice(0, mostLinked).map((subject) => (
          <SubjectLink key={`${subject.kind} ${subject.id}`} subject={subject} />
        ))}
        {subjects.length > mostLinked && (
          <span>{t('record.andMore', { n: subjects.length - mostLinked })}</span>
        )}
      </p>
    </>
  );
}

/** A file of records can bring in hundreds of reports in one entry. */
const mostLinked = 4;

function SubjectLink({ subject: { kind, id } }: { readonly subject: EntrySubject }) {
  const name = (
    <>
      {t(`record.about.${kind}`)} <bdi>{short(id)}</bdi>
    </>
  );
  switch (kind) {
    case 'report':
      return (
        <Link to="/reports/$id" params={{ id }} search={{}}>
          {name}
        </Link>
      );
    case 'story':
      return (
        <Link to="/stories/$id" params={{ id }} search={{}}>
          {name}
        </Link>
      );
    case 'incident':
      return (
        <Link to="/incidents/$id" params={{ id }} search={{}}>
          {name}
        </Link>
      );
    case 'commitment':
      return (
        <Link to="/commitments" search={{ view: 'list', id }}>
          {name}
        </Link>
      );
    case 'entry':
      return (
        <Link to="/record" search={{ entry: Number(id) }}>
          {name}
        </Link>
      );
    case 'outlet':
      return <span>{name}</span>;
  }
}

/** Enough of an id or an address to know it again. */
function short(id: string): string {
  const bare = id.replace(/^https?:\/\//, '');
  return bare.length > 28 ? `${bare.slice(0, 14)}…${bare.slice(-10)}` : bare;
}
