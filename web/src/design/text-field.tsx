import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import type { Labelled } from './labelled.ts';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, Labelled {
  readonly description?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Lines of a field for longer text; a single line where absent. */
  readonly lines?: number;
}

export function TextField({
  label,
  hideLabel = false,
  description,
  error,
  placeholder,
  lines,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} className="field" isInvalid={error !== undefined}>
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {lines === undefined ? (
        <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <TextArea className="input" rows={lines} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
      {description !== undefined && (
        <Text slot="description" className="description">
          {description}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaTextField>
  );
}
