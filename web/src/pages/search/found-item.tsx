import type { ReactNode } from 'react';
import type { SearchItem } from '../../api/views.ts';

/** The title and the words found, marked. */
export function FoundItem({ item }: { readonly item: SearchItem }) {
  return (
    <>
      <span className="found-title" dir="auto">
        {item.title}
      </span>
      {item.detail !== '' && (
        <span className="found-detail" dir="auto">
          {marked(item)}
        </span>
      )}
    </>
  );
}

function marked({ detail, highlights }: SearchItem): ReactNode[] {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of highlights) {
    if (start < from) continue;
    pieces.push(detail.slice(from, start), <mark key={start}>{detail.slice(start, end)}</mark>);
    from = end;
  }
  pieces.push(detail.slice(from));
  return pieces;
}
