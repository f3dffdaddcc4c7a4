import { allegationLetterSchema } from '../../app/monitor/intake/allegation-letter-schema.ts';
import { observerFormSchema } from '../../app/monitor/intake/observer-form-schema.ts';
import { named } from './schema-of.ts';

/** What people fill in: the observer's form and a party's letter. */
export const observerForm = named(
  observerFormSchema,
  'ObserverForm',
  "A field observer's form: the columns of an observation mission's daily reports",
);
export const allegationLetter = named(
  allegationLetterSchema,
  'AllegationLetter',
  "A party's letter that alleges violations",
);
