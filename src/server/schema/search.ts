import { z } from '@hono/zod-openapi';
import type {
  IncidentMapView,
  SearchItem,
  SearchKind,
  SearchView,
} from '../../app/monitor/views/search-view.ts';
import { count } from './parts.ts';
import { schemaOf } from './schema-of.ts';

export const searchKind = schemaOf<SearchKind>()(
  z.enum(['report', 'story', 'incident', 'statement', 'commitment', 'outlet', 'place']).openapi('SearchKind'),
);
const searchItem = schemaOf<SearchItem>()(
  z
    .object({
      id: z.string(),
      title: z.string(),
      detail: z.string(),
      highlights: z
        .array(z.tuple([count, count]))
        .openapi({ description: 'Ranges of `detail`, half open, UTF-16 code units' }),
    })
    .openapi('SearchItem'),
);
export const searchView = schemaOf<SearchView>()(
  z
    .object({
      query: z.string(),
      groups: z.array(z.object({ kind: searchKind, items: z.array(searchItem) })),
    })
    .openapi('SearchResult'),
);

export const incidentMapView = schemaOf<IncidentMapView>()(
  z
    .object({
      columns: z.array(z.string()).openapi({
        example: [
          'id',
          'lon',
          'lat',
          'radius',
          'type',
          'side',
          'day',
          'reports',
          'independent',
          'place',
          'country',
        ],
      }),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      cut: z.boolean().openapi({ description: 'More match than are given' }),
    })
    .openapi('IncidentMap', { description: 'All incidents that match and have a place, at most 20,000' }),
);
