import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressRefusal } from './address-guard.ts';

describe('addressRefusal', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450:4001:81b::200e'])(
    'lets %s through',
    (address) => {
      expect(addressRefusal(address)).toBeNull();
    },
  );

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified net'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrier-grade'],
    ['100.100.100.200', 'metadata of Alibaba'],
    ['169.254.169.254', 'metadata'],
    ['168.63.129.16', 'Azure'],
    ['192.0.0.192', 'metadata of Oracle'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'mapped'],
    ['::ffff:8.8.8.8', 'mapped, though public'],
    ['::ffff:0:127.0.0.1', 'translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::7f00:1', 'NAT64, local'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:53aa:64c::1', 'Teredo'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata over IPv6'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['100::1', 'discard'],
    ['5f00::1', 'segment routing'],
    ['4000::1', 'outside the public part'],
    ['localhost', 'a name'],
    ['', 'nothing'],
  ])('refuses %s (%s)', (address) => {
    expect(addressRefusal(address)).not.toBeNull();
  });

  it('opens private and loopback addresses where a person names the host, and no others', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '::1', 'fd00::1'])
      expect(addressRefusal(address, true)).toBeNull();
    for (const address of [
      '169.254.169.254',
      'fe80::1',
      '224.0.0.1',
      '0.0.0.0',
      '::ffff:127.0.0.1',
      '64:ff9b::a00:1',
    ]) {
      expect(addressRefusal(address, true)).not.toBeNull();
    }
  });

  it('refuses every IPv4 address in whatever form IPv6 has for it', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        for (const form of [`::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`]) {
          expect(addressRefusal(form)).not.toBeNull();
        }
      }),
    );
  });
});
