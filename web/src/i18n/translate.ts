import type { ReactNode } from 'react';
import type { en } from './en.ts';
import { languages, type Language } from './languages.ts';
import type { Message, Messages, MessageValues } from './message.ts';

/** Every message there is, by the English dictionary. */
export type MessageKey = keyof typeof en;

/** What is spoken now. It is set once before anything is drawn, and the whole app is drawn anew when it changes. */
let spoken: { language: Language; messages: Messages; plural: Intl.PluralRules; numbers: Intl.NumberFormat } =
  {
    language: 'en',
    messages: {},
    plural: new Intl.PluralRules('en-GB'),
    numbers: new Intl.NumberFormat('en-GB'),
  };

export function speak(language: Language, messages: Messages): void {
  const { locale } = languages[language];
  spoken = {
    language,
    messages,
    plural: new Intl.PluralRules(locale),
    numbers: new Intl.NumberFormat(locale),
  };
}

export function spokenLanguage(): Language {
  return spoken.language;
}

export function spokenLocale(): string {
  return languages[spoken.language].locale;
}

function wordingOf(key: string, values: MessageValues): string {
  const message: Message | undefined = spoken.messages[key];
  if (message === undefined) return key;
  if (typeof message === 'string') return message;
  const n = values['n'];
  if (typeof n !== 'number') return message.other;
  // English has no form for none by Unicode's rules: where a message has words for it, they are said.
  return (n === 0 ? message.zero : undefined) ?? message[spoken.plural.select(n)] ?? message.other;
}

/** The message in the spoken language, its `{places}` filled. `n` chooses the plural form. */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return wordingOf(key, values).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? spoken.numbers.format(value) : isolated(value);
  });
}

/** A name of another script stays in one piece within right-to-left words (Unicode's isolates, UAX 9). */
function isolated(value: string): string {
  return languages[spoken.language].direction === 'rtl' ? `\u2068${value}\u2069` : value;
}

/** Like `t`, with elements in some of the places. */
export function tx(
  key: MessageKey,
  elements: Readonly<Record<string, ReactNode>>,
  values: MessageValues = {},
): ReactNode[] {
  return wordingOf(key, values)
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (name === undefined) return piece;
      const value = values[name];
      if (typeof value === 'number') return spoken.numbers.format(value);
      return value ?? elements[name] ?? piece;
    });
}

/** The key where there is such a message, else null: for words that come from the API (types, acts, sides). */
export function knownKey(key: string): MessageKey | null {
  return Object.hasOwn(spoken.messages, key) ? (key as MessageKey) : null; // looked up on the line itself
}

/** A word of the API's own vocabulary ("airstrike", "would be a violation if true") in the spoken language; as it is where it has no message. */
export function word(group: string, value: string): string {
  const key = knownKey(`${group}.${value}`);
  return key === null ? value : t(key);
}
