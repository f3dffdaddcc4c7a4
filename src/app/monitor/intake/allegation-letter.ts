import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../../record/canonical-json.ts';
import { allegationLetterSchema, type AllegationLetter, type Violation } from './allegation-letter-schema.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import { dateWords } from '../../../domain/date-words.ts';
import { fieldErrors } from './form-errors.ts';
import type { FormResult } from './observer-form.ts';
import { takeIn } from './take-in.ts';

/**
 * Takes a party's letter in as a report whose outlet is the party: each violation as the party's own statement, with its day, place and
 * clause, and the letter as JSON beside it.
 */
export async function takeInLetter(
  db: Database,
  input: unknown,
  { by, clock }: { readonly by: string; readonly clock: Clock },
): Promise<FormResult> {
  const parsed = allegationLetterSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) };
  const letter = parsed.data;
  const plain = JSON.parse(JSON.stringify(letter)) as JsonValue; // what JSON.stringify writes is JSON
  const outlet = letter.party.replace(/^the /i, '');
  const id = letter.id ?? createHash('sha256').update(canonicalJson(plain)).digest('hex').slice(0, 16);
  const record = {
    id: `letter-${id}`,
    outlet,
    published: letter.date,
    ...letterText(letter),
    letter: plain,
  };
  const result = await takeIn(
    db,
    {
      source: `Letter of ${letter.party}`,
      name: 'letter.json',
      bytes: Buffer.from(canonicalJson(record)),
      via: { kind: 'letter', name: outlet },
      by,
    },
    clock,
  );
  return { ok: true, result };
}

/** The letter as plain English, one paragraph a violation, then the party's own words. */
export function letterText(letter: AllegationLetter): { readonly title: string; readonly text: string } {
  const { party, addressee, date, violations, text } = letter;
  const own = text === undefined || text === '' ? [] : [text];
  return {
    title: `Letter of ${party} to ${addressee}, ${dateWords(date)}`,
    text: [...violations.map((violation) => paragraph(violation, letter)), ...own].join('\n\n'),
  };
}

function paragraph(
  { date, time, place, accused, what, clause }: Violation,
  letter: AllegationLetter,
): string {
  const who = accused === undefined ? '' : `${accused} `;
  const deed = what.endsWith('.') ? what.slice(0, -1) : what;
  const told = `On ${dateWords(date)} in ${place}, ${who}${deed}, ${letter.party} said in a letter to ${letter.addressee}.`;
  return [
    told,
    ...(time === undefined ? [] : [`It gave the time as ${time}.`]),
    ...(clause === undefined ? [] : [`It named clause ${clause} of the agreement.`]),
  ].join(' ');
}
