import { useId } from 'react';
import { t } from '../../i18n/translate.ts';
import type { FieldErrors } from './field-errors.ts';
import type { FormField } from './form-payload.ts';
import type { Draft } from './local-draft.ts';

interface Props {
  readonly fields: readonly FormField[];
  readonly draft: Draft;
  readonly set: (path: string, value: string) => void;
  readonly missing: readonly string[];
  readonly told: FieldErrors;
}

/** Fields of a form, with the browser's own controls: phones know best how a day or a choice is put in. */
export function FormFields({ fields, draft, set, missing, told }: Props) {
  return (
    <div className="form-fields">
      {fields.map((field) => (
        <OneField
          key={field.path}
          field={field}
          value={draft[field.path] ?? ''}
          onChange={(value) => {
            set(field.path, value);
          }}
          error={missing.includes(field.path) ? t('sources.required') : told.of(field.path)}
        />
      ))}
    </div>
  );
}

interface OneProps {
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

function OneField({ field, value, onChange, error }: OneProps) {
  const id = useId();
  const { label, description, required = false, kind } = field;
  const describedBy = [description && `${id}-what`, error && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className={kind === 'text' ? 'field wide' : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      <Control
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        invalid={error !== undefined}
        describedBy={describedBy === '' ? undefined : describedBy}
      />
      {description !== undefined && (
        <span className="description" id={`${id}-what`}>
          {description}
        </span>
      )}
      {error !== undefined && (
        <span className="error" id={`${id}-wrong`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

interface ControlProps extends Omit<OneProps, 'error'> {
  readonly id: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

function Control({ field, id, value, onChange, invalid, describedBy }: ControlProps) {
  const shared = {
    id,
    className: 'input',
    value,
    required: field.required ?? false,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onChange(target.value);
    },
  };
  switch (field.kind) {
    case 'choice':
      return (
        <select {...shared}>
          <option value="">{t('sources.choose')}</option>
          {field.options?.map((option) => (
            <option key={option.key} value={option.key}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'text':
      return <textarea {...shared} rows={3} dir="auto" />;
    case 'day':
      return <input {...shared} type="date" max="9999-12-31" />;
    case 'time':
      return <input {...shared} type="time" />;
    case 'number':
      return <input {...shared} type="text" inputMode="decimal" autoComplete="off" />;
    case 'line':
      return <input {...shared} type="text" dir="auto" autoComplete="off" />;
  }
}
