const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
/** ISO 3166-1 leaves these to users, so that they name no country; XK is Kosovo by common use. */
const userAssigned = /^(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/;

/** The English name of an ISO 3166-1 alpha-2 code; the code itself where it has none. */
export function countryName(code: string | null): string | null {
  if (code === null || !/^[A-Z]{2}$/.test(code) || userAssigned.test(code)) return code;
  return names.of(code) ?? code;
}
