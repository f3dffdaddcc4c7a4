import type { IncidentDetail } from '../../app/monitor/views/incident-views.ts';
import type { Side } from '../../domain/actor.ts';
import type { TargetKind } from '../../domain/allegation.ts';
import { countryName } from './country-name.ts';
import { column, joined, type Table } from './table.ts';

type Row = IncidentDetail;

/** ACLED event types and disorder types by sub-event, as its codebook has them (2024). */
const eventTypes: Readonly<Record<string, readonly [event: string, disorder: string]>> = {
  'Armed clash': ['Battles', 'Political violence'],
  'Government regains territory': ['Battles', 'Political violence'],
  'Non-state actor overtakes territory': ['Battles', 'Political violence'],
  'Chemical weapon': ['Explosions/Remote violence', 'Political violence'],
  'Air/drone strike': ['Explosions/Remote violence', 'Political violence'],
  'Suicide bomb': ['Explosions/Remote violence', 'Political violence'],
  'Shelling/artillery/missile attack': ['Explosions/Remote violence', 'Political violence'],
  'Remote explosive/landmine/IED': ['Explosions/Remote violence', 'Political violence'],
  Grenade: ['Explosions/Remote violence', 'Political violence'],
  'Sexual violence': ['Violence against civilians', 'Political violence'],
  Attack: ['Violence against civilians', 'Political violence'],
  'Abduction/forced disappearance': ['Violence against civilians', 'Political violence'],
};
/** What is no violence between people is a strategic development in ACLED. */
const otherwise = ['Strategic developments', 'Strategic developments'] as const;

/** ACLED's kinds of actor, where the side tells; a side of several kinds is left empty. */
const interactions: Readonly<Partial<Record<Side, string>>> = {
  government: 'State forces',
  opposition: 'Rebel group',
  excluded: 'Rebel group',
  coalition: 'External/Other forces',
  turkey: 'External/Other forces',
  russia: 'External/Other forces',
  iran_hezbollah: 'External/Other forces',
};
const civilian: readonly TargetKind[] = [
  'civilians',
  'hospital',
  'school',
  'market',
  'aid',
  'residential',
  'media',
];

/** ACLED time precision: 1 day, 2 week, 3 month. */
function timePrecision(row: Row): number | null {
  if (row.date === null || row.date.precision === 5) return null;
  return row.date.precision === 1 ? 1 : row.date.precision === 4 ? 3 : 2;
}

/** ACLED geo precision: 1 town, 2 part of a region, 3 region. */
function geoPrecision(row: Row): number | null {
  if (row.place === null || row.place.precision === 6) return null;
  return row.place.precision === 1 ? 1 : row.place.precision <= 3 ? 2 : 3;
}

const actor = (row: Row, n: number): string | null => row.perpetrators[n]?.name ?? null;
const inter = (row: Row, n: number): string | null =>
  interactions[row.perpetrators[n]?.side ?? 'unknown'] ?? null;
const never = (): null => null;

/** Incidents under the column names of ACLED's public data (2024). */
export const acledTable: Table<Row> = {
  title: 'Incidents, ACLED-like',
  about:
    'The columns of ACLED exports, filled from what reports tell. It is not ACLED data: no ACLED coder has read it, and rules that need one are left empty rather than guessed.',
  columns: [
    column<Row>('event_id_cnty', "Our incident id; not ACLED's.", (i) => i.id),
    column<Row>(
      'event_date',
      'First day that the words allow, at the place of the event (its local calendar).',
      (i) => i.date?.from ?? null,
    ),
    column<Row>('year', 'Year of event_date.', (i) =>
      i.date === null ? null : Number(i.date.from.slice(0, 4)),
    ),
    column<Row>(
      'time_precision',
      '1 day, 2 week, 3 month; empty where it is coarser or unknown.',
      timePrecision,
    ),
    column<Row>('disorder_type', 'From the sub-event.', (i) => (eventTypes[i.subEvent] ?? otherwise)[1]),
    column<Row>('event_type', 'From the sub-event.', (i) => (eventTypes[i.subEvent] ?? otherwise)[0]),
    column<Row>('sub_event_type', 'From our type of incident; see incidents.csv.', (i) => i.subEvent),
    column<Row>('actor1', 'The perpetrator most told of, as told. ACLED uses its own standard names.', (i) =>
      actor(i, 0),
    ),
    column<Row>('assoc_actor_1', 'Further perpetrators told of.', (i) =>
      joined(i.perpetrators.slice(1).map((p) => p.name)),
    ),
    column<Row>('inter1', "ACLED's kind of actor where the side tells it; else empty.", (i) => inter(i, 0)),
    column<Row>(
      'actor2',
      'Always empty: who was hit is told as a kind of target, see civilian_targeting.',
      never,
    ),
    column<Row>('assoc_actor_2', 'Always empty.', never),
    column<Row>('inter2', 'Always empty.', never),
    column<Row>('interaction', 'Always empty: it needs both actors.', never),
    column<Row>(
      'civilian_targeting',
      '"Civilian targeting" where civilians or civilian objects are told as hit.',
      (i) => (i.targets.some((t) => civilian.includes(t)) ? 'Civilian targeting' : null),
    ),
    column<Row>('iso', 'Always empty: see country.', never),
    column<Row>('region', 'Always empty.', never),
    column<Row>('country', 'English name.', (i) => countryName(i.country)),
    column<Row>('admin1', 'First-order division.', (i) => i.admin1),
    column<Row>('admin2', 'Always empty: not kept.', never),
    column<Row>('admin3', 'Always empty: not kept.', never),
    column<Row>('location', 'The named place.', (i) => i.place?.name ?? i.placeName),
    column<Row>(
      'latitude',
      'Of the named place, rounded by the harm gate.',
      (i) => i.place?.latitude ?? null,
    ),
    column<Row>('longitude', 'Likewise.', (i) => i.place?.longitude ?? null),
    column<Row>(
      'geo_precision',
      '1 town, 2 near it or in its district, 3 region; empty where only the country is known.',
      geoPrecision,
    ),
    column<Row>('source', 'Outlets that tell it, parted by "; ".', (i) =>
      joined(i.allegations.map((a) => a.outlet)),
    ),
    column<Row>('source_scale', 'Always empty: outlets are not classed by scale.', never),
    column<Row>(
      'notes',
      "The first telling's own words, up to twelve.",
      (i) => i.allegations[0]?.evidence ?? null,
    ),
    column<Row>(
      'fatalities',
      'Smallest number told; empty where none is told. ACLED writes 0 or an estimate there.',
      (i) => i.killed?.low ?? null,
    ),
    column<Row>('tags', 'Ours: status, independent origins and outcome under the agreement.', (i) =>
      joined([
        `status=${i.status}`,
        `independent origins=${i.independent}`,
        i.outcome === null ? null : `outcome=${i.outcome}`,
      ]),
    ),
    column<Row>('timestamp', 'Last change on record, Unix seconds (UTC).', (i) =>
      Math.floor(Date.parse(i.changedAt) / 1000),
    ),
  ],
};
