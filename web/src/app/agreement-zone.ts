import { useEffect } from 'react';
import { useGet } from '../api/queries.ts';
import { setTimeZone } from '../i18n/time-zone.ts';
import { remember } from './preferences.ts';

/** Times are shown in the zone in which the current agreement's times hold. It is kept for the next visit's first view. */
export function useAgreementZone(): void {
  const agreements = useGet('/agreements');
  const items = agreements.data?.items ?? [];
  const current = items.find((each) => each.current) ?? items[0];
  const agreement = useGet(
    '/agreements/{id}',
    { path: { id: current?.id ?? '' } },
    { enabled: current !== undefined },
  );
  const zone = agreement.data?.timeZone;
  useEffect(() => {
    if (zone === undefined) return;
    setTimeZone(zone);
    remember('zone', zone);
  }, [zone]);
}
