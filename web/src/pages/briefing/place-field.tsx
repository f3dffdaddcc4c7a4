import { useId, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { t } from '../../i18n/translate.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (place: string | undefined) => void;
}

/** A place or province by name; what the monitor knows is offered while one types. */
export function PlaceField({ value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const places = useGet('/places', {
    query: { q: typed.trim() === '' ? undefined : typed.trim(), limit: 20 },
  });
  const items = places.data?.items ?? [];
  const names = [
    ...new Set(items.flatMap((place) => (place.admin1 === null ? [place.name] : [place.name, place.admin1]))),
  ];
  const commit = (text: string) => {
    onChange(text.trim() === '' ? undefined : text.trim());
  };
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('briefing.place')}
      </label>
      <input
        id={id}
        className="input"
        list={`${id}-names`}
        dir="auto"
        maxLength={300}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '' || names.includes(target.value)) commit(target.value);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit(typed);
        }}
        onBlur={() => {
          commit(typed);
        }}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
