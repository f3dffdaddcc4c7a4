import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../../record/canonical-json.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import { fieldErrors, type FieldError } from './form-errors.ts';
import { observerFormSchema, type Observation, type ObserverForm } from './observer-form-schema.ts';
import { shownNote } from './observer-note.ts';
import { observerText } from './observer-text.ts';
import { seal } from './sealed-evidence.ts';
import { takeIn, type TakeInResult } from './take-in.ts';

export type FormResult =
  | { readonly ok: true; readonly result: TakeInResult }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Takes an observer's form in as a report of the mission: its text in plain English and the form as JSON, both without anything finer
 * than a named place. The form as it was filled in, exact position and all, is sealed.
 */
export async function takeInObservation(
  db: Database,
  input: unknown,
  { by, clock }: { readonly by: string; readonly clock: Clock },
): Promise<FormResult> {
  const parsed = observerFormSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) };
  const form = parsed.data;
  const sealed = await seal(db, plainJson(form));
  const outlet = form.mission.replace(/^the /i, '');
  const id = form.id ?? createHash('sha256').update(sealed).digest('hex').slice(0, 16);
  const record = {
    id: `observation-${id}`,
    outlet,
    published:
      form.observations
        .map((o) => o.date)
        .sort()
        .at(-1) ?? '',
    ...observerText(form),
    form: coarse(form),
    sealed,
  };
  const result = await takeIn(
    db,
    {
      source: `Form of ${form.mission}`,
      name: 'observation.json',
      bytes: Buffer.from(canonicalJson(plainJson(record))),
      via: { kind: 'observer', name: outlet },
      by,
    },
    clock,
  );
  return { ok: true, result };
}

/** The form without what leads to a person or an exact spot. */
function coarse({ mission, observer, position, observations, note }: ObserverForm) {
  return {
    mission,
    position: { place: position.place },
    observations: observations.map((one) => coarseObservation(one, observer)),
    ...(note === undefined ? {} : { note: shownNote(note, observer) }),
  };
}

function coarseObservation(one: Observation, observer: string | undefined) {
  const { distance, note, ...rest } = one;
  const far = distance?.to === undefined ? {} : { to: Math.round(distance.to) };
  return {
    ...rest,
    ...(distance === undefined ? {} : { distance: { from: Math.round(distance.from), ...far } }),
    ...(note === undefined ? {} : { note: shownNote(note, observer) }),
  };
}

/** Without the keys that are left out: canonical JSON knows no "undefined". */
function plainJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue; // what JSON.stringify writes is JSON
}
