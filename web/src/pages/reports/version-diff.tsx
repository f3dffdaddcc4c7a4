import { useMemo } from 'react';
import { useGet } from '../../api/queries.ts';
import type { ReportDetail } from '../../api/views.ts';
import { DateText } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import { diffTexts, type Piece } from './word-diff.ts';

/** Two versions side by side; words that were taken out and put in are marked. */
export function VersionDiff({ report, other }: { readonly report: ReportDetail; readonly other: number }) {
  const query = useGet('/reports/{id}', { path: { id: report.id }, query: { version: other } });
  return <Answer query={query}>{(against) => <Sides one={report} two={against} />}</Answer>;
}

function Sides({ one, two }: { readonly one: ReportDetail; readonly two: ReportDetail }) {
  const [before, after] = one.shown < two.shown ? [one, two] : [two, one];
  const rows = useMemo(() => diffTexts(before.text, after.text), [before.text, after.text]);
  const changes = rows.filter((row) => !row.same).length;
  return (
    <div className="diff">
      <p role="status">{changes === 0 ? t('reports.diffNone') : t('reports.diffCount', { n: changes })}</p>
      <div className="table-scroll">
        <table className="diff-table">
          <thead>
            <tr>
              {[before, after].map((side) => (
                <th key={side.shown} scope="col">
                  {t('reports.version', { n: side.shown })}{' '}
                  <span className="soft">
                    <DateText
                      instant={
                        side.versions.find((each) => each.version === side.shown)?.recordedAt ??
                        side.recordedAt
                      }
                    />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody dir="auto" lang={one.language ?? 'en'}>
            {rows.map((row, i) => (
              <tr key={i} data-same={row.same}>
                <td>
                  <Pieces pieces={row.before} as="del" />
                </td>
                <td>
                  <Pieces pieces={row.after} as="ins" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Pieces({ pieces, as: Element }: { readonly pieces: readonly Piece[]; readonly as: 'del' | 'ins' }) {
  return pieces.map((piece, i) =>
    piece.changed ? <Element key={i}>{piece.text}</Element> : <span key={i}>{piece.text}</span>,
  );
}
