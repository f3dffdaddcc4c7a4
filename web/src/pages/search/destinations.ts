import type { SearchItem, SearchKind } from '../../api/views.ts';

/** Where a thing that was found is shown. */
export function destinationOf(kind: SearchKind, { id }: Pick<SearchItem, 'id'>) {
  switch (kind) {
    case 'report':
      return { to: '/reports/$id', params: { id }, search: {} } as const;
    case 'story':
      return { to: '/stories/$id', params: { id }, search: {} } as const;
    case 'incident':
      return { to: '/incidents/$id', params: { id }, search: {} } as const;
    case 'statement':
      return { to: '/statements', params: {}, search: { id } } as const;
    case 'commitment':
      return { to: '/commitments', params: {}, search: { id } } as const;
    case 'outlet':
      return { to: '/reports', params: {}, search: { outlet: id } } as const;
    case 'place':
      return { to: '/incidents', params: {}, search: { place: id } } as const;
  }
}
