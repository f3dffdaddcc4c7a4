import { describe, expect, it } from 'vitest';
import { describedByNonAdherence } from './named-scope.ts';

describe('describedByNonAdherence', () => {
  it.each([
    'groups which have not joined the ceasefire',
    'any militia that failed to back the truce',
    "fighters who didn't sign the agreement",
    'units that refuse to honour the cease-fire',
    'gangs not included in the truce deal',
  ])('finds the description in "%s"', (words) => {
    const found = describedByNonAdherence(words);
    expect(found && words.slice(found.start, found.end)).toMatch(/truce|cease-?fire|agreement/);
  });

  it.each([
    'groups which joined the ceasefire',
    'We will not go. The truce holds.',
    'the Red Hand and nobody else',
    '',
  ])('finds none in "%s"', (words) => {
    expect(describedByNonAdherence(words)).toBeNull();
  });
});
