/** Decodes XML by its byte order mark or its declaration, as UTF-8 otherwise. Never throws: what cannot be decoded stands as U+FFFD. */
export function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Whether a document type is declared before the root element. Comments and instructions are skipped. Linear. */
export function declaresDocumentType(text: string): boolean {
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
    if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else return text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE';
  }
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from + 2);
  return found < 0 ? text.length : found + end.length;
}
