import ipaddr from 'ipaddr.js';

/** Addresses that look public and answer for a cloud's own machinery. */
const machinery: ReadonlySet<string> = new Set([
  '168.63.129.16', // Azure's host agent
]);

/** 2000::/3: the only addresses of IPv6 that are given to the public. */
const globalUnicast: readonly [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** What a person may open on purpose, by naming the host: an intranet or a test. Everything else stays shut for good. */
const openable: ReadonlySet<string> = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Why no connection is made to an address; null where it is a public one. Takes the text of an IPv4 or IPv6 address.
 * `privateAllowed` opens private, loopback and carrier-grade addresses, never link-local ones (a cloud's metadata),
 * multicast, mapped or translated ones.
 */
export function addressRefusal(address: string, privateAllowed = false): string | null {
  if (!ipaddr.isValid(address)) return `${address.slice(0, 60)} is no address`;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (privateAllowed && openable.has(range)) return null;
  if (machinery.has(address)) return `${address} is a cloud's own machinery`;
  if (range !== 'unicast') return `${address} is ${rangeNames[range] ?? 'a special address'}`;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(...globalUnicast)) {
    return `${address} is outside the public part of IPv6`;
  }
  return null;
}

const rangeNames: Readonly<Record<string, string>> = {
  private: 'a private address',
  loopback: 'the machine itself',
  linkLocal: 'a link-local address',
  uniqueLocal: 'a private address',
  carrierGradeNat: "a provider's inner address",
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  unspecified: 'an unspecified address',
  reserved: 'a reserved address',
  ipv4Mapped: 'an IPv4 address in the clothes of IPv6',
  rfc6145: 'a translated address',
  rfc6052: 'a translated address (NAT64)',
  '6to4': 'a tunnelled address (6to4)',
  teredo: 'a tunnelled address (Teredo)',
};
