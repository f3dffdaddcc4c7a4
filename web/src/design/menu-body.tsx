import { useRef, useState, type ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuEntry } from './menu-entry.ts';

/** The menu itself, open when it comes. */
export function MenuBody(props: {
  /** Opened by a key: the first entry takes the focus. */
  readonly byKey: boolean;
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}) {
  const { byKey, trigger, label, entries } = props;
  const [isFirst, setIsFirst] = useState(true);
  const box = useRef<HTMLSpanElement>(null);
  return (
    <MenuTrigger
      defaultOpen
      onOpenChange={(open) => {
        // What had the focus before the first opening was another button, which is gone.
        if (open) return;
        setIsFirst(false);
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
        });
      }}
    >
      <span ref={box} className="contents">
        {trigger}
      </span>
      <Popover className="popover" offset={4}>
        <AriaMenu aria-label={label} {...(isFirst && byKey ? { autoFocus: 'first' as const } : {})}>
          {entries.map((entry, i) =>
            entry === 'separator' ? (
              <Separator key={i} className="separator" />
            ) : (
              <MenuItem
                key={entry.key}
                id={entry.key}
                className="option"
                textValue={entry.label}
                onAction={entry.act}
              >
                <span>{entry.label}</span>
                {entry.chosen === true && <span aria-hidden="true">✓</span>}
                {entry.shortcut !== undefined && <kbd className="shortcut">{entry.shortcut}</kbd>}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
