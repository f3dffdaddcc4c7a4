import type { Place } from '../../domain/place.ts';
import { compare } from '../briefing-index.ts';
import type { IncidentSummary } from '../incident-summary.ts';
import { counted, precisionName } from '../wording.ts';
import { drawMap, mapSize, type DrawnMap, type Outlines } from './map-projection.ts';
import { mapNames } from './map-names.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-parts.ts';

/** Incidents at one named place. */
interface Spot {
  readonly place: Place;
  readonly incidents: readonly IncidentSummary[];
}

/** How wide "the district", "the province" and "a vague area" are drawn, km: an area, so that nobody takes it for a point. */
const areaKm: Partial<Record<Place['precision'], number>> = { 3: 25, 4: 50, 5: 80 };

/** A dot for every named place where an incident is told, an area where the place is no point. */
export function incidentMap(
  incidents: readonly IncidentSummary[],
  outlines: Outlines,
  context: PageContext,
): Markup | null {
  const told = incidents.filter((i) => i.status === 'told');
  const spots = inZone(spotsOf(told), context);
  if (spots.length === 0) return null;
  const map = drawMap(
    outlines,
    spots.map((s) => s.place),
  );
  const missing = told.length - spots.reduce((sum, spot) => sum + spot.incidents.length, 0);
  const madeUp = spots.every(({ place }) => /^X[A-Z]$/.test(place.country));
  const marks = spots.map((spot) => ({
    name: spot.place.name,
    at: map.place(spot.place),
    radius: radiusOf(spot),
  }));
  const names = mapNames(marks, madeUp ? [] : map.countries);
  return markup`<figure class="map">
    <svg
      viewBox="0 0 ${mapSize.width} ${mapSize.height}"
      role="img"
      aria-label="${`Map of ${counted(spots.length, 'place')} where incidents are told`}"
    >
      <rect class="sea" width="${mapSize.width}" height="${mapSize.height}" />
      ${map.countries.map((c) => markup`<path class="land" d="${c.path}" />`)}
      ${[...spots].reverse().map((spot) => spotMark(spot, map, context))}${names}${scaleBar(map)}
    </svg>
    <figcaption>
      A dot is a named place, never finer; its size is the number of incidents told there. A dashed circle is
      a place that is no point: a district, province or
      area.${
        missing > 0
          ? ` Not on it, for want of a place or because it lies elsewhere: ${counted(missing, 'incident')}.`
          : ''
      }
      Outlines: Natural Earth${madeUp ? ' (a real coast, lent to a made-up country)' : ''}.
    </figcaption>
  </figure> `;
}

/** The map shows the agreement's countries where anything is told there: one bomb far away would make them a speck. */
function inZone(spots: readonly Spot[], { index }: PageContext): readonly Spot[] {
  const countries = index.briefing.agreement?.zone.countries ?? [];
  const inside = spots.filter(({ place }) => countries.includes(place.country));
  return inside.length > 0 ? inside : spots;
}

function spotsOf(incidents: readonly IncidentSummary[]): readonly Spot[] {
  const byPlace = new Map<string, { place: Place; incidents: IncidentSummary[] }>();
  for (const incident of incidents) {
    const { place } = incident;
    if (place === null || place.precision === 6 || place.kind === 'country') continue;
    const spot = byPlace.get(place.id);
    if (spot) spot.incidents.push(incident);
    else byPlace.set(place.id, { place, incidents: [incident] });
  }
  return [...byPlace.values()].sort(
    (a, b) => b.incidents.length - a.incidents.length || compare(a.place.id, b.place.id),
  );
}

function radiusOf({ incidents }: Spot): number {
  return Math.min(16, 4 + 2 * Math.sqrt(incidents.length));
}

function spotMark(spot: Spot, map: DrawnMap, { citations }: PageContext): Markup {
  const [x, y] = map.place(spot.place);
  const first = spot.incidents[0];
  const item = first && citations.itemOf('incident', first.incident.id);
  const km = areaKm[spot.place.precision];
  const grave = spot.incidents.some((i) => i.outcome === 'would be a violation if true');
  const title = `${spot.place.name} (${precisionName(spot.place.precision)}): ${counted(spot.incidents.length, 'incident')}`;
  const area =
    km === undefined
      ? null
      : markup`<circle
          class="area"
          cx="${x.toFixed(1)}"
          cy="${y.toFixed(1)}"
          r="${Math.max(10, map.unitsOfKm(km)).toFixed(1)}"
        />`;
  const look = grave ? 'spot grave' : 'spot';
  const dot = markup`<circle class="${look}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radiusOf(spot).toFixed(1)}" />`;
  return markup`<a href="#${item?.anchor ?? 'incidents'}"><title>${title}</title>${area}${dot}</a>
  `;
}

function scaleBar(map: DrawnMap): Markup {
  const km = [10, 20, 50, 100, 200, 500, 1000].find((length) => map.unitsOfKm(length) > 60) ?? 2000;
  const length = map.unitsOfKm(km);
  const y = mapSize.height - 14;
  const end = 14 + length;
  return markup`<g class="scale">
    <line x1="14" x2="${end.toFixed(1)}" y1="${y}" y2="${y}" />
    <text x="${(end + 6).toFixed(0)}" y="${y + 4}">${km} km</text>
  </g>`;
}
