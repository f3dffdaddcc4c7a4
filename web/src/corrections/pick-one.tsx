import type { ReactNode } from 'react';
import { Loading } from '../design/states.tsx';
import { t } from '../i18n/translate.ts';
import './choices.css';

interface PickOneProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: ReactNode; readonly detail: string }[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly pending: boolean;
}

/** One of what was found. */
export function PickOne({ label, options, value, onChange, pending }: PickOneProps) {
  if (pending) return <Loading lines={3} />;
  if (options.length === 0) return <p className="soft">{t('frame.noneFound')}</p>;
  return (
    <div role="radiogroup" aria-label={label} className="choice-list">
      {options.map((option) => (
        <label key={option.id} className="radio-line">
          <input
            type="radio"
            name="pick-one"
            checked={value === option.id}
            onChange={() => {
              onChange(option.id);
            }}
          />
          <span>
            {option.title} <span className="small soft">{option.detail}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
