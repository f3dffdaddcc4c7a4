import type { Tone } from '../../design/small-parts.tsx';

const tones: Readonly<Record<string, Tone>> = {
  accept: 'good',
  promise: 'good',
  propose: 'accent',
  reject: 'bad',
  decline: 'bad',
  threaten: 'bad',
  deny: 'warn',
  accuse: 'warn',
  condemn: 'warn',
};

/** How an act is coloured: what says yes, what says no, what disputes. The word stands beside it always. */
export function actTone(act: string): Tone {
  return tones[act] ?? 'plain';
}
