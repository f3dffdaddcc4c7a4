import { useEffect, useRef, useSyncExternalStore } from 'react';
import { recall, remember } from './preferences.ts';

/** One key of a page. `key` is as KeyboardEvent.key tells it: 'j', 'J' with Shift, ' ', 'Enter'. */
export interface KeyBinding {
  readonly key: string;
  /** Said in the keyboard help. */
  readonly label: string;
  readonly act: (event: KeyboardEvent) => void;
}

export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly KeyBinding[];
}

interface Registered {
  current: KeyGroup;
}
const registered: Registered[] = [];

/** Single keys for a page, as long as it is shown. They sleep while something is typed or a dialog or menu is open. */
export function useKeys(title: string, bindings: readonly KeyBinding[], everywhere = false): void {
  const entry = useRef<Registered>({ current: { title, bindings } });
  useEffect(() => {
    entry.current.current = { title, bindings };
  });
  useEffect(() => {
    const mine = entry.current;
    // A page's keys go before those that work everywhere, in effect as in the help.
    if (everywhere) registered.push(mine);
    else registered.unshift(mine);
    return () => {
      registered.splice(registered.indexOf(mine), 1);
    };
  }, [everywhere]);
}

/** All keys that do something now, for the help. */
export function keyGroups(): readonly KeyGroup[] {
  return registered.map((each) => each.current);
}

/** Where keys belong to what has the focus. */
const ownKeys =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], [role=combobox], .maplibregl-canvas';
/** Where Space and Enter press what has the focus. A link is followed by Enter alone. */
const pressedBySpace = 'button, summary, [role=button], [role=tab], [role=menuitem], input';
const pressedByEnter = `a[href], ${pressedBySpace}`;

const change = new Set<() => void>();
let on = recall('keys') !== 'off';

/** Single keys get in the way of speech input: they can be put off (WCAG 2.1.4). */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const state = useSyncExternalStore(
    (listener) => {
      change.add(listener);
      return () => change.delete(listener);
    },
    () => on,
  );
  return [
    state,
    (next) => {
      on = next;
      remember('keys', next ? null : 'off');
      for (const listener of change) listener();
    },
  ];
}

/** Answers a key; true where it did something. */
export function pressKey(event: KeyboardEvent): boolean {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(ownKeys)) return false;
  if (event.key === ' ' && target?.closest(pressedBySpace)) return false;
  if (event.key === 'Enter' && target?.closest(pressedByEnter)) return false;
  for (const { current } of registered) {
    const binding = current.bindings.find((each) => each.key === event.key);
    if (binding) {
      event.preventDefault();
      binding.act(event);
      return true;
    }
  }
  return false;
}
