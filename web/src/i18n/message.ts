/** A message: its text with `{name}` places, or its plural forms by the language's own rules, chosen by `n`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** All messages of one page or of the frame, in one language. */
export type Messages = Readonly<Record<string, Message>>;

/** What a complete translation of `T` must have. */
export type Translation<T extends Messages> = Readonly<Record<keyof T, Message>>;

/** What a translation under way may have: what is missing is shown in English. */
export type PartialTranslation<T extends Messages> = Readonly<Partial<Record<keyof T, Message>>>;

/** Numbers are written by the language's rules; strings go in as they are. */
export type MessageValues = Readonly<Record<string, string | number>>;
