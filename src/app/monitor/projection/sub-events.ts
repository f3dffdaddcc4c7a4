import type { IncidentType } from '../../../domain/allegation.ts';

/** The ACLED sub-event of each type of incident, as its codebook names them (2024). A tally of violations is no event of its own. */
const subEvents: Readonly<Record<IncidentType, string>> = {
  airstrike: 'Air/drone strike',
  drone: 'Air/drone strike',
  shelling: 'Shelling/artillery/missile attack',
  clash: 'Armed clash',
  ambush: 'Armed clash',
  'suicide-bomb': 'Suicide bomb',
  bomb: 'Remote explosive/landmine/IED',
  chemical: 'Chemical weapon',
  shooting: 'Attack',
  execution: 'Attack',
  abduction: 'Abduction/forced disappearance',
  arrest: 'Arrests',
  siege: 'Other',
  'aid-obstruction': 'Other',
  'territory-taken': 'Non-state actor overtakes territory',
  destruction: 'Looting/property destruction',
  looting: 'Looting/property destruction',
  'convoy-attack': 'Attack',
  'violation-tally': 'Other',
  other: 'Other',
};

/** A government's side that takes territory regains it; everyone else overtakes it. */
export function subEventOf(type: IncidentType, bySide: string | null): string {
  return type === 'territory-taken' && bySide === 'government'
    ? 'Government regains territory'
    : subEvents[type];
}
