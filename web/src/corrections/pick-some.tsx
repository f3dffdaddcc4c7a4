import { Checkbox } from '../design/fields.tsx';
import './choices.css';

interface PickSomeProps {
  /** `text` is the sources' own. */
  readonly options: readonly { readonly id: string; readonly outlet: string; readonly text: string }[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Some of what something is made of. */
export function PickSome({ options, value, onChange }: PickSomeProps) {
  return (
    <ul className="plain choice-list">
      {options.map(({ id, outlet, text }) => (
        <li key={id}>
          <Checkbox
            isSelected={value.includes(id)}
            onChange={(on) => {
              onChange(on ? [...value, id] : value.filter((each) => each !== id));
            }}
          >
            <span>
              <strong>
                <bdi>{outlet}</bdi>
              </strong>{' '}
              <span dir="auto" lang="en">
                {text}
              </span>
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
