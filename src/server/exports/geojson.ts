import type { IncidentSummary } from '../../app/monitor/views/incident-views.ts';

/** RFC 7946. What has no place has no geometry: it is listed all the same, so that counts agree. */
export function featureOf(incident: IncidentSummary): string {
  const { place, id, ...told } = incident;
  return JSON.stringify({
    type: 'Feature',
    id,
    geometry: place === null ? null : { type: 'Point', coordinates: [place.longitude, place.latitude] },
    properties: {
      ...told,
      placeId: place?.id ?? null,
      placeName: place?.name ?? told.placeName,
      placePrecision: place?.precision ?? null,
      // The point is the middle of a named place, rounded: draw it as an area.
      radiusKm: place?.radius ?? null,
    },
  });
}
