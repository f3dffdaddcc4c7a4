import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgreementError } from '../app/ports.ts';
import { packageRoot } from './package-root.ts';
import { parseAgreement } from './parse-agreement.ts';

const shipped = readFileSync(join(packageRoot, 'agreements/syria-2016-02.yaml'), 'utf8');

function mistake(change: (text: string) => string): string {
  try {
    parseAgreement('mine.yaml', change(shipped));
  } catch (error) {
    if (error instanceof AgreementError) return error.message;
    throw error;
  }
  return '';
}

describe('parseAgreement', () => {
  it('reads what ships', () => {
    const agreement = parseAgreement('syria', shipped);
    expect(agreement.excluded.map((e) => e.actor)).toEqual(['isis', 'nusra']);
    expect(agreement.periods[0]?.from).toBe('2016-02-27T00:00+02:00');
  });

  it('names the file, the line and the field of a mistake', () => {
    const message = mistake((t) => t.replace('announced: 2016-02-22', 'announced: soon'));
    const line = shipped.split('\n').findIndex((l) => l.startsWith('announced:')) + 1;
    expect(message).toMatch(new RegExp(`^mine\\.yaml:${line}: announced: .*day`));
  });

  it.each([
    ['broken YAML', (t: string) => `${t}\n  - : [`, /not valid YAML/],
    ['an unknown field', (t: string) => `${t}\nsecret: 1\n`, /secret|unrecognized/i],
    ['a clause twice', (t: string) => t.replace('id: no-territory', 'id: in-full-2254'), /two clauses/],
    [
      'an exception that is not there',
      (t: string) => t.replace('exceptions: [self-defence]', 'exceptions: [mercy]'),
      /"mercy"/,
    ],
    [
      'a period that ends before it begins',
      (t: string) => t.replace('to: null', 'to: 2015-01-01T00:00+02:00'),
      /before it begins/,
    ],
  ])('refuses %s', (_what, change, expected) => {
    expect(mistake(change)).toMatch(expected);
  });
});
