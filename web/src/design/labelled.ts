/** What every field has. */
export interface Labelled {
  readonly label: string;
  /** True where the label is for screen readers alone: the field's place says what it is. */
  readonly hideLabel?: boolean;
}
