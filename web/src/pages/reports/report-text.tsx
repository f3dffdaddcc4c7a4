import { useEffect, useRef } from 'react';
import type { ReportDetail } from '../../api/views.ts';
import { t, word } from '../../i18n/translate.ts';
import { markText, type ShownKind, type ShownPart, type Stretch } from './marked-text.ts';

/** The text of a report, never as markup: marked by kind, with what was dropped dimmed beside its reason. */
export function ReportText(props: {
  readonly report: ReportDetail;
  readonly kinds: ReadonlySet<ShownKind>;
  readonly at: string | null;
  readonly showDropped: boolean;
  readonly onLook: (ref: string) => void;
}) {
  const { report, kinds, at, showDropped, onLook } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === null) return;
    box.current?.querySelector('.looked')?.scrollIntoView({ block: 'center' });
  }, [at, report.id, report.shown]);
  const parts = markText(report.text, report.parts, report.marks, { kinds, at });
  return (
    <div ref={box} className="report-text" dir="auto" lang={report.language ?? 'en'}>
      {parts.map((part) =>
        part.reason === null ? (
          <PartText key={part.start} part={part} onLook={onLook} />
        ) : showDropped ? (
          <div key={part.start} className="dropped">
            <span className="dropped-why" dir="auto">
              {t('reports.droppedAs', { kind: word('reports.part', part.kind), reason: part.reason })}
            </span>
            <PartText part={trimmed(part)} onLook={onLook} />
          </div>
        ) : null,
      )}
    </div>
  );
}

function PartText({ part, onLook }: { readonly part: ShownPart; readonly onLook: (ref: string) => void }) {
  return (
    <span className={`part-${part.kind}`}>
      {part.stretches.map((stretch) => (
        <StretchText key={stretch.start} stretch={stretch} onLook={onLook} />
      ))}
    </span>
  );
}

/** A dropped part stands in a box of its own: the white space after it would only leave a gap there. */
function trimmed(part: ShownPart): ShownPart {
  const end = part.stretches.findLastIndex((stretch) => stretch.text.trim() !== '');
  return {
    ...part,
    stretches: part.stretches
      .slice(0, end + 1)
      .map((stretch, i) => (i === end ? { ...stretch, text: stretch.text.trimEnd() } : stretch)),
  };
}

/** Pages leave many empty lines behind; one parts paragraphs as well. */
function fewLines(text: string): string {
  return text.replace(/\n[ \t]*(?:\n[ \t]*){2,}/g, '\n\n');
}

function StretchText({
  stretch,
  onLook,
}: {
  readonly stretch: Stretch;
  readonly onLook: (ref: string) => void;
}) {
  const { text, kinds, refs, looked } = stretch;
  if (kinds.length === 0 && !looked) return fewLines(text);
  const [first] = refs;
  const names = kinds.map((kind) => word('reports.kind', kind)).join(', ');
  return (
    <span
      className={`mark ${kinds[0] === undefined ? '' : `mark-${kinds[0]}`}${looked ? ' looked' : ''}`}
      title={names}
      // By keyboard one goes from passage to passage with n and p, and through the cards beside the text.
      onClick={
        first === undefined
          ? undefined
          : () => {
              onLook(first);
            }
      }
    >
      {text}
    </span>
  );
}
