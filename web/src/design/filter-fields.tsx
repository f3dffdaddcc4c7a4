import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Select, type Choice } from './fields.tsx';
import { t } from '../i18n/translate.ts';
import './filter-fields.css';

/** A row of filters above a list. */
export function Filters({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <form
      className="filters no-print"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {children}
    </form>
  );
}

interface FilterProps<Value extends string = string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** How long typing rests before the list follows (ms): short enough to feel at once, long enough to spare a slow line. */
const typingRest = 350;

/** Words to filter by; the list follows as one types. */
export function FilterText({
  label,
  value = '',
  onChange,
  placeholder,
}: FilterProps & { readonly placeholder?: string }) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // What came from outside is shown; what one is typing is left alone.
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <div className="field filter-text">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        dir="auto"
        maxLength={300}
        value={typed}
        placeholder={placeholder}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            onChange(target.value.trim() === '' ? undefined : target.value.trim());
          }, typingRest);
        }}
      />
    </div>
  );
}

/** A day to filter by; the browser's own calendar. */
export function FilterDay({ label, value = '', onChange }: FilterProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="date"
        max="9999-12-31"
        value={value}
        onChange={({ target }) => {
          onChange(target.value === '' ? undefined : target.value);
        }}
      />
    </div>
  );
}

/** One of several values, or any. */
export function FilterChoice<Key extends string>(props: {
  readonly label: string;
  readonly value: Key | undefined;
  readonly onChange: (value: Key | undefined) => void;
  readonly options: readonly Choice<Key>[];
}) {
  const { label, value, onChange, options } = props;
  const any = 'any';
  return (
    <Select<Key | typeof any>
      label={label}
      value={value ?? any}
      options={[{ key: any, label: t('statements.any') }, ...options]}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key);
        onChange(chosen?.key);
      }}
    />
  );
}
