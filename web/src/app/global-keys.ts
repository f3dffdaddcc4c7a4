import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { undoNewest } from '../design/toast-queue.ts';
import { t } from '../i18n/translate.ts';
import { pressKey, useKeys } from './keys.ts';
import { navigation } from './navigation.ts';

/** A letter after `g` counts within this time (ms). */
const sequenceTime = 1_500;

/** The keys that work on every page, and the one listener that all pages' keys are answered by. */
export function useGlobalKeys(open: { readonly search: () => void; readonly help: () => void }): void {
  const navigate = useNavigate();
  useEffect(() => {
    let afterG = -Infinity;
    const listen = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open.search();
        return;
      }
      if (event.timeStamp - afterG < sequenceTime && !isTyping(event)) {
        afterG = -Infinity;
        const entry = navigation.find((each) => each.key === event.key);
        if (entry && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          void navigate({ to: entry.to });
          return;
        }
      }
      pressKey(event);
    };
    const listenForG = (event: Event) => {
      afterG = event.timeStamp;
    };
    document.addEventListener('keydown', listen);
    document.addEventListener('trucewatch-g', listenForG);
    return () => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('trucewatch-g', listenForG);
    };
  }, [navigate, open]);
  useKeys(
    t('frame.keysEverywhere'),
    [
      { key: '/', label: t('frame.searchAll'), act: open.search },
      {
        key: 'g',
        label: t('frame.keyGo'),
        act: () => {
          document.dispatchEvent(new Event('trucewatch-g'));
        },
      },
      { key: 'u', label: t('frame.keyUndo'), act: () => void undoNewest() },
      { key: '?', label: t('frame.keys'), act: open.help },
    ],
    true,
  );
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, [role=dialog]') !== null;
}
