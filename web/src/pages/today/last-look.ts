import { useState } from 'react';
import { recall, remember } from '../../app/preferences.ts';

/** Up to which change this reader has looked, as kept on this machine; null at the first look. */
export function useLastLook(): readonly [number | null, (seq: number | null) => void] {
  const [seq, setSeq] = useState(() => {
    const kept = recall('seen');
    const number = Number(kept);
    return kept !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
  });
  return [
    seq,
    (next) => {
      remember('seen', next === null ? null : String(next));
      setSeq(next);
    },
  ];
}
