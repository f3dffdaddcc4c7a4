import { z } from 'zod';
import { dayField, formIdField, lineField, placeField, textField, timeField } from './form-fields.ts';

export const bearings = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;

/** What fired, as far as the observer can tell. There is no field for weapons that stand somewhere: that would be a target list. */
export const firedWeapons = [
  'mortar',
  'artillery',
  'rockets',
  'tank',
  'cannon',
  'anti-tank-missile',
  'grenade-launcher',
  'heavy-machine-gun',
  'small-arms',
  'sniper',
  'aircraft',
  'drone',
  'mine',
  'undetermined',
] as const;

/** What was seen or heard of it: the unit that `number` counts. */
export const observedSigns = [
  'explosion',
  'impact',
  'outgoing',
  'burst',
  'shot',
  'projectile',
  'strike',
] as const;

const kilometres = z.number().min(0).max(100);

/** One line of the form; the columns of the daily reports of OSCE's monitors. */
const observation = z
  .strictObject({
    date: dayField,
    time: timeField.optional(),
    /** As the mission writes it, e.g. "EET". */
    zone: lineField(20).optional(),
    how: z.enum(['seen', 'heard', 'camera']),
    /** Where it happened, where the observer knows the place; else it is told from the place of observation. */
    place: placeField.optional(),
    /** Kilometres from the place of observation, as judged. */
    distance: z.strictObject({ from: kilometres, to: kilometres.optional() }).optional(),
    bearing: z.enum(bearings).optional(),
    /** Left out where it could not be counted. */
    number: z.int().min(1).max(100_000).optional(),
    sign: z.enum(observedSigns).default('explosion'),
    weapon: z.enum(firedWeapons).default('undetermined'),
    note: textField(2000).optional(),
  })
  .refine(({ distance }) => distance?.to === undefined || distance.to >= distance.from, {
    message: 'the second number is the larger one',
    path: ['distance', 'to'],
  });
export type Observation = z.infer<typeof observation>;

export const observerFormSchema = z.strictObject({
  id: formIdField,
  /** The mission: the outlet of the report. */
  mission: lineField(120),
  /** Who observed. Kept sealed, never shown. */
  observer: lineField(120).optional(),
  position: z.strictObject({
    /** The named place from which it was observed: all that is shown of the position. */
    place: placeField,
    /** Kept sealed, never shown. */
    exact: z
      .strictObject({
        latitude: z.number().min(-90).max(90).optional(),
        longitude: z.number().min(-180).max(180).optional(),
        description: lineField(300).optional(),
      })
      .optional(),
  }),
  observations: z.array(observation).min(1).max(200),
  note: textField(5000).optional(),
});
export type ObserverForm = z.infer<typeof observerFormSchema>;
