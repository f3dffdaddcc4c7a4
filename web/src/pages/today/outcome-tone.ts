import type { FindingOutcome } from '../../api/views.ts';
import type { Tone } from '../../design/small-parts.tsx';

/** How much an outcome asks to be looked at. */
export function outcomeTone(outcome: FindingOutcome): Tone {
  switch (outcome) {
    case 'would be a violation if true':
      return 'bad';
    case 'to be watched':
      return 'warn';
    case 'undeterminable':
    case 'not prohibited':
    case 'outside the agreement':
      return 'plain';
  }
}
