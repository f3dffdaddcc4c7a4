import { describe, expect, it } from 'vitest';
import { asId, type ActorId } from '../domain/ids.ts';
import { matchNames, speaksFor } from './names.ts';

const named = (name: string, role: string | null = null, actor: string | null = null) => ({
  name,
  role,
  actor: actor === null ? null : asId<ActorId>(actor),
  side: 'unknown' as const,
});

describe('matchNames', () => {
  it.each([
    ['Dora Venn', 'Admiral Venn', 'same'],
    ['Vessen Defence Ministry', 'Vessens Defense Ministry', 'same'],
    ['Sergena Venn', 'Sergeny Venn', 'same'],
    ['Dora Venn', 'Ilo Venn', 'compatible'],
    ['Dora Venn', 'Ilo Marsk', 'different'],
    ['Northern League', 'Harbour Guard', 'different'],
  ] as const)('%s, %s: %s', (a, b, expected) => {
    expect(matchNames(named(a), named(b))).toBe(expected);
  });

  it('believes ids before names', () => {
    expect(matchNames(named('Northern League', null, 'x'), named('The Front', null, 'x'))).toBe('same');
  });

  it('keeps two known people of one surname apart', () => {
    expect(matchNames(named('Dora Venn', null, 'dora'), named('Ilo Venn', null, 'ilo'))).not.toBe('same');
  });

  it('takes a body and one who speaks for it for compatible', () => {
    expect(matchNames(named('Admiralty'), named('Ilo Marsk', 'Admiralty spokesman'))).toBe('compatible');
    expect(speaksFor(named('Admiralty'), named('Ilo Marsk', 'Admiralty spokesman'))).toBe(true);
    expect(speaksFor(named('Admiralty'), named('Ilo Marsk', 'Admiralty spokesman Navy Captain'))).toBe(true);
    expect(speaksFor(named('Admiralty'), named('Ilo Marsk', 'Navy spokesman'))).toBe(false);
    expect(speaksFor(named('Vessen'), named('Ilo Marsk', 'Vessen Trade Office spokesman'))).toBe(false);
  });
});
