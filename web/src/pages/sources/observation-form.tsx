import { t } from '../../i18n/translate.ts';
import type { FormField } from './form-payload.ts';
import { SentForm } from './sent-form.tsx';

const how = ['seen', 'heard', 'camera'] as const;
const bearings = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;
const signs = ['explosion', 'impact', 'outgoing', 'burst', 'shot', 'projectile', 'strike'] as const;
const weapons = [
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

/** What an observer saw, heard or had on camera: the columns of a monitoring mission's daily report. */
export function ObservationForm() {
  return (
    <SentForm
      name="observation"
      path="/observations"
      lead={t('sources.observationLead')}
      list="observations"
      addLine={t('sources.addObservation')}
      send={t('sources.sendObservation')}
      lineTitle={(i) => t('sources.observationNumber', { line: i + 1 })}
      head={[
        { path: 'mission', kind: 'line', label: t('sources.mission'), required: true },
        { path: 'observer', kind: 'line', label: t('sources.observer'), description: t('sources.sealed') },
        {
          path: 'position.place',
          kind: 'line',
          label: t('sources.position'),
          required: true,
          description: t('sources.placeHow'),
        },
        {
          path: 'position.exact.description',
          kind: 'line',
          label: t('sources.exactPosition'),
          description: t('sources.sealed'),
        },
      ]}
      line={observationFields}
      foot={[{ path: 'note', kind: 'text', label: t('sources.note') }]}
    />
  );
}

function observationFields(i: number): readonly FormField[] {
  const at = (name: string) => `observations.${i}.${name}`;
  return [
    { path: at('date'), kind: 'day', label: t('sources.date'), required: true },
    { path: at('time'), kind: 'time', label: t('sources.time') },
    {
      path: at('how'),
      kind: 'choice',
      label: t('sources.how'),
      required: true,
      options: how.map((key) => ({ key, label: t(`sources.how.${key}`) })),
    },
    { path: at('number'), kind: 'number', label: t('sources.number'), description: t('sources.numberHow') },
    {
      path: at('sign'),
      kind: 'choice',
      label: t('sources.sign'),
      options: signs.map((key) => ({ key, label: t(`sources.sign.${key}`) })),
    },
    {
      path: at('weapon'),
      kind: 'choice',
      label: t('sources.weapon'),
      options: weapons.map((key) => ({ key, label: t(`sources.weapon.${key}`) })),
    },
    { path: at('distance.from'), kind: 'number', label: t('sources.distanceFrom') },
    { path: at('distance.to'), kind: 'number', label: t('sources.distanceTo') },
    {
      path: at('bearing'),
      kind: 'choice',
      label: t('sources.bearing'),
      options: bearings.map((key) => ({ key, label: t(`sources.bearing.${key}`) })),
    },
    { path: at('place'), kind: 'line', label: t('sources.eventPlace'), description: t('sources.placeHow') },
    { path: at('note'), kind: 'text', label: t('sources.note') },
  ];
}
