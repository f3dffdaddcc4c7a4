import { useGet } from '../api/queries.ts';
import { recall, remember } from './preferences.ts';

/** The account's name, as others see it on reports; what this machine knew last until the server has answered. */
export function useMe(): string {
  const me = useGet('/me').data?.name;
  if (me !== undefined && recall('me') !== me) remember('me', me);
  return me ?? recall('me') ?? 'admin';
}
