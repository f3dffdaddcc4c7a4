import type { ReactNode } from 'react';
import { ErrorState, Loading } from '../design/states.tsx';
import { t } from '../i18n/translate.ts';
import './choices.css';

interface PickOneProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: ReactNode; readonly detail: string }[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** The query that the options are from: a list that did not come is not an empty one. */
  readonly query: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What is said where there is no option. */
  readonly none: string;
}

/** One of what was found. */
export function PickOne({ label, options, value, onChange, query, none }: PickOneProps) {
  if (query.isPending) return <Loading lines={3} />;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (options.length === 0) return <p className="soft">{none}</p>;
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

/** What is said where nothing can be picked: what stands near in time is offered before any words are typed. */
export function noneToPick(words: string): string {
  return words.trim() === '' ? t('frame.noneNear') : t('frame.noneFound');
}
