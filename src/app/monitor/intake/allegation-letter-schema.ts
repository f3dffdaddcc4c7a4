import { z } from 'zod';
import { dayField, formIdField, lineField, placeField, textField, timeField } from './form-fields.ts';

const violation = z.strictObject({
  date: dayField,
  time: timeField.optional(),
  place: placeField,
  /** Who is said to have done it. */
  accused: lineField(200).optional(),
  /**
   * What was done, as it goes on from the accused: "shelled the market, killing three civilians"; without an accused a clause of its own:
   * "two houses were shelled".
   */
  what: lineField(1000),
  /** The clause that the party names, as it writes it: "2.1". */
  clause: lineField(40).optional(),
});
export type Violation = z.infer<typeof violation>;

export const allegationLetterSchema = z.strictObject({
  id: formIdField,
  /** As it goes into a sentence: "the Halder Front". Without its article it is the report's outlet. */
  party: lineField(200),
  /** The letter's own date. */
  date: dayField,
  addressee: lineField(200),
  violations: z.array(violation).min(1).max(500),
  /** The letter's other words. */
  text: textField(100_000).optional(),
});
export type AllegationLetter = z.infer<typeof allegationLetterSchema>;
