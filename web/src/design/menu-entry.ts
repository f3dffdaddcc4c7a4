/** A line of a menu. */
export type MenuEntry =
  | {
      readonly key: string;
      readonly label: string;
      readonly act: () => void;
      readonly shortcut?: string;
      readonly chosen?: boolean;
    }
  | 'separator';
