import type { ReactNode } from 'react';

interface MarkedWordsProps {
  readonly text: string;
  /** Half open, UTF-16 code units of `text`, in their order. */
  readonly ranges: readonly (readonly number[])[];
}

/** Some of a text, with the words marked that were searched for. */
export function MarkedWords({ text, ranges }: MarkedWordsProps) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const [start = 0, end = 0] of ranges) {
    if (start < from) continue;
    pieces.push(
      text.slice(from, start),
      <mark key={start} className="found-words">
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return [...pieces, text.slice(from)];
}
