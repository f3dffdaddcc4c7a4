import type { SearchItem, SearchKind } from '../../api/views.ts';
import { MarkedWords } from '../../passages/marked-words.tsx';

/** The title and the words found, marked. */
export function FoundItem({ kind, item }: { readonly kind: SearchKind; readonly item: SearchItem }) {
  const { title, detail, highlights } = item;
  const words = <MarkedWords text={detail} ranges={highlights} />;
  // A place and an outlet are found by their names, and the title only counts what there is of them.
  const isName = kind === 'place' || kind === 'outlet';
  return (
    <>
      <span className="found-title" dir="auto">
        {isName ? words : title}
      </span>
      {(isName || detail !== '') && (
        <span className="found-detail" dir="auto">
          {isName ? title : words}
        </span>
      )}
    </>
  );
}
