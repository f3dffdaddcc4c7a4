import type { IncidentType } from './allegation.ts';

const incidentNames: Readonly<Record<IncidentType, string>> = {
  airstrike: 'Air strike',
  drone: 'Drone strike',
  shelling: 'Shelling',
  clash: 'Clash',
  ambush: 'Ambush',
  'suicide-bomb': 'Suicide bomb',
  bomb: 'Bomb',
  chemical: 'Chemical attack',
  shooting: 'Shooting',
  execution: 'Execution',
  abduction: 'Abduction',
  arrest: 'Arrest',
  siege: 'Siege',
  'aid-obstruction': 'Aid obstructed',
  'territory-taken': 'Territory taken',
  destruction: 'Destruction',
  looting: 'Looting',
  'convoy-attack': 'Attack on a convoy',
  'violation-tally': "A party's tally",
  other: 'Other incident',
};
/** "Air strike", as it opens a line. */
export function incidentName(type: IncidentType): string {
  return incidentNames[type];
}

/** "air strike", as it stands within a sentence. */
export function incidentWords(type: IncidentType): string {
  const name = incidentNames[type];
  return name.charAt(0).toLowerCase() + name.slice(1);
}
