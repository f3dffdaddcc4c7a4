import { describe, expect, it } from 'vitest';
import { openDocument } from './open-document.ts';

const report = 'Shells fell on Orlava on Wednesday, the mayor said.';

function open(content: string | readonly number[], name: string, largest?: number) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  return openDocument({ source: name, name, bytes }, largest);
}

const troubleOf = (opened: ReturnType<typeof open>) =>
  opened.format === 'unreadable' ? opened.trouble.message : null;

describe('openDocument', () => {
  // By content: none of the names says what the bytes are.
  it.each([
    ['a PDF', [...Buffer.from('%PDF-1.7\n1 0 obj')]],
    ['a ZIP archive or an office document', [...Buffer.from('PK'), 3, 4, 20, 0]],
    ['an RTF document', [...Buffer.from(`{\\rtf1 ${report}}`)]],
    ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0]],
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
  ])('knows %s under any name', (what, bytes) => {
    for (const name of ['report.txt', 'page.html', 'records.json', 'records.jsonl', ''])
      expect(troubleOf(open(bytes, name))).toBe(`this is ${what}, not text`);
  });

  it('reads a report that is called an archive', () => {
    expect(open(report, 'report.zip').format).toBe('text');
    expect(open(`<html><body><p>${report}</p></body></html>`, 'report.pdf').format).toBe('html');
  });

  it.each([
    ['42', 'x.txt', 'no sentence of a report is in it'],
    ['[]', '', 'no sentence of a report is in it'],
    [' \n', 'x.txt', 'the file holds only white space'],
    ['', 'x.txt', 'the file is empty'],
  ])('finds nothing to read in %j', (content, name, message) => {
    expect(troubleOf(open(content, name))).toBe(message);
  });

  it.each([
    ['42', 'x.json', 'the JSON holds no report: no "text" and no "html"'],
    ['[]', 'x.json', 'there is no record in it'],
    ['{"items": []}', 'x.json', 'there is no record in it'],
    [' \n\n', 'x.jsonl', 'there is no record in it'],
    ['[42]', 'x.json', 'the record is no object'],
    [JSON.stringify({ text: report }), 'x.json', 'readable'],
  ])('tells of the records in %j', (content, name, told) => {
    const opened = open(content, name);
    if (!('records' in opened)) throw new Error('no records');
    expect([...opened.records].map((r) => (r.ok ? 'readable' : r.trouble.message))).toEqual([told]);
  });

  it('says how large a text may be', () => {
    expect(troubleOf(open(report, 'x.txt', report.length))).toBeNull();
    expect(troubleOf(open(report, 'x.txt', report.length - 1))).toContain('a report may have');
  });
});
