import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { StoryDetail } from '../../api/views.ts';
import { DateText } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { passageAt } from '../../passages/report-names.ts';
import { layMatrix, type Cell, type Column, type Row } from './matrix-layout.ts';

interface StatementMatrixProps {
  readonly story: StoryDetail;
  /** The statement whose words are unfolded. */
  readonly open: string | null;
  readonly onOpen: (group: string | null) => void;
}

/** Who has which statement, and how: quoted, in their own words, from another outlet, or not at all. */
export function StatementMatrix({ story, open, onOpen }: StatementMatrixProps) {
  const matrix = layMatrix(story);
  if (matrix.rows.length === 0) return <p className="soft matrix-none">{t('story.noStatements')}</p>;
  return (
    <>
      <ul className="matrix-legend plain small">
        {(['quoted', 'paraphrased', 'via', 'absent'] as const).map((how) => (
          <li key={how}>
            <HowMark how={how} /> {t(`story.how.${how}`)}
          </li>
        ))}
      </ul>
      <div className="matrix-scroll" tabIndex={0} role="region" aria-label={t('story.matrix')}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">
                {t('story.statement')}
              </th>
              {matrix.columns.map((column) => (
                <ColumnHead key={column.report} column={column} columns={matrix.columns} />
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <Fragment key={row.group}>
                <tr id={row.group}>
                  <th scope="row">
                    <button
                      type="button"
                      className="matrix-what"
                      aria-expanded={open === row.group}
                      onClick={() => {
                        onOpen(open === row.group ? null : row.group);
                      }}
                    >
                      <What row={row} />
                    </button>
                  </th>
                  {row.cells.map((cells, i) => (
                    <td key={matrix.columns[i]?.report ?? i} className={cells[0]?.how ?? 'absent'}>
                      <CellMark
                        cells={cells}
                        report={matrix.columns[i]?.report ?? ''}
                        outlet={matrix.columns[i]?.outlet ?? ''}
                      />
                    </td>
                  ))}
                </tr>
                {open === row.group ? (
                  <tr className="matrix-words">
                    <td colSpan={matrix.columns.length + 1}>
                      <Words row={row} columns={matrix.columns} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="matrix-list plain">
        {matrix.rows.map((row) => (
          <li key={row.group}>
            <h3>
              <What row={row} />
            </h3>
            <Words row={row} columns={matrix.columns} withAbsent />
          </li>
        ))}
      </ul>
    </>
  );
}

function What({ row }: { readonly row: Row }) {
  const { speaker, act, about, independent } = row.row;
  return (
    <span className="what">
      <span>
        <bdi>{speaker.name}</bdi> <span className="soft">{word('act', act)}</span>{' '}
        <span dir="auto" lang="en">
          {about}
        </span>
      </span>{' '}
      <span className="small soft">
        {t('story.toldBy', { n: row.told, origins: t('incidents.independent', { n: independent }) })}
      </span>
    </span>
  );
}

function ColumnHead({ column, columns }: { readonly column: Column; readonly columns: readonly Column[] }) {
  const copied = columns.find((each) => each.report === column.copyOf);
  return (
    <th scope="col">
      <Link
        to="/reports/$id"
        params={{ id: column.report }}
        search={{}}
        {...(column.title === null ? {} : { title: column.title })}
      >
        <bdi>{column.outlet}</bdi>
      </Link>
      <span className="small soft">
        <DateText day={column.day} />
        {copied ? <span className="copy-of">{t('story.copyOf', { outlet: copied.outlet })}</span> : null}
      </span>
    </th>
  );
}

function CellMark({
  cells,
  report,
  outlet,
}: {
  readonly cells: readonly Cell[];
  readonly report: string;
  readonly outlet: string;
}) {
  const [cell] = cells;
  if (cell === undefined || cell.how === 'absent')
    return (
      <span className="cell-mark">
        <HowMark how="absent" />
        <span className="visually-hidden">{t('story.how.absent')}</span>
      </span>
    );
  return (
    <Link
      className="cell-mark"
      to="/reports/$id"
      params={{ id: report }}
      search={passageAt(cell.start, cell.end)}
      title={cell.evidence}
      aria-label={t('story.cell', { how: t(`story.how.${cell.how}`), outlet, evidence: cell.evidence })}
    >
      <HowMark how={cell.how} />
      {cells.length > 1 ? <span className="small">{cells.length}</span> : null}
    </Link>
  );
}

/** Signs that differ in shape: marks of quotation, lines of text, an arrow, a dash. */
function HowMark({ how }: { readonly how: Cell['how'] }) {
  const drawing = {
    quoted: 'M3 11c0-4 1.5-6 4-7M3 11h4v4H3zM11 11c0-4 1.5-6 4-7M11 11h4v4h-4z',
    paraphrased: 'M3 5h12M3 9h12M3 13h7',
    via: 'M3 14c0-5 3-8 10-8M10 2l4 4-4 4',
    absent: 'M6 9h6',
  }[how];
  return (
    <svg
      className={`how ${how}`}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawing} />
    </svg>
  );
}

/** One statement in every outlet's words. */
function Words({
  row,
  columns,
  withAbsent = false,
}: {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly withAbsent?: boolean;
}) {
  const absent = columns.filter((_, i) => row.cells[i]?.[0]?.how === 'absent');
  return (
    <ul className="plain words">
      {columns.flatMap((column, i) =>
        (row.cells[i] ?? []).map((cell) =>
          cell.how === 'absent' ? null : (
            <li key={`${column.report} ${cell.start}`}>
              <HowMark how={cell.how} />
              <span>
                <Link
                  to="/reports/$id"
                  params={{ id: column.report }}
                  search={passageAt(cell.start, cell.end)}
                >
                  <bdi>{column.outlet}</bdi>
                </Link>{' '}
                <span className="small soft">{t(`story.how.${cell.how}`)}</span>{' '}
                <q dir="auto" lang="en">
                  {cell.evidence}
                </q>
              </span>
            </li>
          ),
        ),
      )}
      {withAbsent && absent.length > 0 ? (
        <li className="soft small">
          <HowMark how="absent" />
          <span>{t('story.absentIn', { outlets: absent.map((column) => column.outlet).join(', ') })}</span>
        </li>
      ) : null}
    </ul>
  );
}
