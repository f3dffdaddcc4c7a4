import { useEffect, useState } from 'react';
import { useGet } from '../../api/queries.ts';

/** Typing is answered when it pauses for this long (ms). */
const pause = 150;

/** What the words find, a moment after they were typed. Nothing is asked for fewer than two letters. */
export function useSearch(words: string) {
  const [asked, setAsked] = useState(words);
  useEffect(() => {
    const timer = setTimeout(setAsked, pause, words);
    return () => {
      clearTimeout(timer);
    };
  }, [words]);
  const q = asked.trim();
  const query = useGet('/search', { query: { q } }, { enabled: q.length > 1 });
  const groups = q.length > 1 ? (query.data?.groups ?? []) : [];
  return { query, groups, asked: q, isWaiting: words !== asked || (q.length > 1 && query.isFetching) };
}
