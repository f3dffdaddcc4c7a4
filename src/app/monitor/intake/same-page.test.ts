import { describe, expect, it } from 'vitest';
import { toldBy } from './same-page.ts';

const page = (parts: {
  readonly nav?: string;
  readonly script?: string;
  readonly text?: string;
  readonly attribute?: string;
}): Buffer =>
  Buffer.from(
    `<!doctype html><html><head><title>Shells fall</title><script>${parts.script ?? ''}</script></head>
     <body data-session="${parts.attribute ?? ''}"><nav>${parts.nav ?? 'Home'}</nav>
     <article><p>${parts.text ?? 'Shells fell on Orlava.'}</p></article><footer>${parts.nav ?? ''}</footer></body></html>`,
  );

describe('toldBy', () => {
  it('leaves out what changes at every look', () => {
    const first = toldBy(page({}));
    expect(first).toBe('Shells fall\nShells fell on Orlava.');
    expect(toldBy(page({ nav: '17 readers now', script: 'track(7)', attribute: 'x9' }))).toBe(first);
  });

  it('changes with a word of the text', () => {
    expect(toldBy(page({ text: 'Shells fell on Marrick.' }))).not.toBe(toldBy(page({})));
  });

  it('knows a text of its own by its words, and tells nothing of data and of nothing', () => {
    expect(toldBy(Buffer.from('Shells fell on Orlava.'))).toContain('Shells fell on Orlava.');
    expect(toldBy(Buffer.from('%PDF-1.7'))).toBeNull();
    expect(toldBy(Buffer.from('<script>a()</script>'))).toBeNull();
  });
});
