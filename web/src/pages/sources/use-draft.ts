import { useEffect, useState } from 'react';
import { dropDraft, keepDraft, readDraft, type Draft } from './local-draft.ts';

/** What is being written in a form, kept in this browser from key to key until it is sent. */
export function useDraft(form: string, beginning: () => Draft) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...beginning(), ...readDraft(localStorage, form) }));
  const [kept, setKept] = useState(true);
  const replace = (next: Draft) => {
    setDraft(next);
    setKept(keepDraft(localStorage, form, next));
  };
  return {
    draft,
    kept,
    replace,
    set: (name: string, value: string) => {
      replace({ ...draft, [name]: value });
    },
    clear: () => {
      dropDraft(localStorage, form);
      setDraft(beginning());
    },
  };
}

/** True while the browser has a line; a form that cannot be sent says so before one tries. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => {
      setOnline(navigator.onLine);
    };
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}
