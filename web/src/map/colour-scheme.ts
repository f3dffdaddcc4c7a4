import { useSyncExternalStore } from 'react';

/** What the page is drawn in now: the reader's choice, else the system's. Read off the page itself. */
function schemeNow(): 'light' | 'dark' {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (scheme === 'dark' || scheme === 'light') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function listen(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributes: true });
  return () => {
    system.removeEventListener('change', changed);
    choice.disconnect();
  };
}

export function useColourScheme(): 'light' | 'dark' {
  return useSyncExternalStore(listen, schemeNow);
}
