import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentId } from './content-id.ts';

describe('contentId', () => {
  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (members) => {
        expect(contentId('story', [...members].reverse())).toBe(contentId('story', members));
      }),
    );
  });

  it('tells members and prefixes apart', () => {
    const ids = ['a', 'b', 'ab', 'a\nb'].flatMap((m) => [
      contentId('story', [m]),
      contentId('incident', [m]),
    ]);
    expect(new Set(ids).size).toBe(8);
    expect(ids[0]).toMatch(/^story-[0-9a-z]{14}$/);
  });
});
