import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** Any of main, danger, quiet, small, icon. An icon button needs an aria-label. */
  readonly look?: string;
}

/** A button. `onPress` answers mouse, finger, keyboard and screen reader alike. */
export function Button({ look = '', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`button ${look}`} />;
}
