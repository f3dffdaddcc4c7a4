/** What a stretch of terminal text is for; a theme turns it into codes. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly alarm: (text: string) => string;
  readonly caution: (text: string) => string;
}

const plain: Paint = {
  heading: (text) => text,
  strong: (text) => text,
  faint: (text) => text,
  alarm: (text) => text,
  caution: (text) => text,
};

/** SGR codes of the 16-colour set only: they follow the user's own theme, light or dark. */
const coloured: Paint = {
  heading: (text) => `\u001B[1;36m${text}\u001B[0m`,
  strong: (text) => `\u001B[1m${text}\u001B[0m`,
  faint: (text) => `\u001B[2m${text}\u001B[0m`,
  alarm: (text) => `\u001B[1;31m${text}\u001B[0m`,
  caution: (text) => `\u001B[33m${text}\u001B[0m`,
};

export function paintFor(color: boolean): Paint {
  return color ? coloured : plain;
}
