import { cloneElement, lazy, Suspense, useState, type ReactElement } from 'react';
import type { ButtonProps } from './button.tsx';
import type { MenuEntry } from './menu-entry.ts';

export type { MenuEntry };

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<ButtonProps>;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const load = () => import('./menu-body.tsx');
const MenuBody = lazy(async () => ({ default: (await load()).MenuBody }));

/** A menu behind a button. What draws menus is 30 kB: it is loaded when a hand comes near. */
export function Menu({ trigger, label, entries }: MenuProps) {
  const [wanted, setWanted] = useState<'by key' | 'by pointer' | null>(null);
  const placeholder = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    onHoverStart: () => void load(),
    onFocus: () => void load(),
    onPress: ({ pointerType }) => {
      setWanted(pointerType === 'keyboard' || pointerType === 'virtual' ? 'by key' : 'by pointer');
    },
  });
  if (wanted === null) return placeholder;
  return (
    <Suspense fallback={placeholder}>
      <MenuBody byKey={wanted === 'by key'} trigger={trigger} label={label} entries={entries} />
    </Suspense>
  );
}
