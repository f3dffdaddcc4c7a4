import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Label, Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Icon } from './icon.tsx';
import type { Labelled } from './labelled.ts';

/** A choice. `value` is the key of one of the options. */
export interface Choice<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

export interface SelectProps<Key extends string> extends Labelled {
  readonly value: Key | null;
  readonly onChange: (key: Key) => void;
  readonly options: readonly Choice<Key>[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

export function Select<Key extends string>(props: SelectProps<Key>) {
  const { label, hideLabel = false, value, onChange, options, placeholder, isDisabled = false } = props;
  return (
    <AriaSelect
      className="field"
      value={value}
      isDisabled={isDisabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key);
        if (chosen) onChange(chosen.key);
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      <AriaButton className="button select-button">
        <SelectValue className="value" />
        <Icon name="down" size={14} />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <ListBox aria-label={label} items={options.map(({ key, label: name }) => ({ id: key, name }))}>
          {(item) => (
            <ListBoxItem className="option" id={item.id} textValue={item.name}>
              {item.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
