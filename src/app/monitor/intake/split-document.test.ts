import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from './report-key.ts';
import { splitDocument } from './split-document.ts';

function split(text: string, name: string, url: string | null = null) {
  return splitDocument({ source: name, name, bytes: new TextEncoder().encode(text) }, url, 'scope');
}

describe('what makes a report the same again', () => {
  it.each([
    ['https://a.example/x?utm_source=y#z', 'a.example/x'],
    ['http://A.example/x', 'a.example/x'],
    ['https://a.example/x?id=2', 'a.example/x?id=2'],
    ['https://a.example/', null],
    ['ftp://a.example/x', null],
    ['no address', null],
  ])('the page of %s is %s', (url, page) => {
    expect(pageOf(url)).toBe(page);
  });

  it('is its address, else its own id, else its content', () => {
    const records = [
      { id: 1, text: 'One.', url: 'https://a.example/1' },
      { id: 2, text: 'Two.' },
      { text: 'Three.' },
    ];
    const before = split(JSON.stringify(records), 'a.json').parts;
    const changed = records.map((r) => ({ ...r, text: `${r.text} Changed.` }));
    const after = split(JSON.stringify(changed), 'a.json').parts;
    const isSame = before.map((part, i) => part.report === after[i]?.report);
    expect(isSame).toEqual([true, true, false]);
  });

  it('is no address that several records of one file share', () => {
    const url = 'https://a.example/archive';
    const { parts } = split(
      [
        { text: 'One.', url },
        { text: 'Two.', url },
      ]
        .map((r) => JSON.stringify(r))
        .join('\n'),
      'a.jsonl',
    );
    expect(new Set(parts.map((p) => p.report)).size).toBe(2);
  });

  it('takes a record for one report, whatever lists it holds', () => {
    const { parts } = split(
      `${JSON.stringify({ id: 1, text: 'One.', items: [{ text: 'x' }] })}\n`,
      'a.jsonl',
    );
    expect(parts).toHaveLength(1);
    expect(parts[0]?.fileName).toBe('record.jsonl');
  });

  it('keeps of every document at least one part with its own bytes, or says why it holds none', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.constantFrom('a.json', 'a.jsonl', 'a.html', ''),
        (bytes, name) => {
          const { parts, problems } = splitDocument({ source: 's', name, bytes }, null, '');
          expect(parts.length + problems.length).toBeGreaterThan(0);
          for (const part of parts) expect(part.report).toMatch(/^r-[0-9a-f]{16}$/);
        },
      ),
    );
  });
});
