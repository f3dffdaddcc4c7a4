import { useEffect } from 'react';

/** On a narrow window the tabs run on sideways: the chosen one is brought into view. */
export function useChosenTabInView(chosen: string): void {
  useEffect(() => {
    // The tabs are drawn in two passes: only in the next frame are they there.
    const frame = requestAnimationFrame(() => {
      const tab = document.querySelector('[role="tab"][aria-selected="true"]');
      tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [chosen]);
}
