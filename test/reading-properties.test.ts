import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReadOutcome, Report } from '../src/domain/report.ts';
import { readDocument } from '../src/reading/read-document.ts';
import { readHtml } from '../src/reading/read-html.ts';
import { readingReference } from '../src/storage/reading-reference-files.ts';

const reference = readingReference();
const read = (bytes: Uint8Array, name: string): ReadOutcome[] =>
  readDocument({ source: name, name, bytes }, { reference, html: readHtml });

/** Pieces that reading has rules for, in any order and number. */
const pieces = fc.constantFrom(
  'Shells fell on the town on Monday, the mayor said.',
  'Ministers meet in Henn Ford',
  'BEIRUT (Reuters) - ',
  'BEIRUT At least ',
  '(AFP photo)',
  'AFP Friday 1 Jul 2016 ',
  '21.05.2016 - Update : 02.06.2016',
  'Last updated at Jul 012016 ',
  'Tags Country war Group ',
  'By Jane Doe',
  '(Reporting by Jane Doe; Editing by John Roe)',
  'Read Also',
  'icon share icon tweet icon print icon mail icon',
  'We use cookies.',
  ' --Reuters',
  '219-11',
  '“No,” he said.',
  '\n',
  '\n\n',
  ' ',
  '(',
  '"',
  '\u202E',
  '\u001B[31m',
  '😀',
  '\uD800',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
);
const markup = fc
  .array(
    fc.oneof(
      pieces,
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div',
        '>',
        '</div>',
        '<h1>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<nav>',
        '&amp;',
        '&#x0;',
        '&#99999999;',
        '<a href="',
        "<b x='",
        '<svg>',
        '<title>',
        '<meta name=author content=x>',
        '<br>',
        '<html lang=en>',
        '<template>',
        '<li>',
      ),
    ),
    { maxLength: 60 },
  )
  .map((list) => `<html><body>${list.join('')}`);

function isTiled(report: Report): void {
  let at = 0;
  for (const part of report.parts) {
    expect(part.start).toBeGreaterThanOrEqual(at);
    expect(part.end).toBeGreaterThan(part.start);
    expect(report.text.slice(at, part.start).trim()).toBe('');
    at = part.end;
  }
  expect(at).toBeLessThanOrEqual(report.text.length);
  expect(report.text.slice(at).trim()).toBe('');
}

function hasSoundRanges(report: Report): void {
  const told = [
    report.title,
    report.outlet,
    report.published,
    report.updated,
    report.referenceDate,
    report.datelinePlace,
    report.language,
    ...report.agencies,
    ...report.authors,
    ...(report.citedOutlets ?? []),
  ];
  for (const { range } of told.filter((t) => t !== null)) {
    if (range === null) continue;
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeGreaterThan(range.start);
    expect(range.end).toBeLessThanOrEqual(report.text.length);
  }
  expect(
    report.title?.range ? report.text.slice(report.title.range.start, report.title.range.end) : null,
  ).toBe(report.title?.range ? report.title.value : null);
}

function isSound(bytes: Uint8Array, name: string): void {
  const outcomes = read(bytes, name);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(read(bytes, name)).toEqual(outcomes);
  for (const outcome of outcomes) {
    if (outcome.ok) {
      isTiled(outcome.report);
      hasSoundRanges(outcome.report);
    } else {
      expect(outcome.problem.message).not.toContain('\n');
      expect(outcome.problem.remedy).not.toBe('');
    }
  }
}

it('reads any bytes without throwing, into parts that tile the text', () => {
  const names = fc.constantFrom('a.txt', 'a.html', 'a.json', 'a.jsonl', '');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), names, isSound), { numRuns: 300 });
});

it('reads any text made of what reports are made of', () => {
  fc.assert(
    fc.property(texts, (text) => {
      isSound(Buffer.from(text), 'a.txt');
    }),
    { numRuns: 400 },
  );
});

it('reads any markup', () => {
  fc.assert(
    fc.property(markup, (text) => {
      isSound(Buffer.from(text), 'a.html');
    }),
    { numRuns: 150 },
  );
});

it('reads records of any content, with the title in the text or not', () => {
  const field = fc.option(texts, { nil: undefined });
  const records = fc.array(
    fc.record({ id: field, title: field, text: field, html: field, published: field, url: field }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(records, (list) => {
      isSound(Buffer.from(list.map((r) => JSON.stringify(r)).join('\n')), 'a.jsonl');
    }),
    { numRuns: 150 },
  );
});

it.each([
  ['nesting of 50,000 levels', '<html><body>' + '<div>'.repeat(50_000) + 'A text of some words.'],
  ['unclosed paragraphs', '<html><body>' + '<p>Shells fell on the town, the mayor said. '.repeat(20_000)],
  ['unclosed attributes', '<html><body>' + '<a href="'.repeat(100_000) + 'A text of some words.'],
  ['unclosed comments', '<html><body><p>A text of some words.</p>' + '<!--'.repeat(300_000)],
  ['nothing but "<"', '<html><body>' + '<'.repeat(1_000_000)],
  ['10 MB of paragraphs', '<html><body>' + '<p>Shells fell on the town, the mayor said. '.repeat(240_000)],
])('reads %s within seconds', (_, text) => {
  const started = performance.now();
  expect(read(Buffer.from(text), 'a.html')).toHaveLength(1);
  // Ten times what it takes on two cores: the test is to catch quadratic growth, which would take minutes.
  expect(performance.now() - started).toBeLessThan(15_000);
});

it('takes no more than in proportion to the text', () => {
  const time = (copies: number): number => {
    const bytes = Buffer.from(
      'Shells fell on (AFP) BEIRUT and AFP reported it on 01-02-2016 to "no one". '.repeat(copies),
    );
    const started = performance.now();
    read(bytes, 'a.txt');
    return performance.now() - started;
  };
  time(500);
  const short = Math.min(time(4000), time(4000));
  expect(time(16_000)).toBeLessThan(short * 4 * 3 + 50);
});

it('refuses what is larger than the limit, and says how large it is', () => {
  const input = { source: 'big.txt', name: 'big.txt', bytes: Buffer.alloc(3 * 1024 * 1024, 97) };
  const [outcome] = readDocument(input, { reference, largest: 1024 * 1024 });
  expect(outcome).toMatchObject({ ok: false, problem: { kind: 'too-large', source: 'big.txt' } });
});

it.each([
  ['one.json', '{"text":"', '"}'],
  ['list.json', '[{"text":"', '"}]'],
  ['lines.jsonl', '{"text":"', '"}'],
])('refuses a record that is larger than the limit, in %s', (name, before, after) => {
  const bytes = Buffer.from(`${before}${'The mayor said so. '.repeat(100_000)}${after}`);
  const [outcome] = readDocument({ source: name, name, bytes }, { reference, largest: 1024 * 1024 });
  expect(outcome).toMatchObject({ ok: false, problem: { kind: 'too-large' } });
});
