import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, report } from '../../../test/tellings.ts';
import type { NarratedClaim } from '../../domain/narration.ts';
import { extractNarratedClaims, type NarrationContext } from './narrated-claims.ts';

const countries: Readonly<Record<string, string>> = { Vessen: 'XV', 'Northern League': 'XL', Marsk: 'XL' };
const towns: Readonly<Record<string, string>> = { Sundal: 'XS', Asper: 'XA', Orlen: 'XO' };

/** Reads one sentence in which the names above are known. */
function read(sentence: string): readonly NarratedClaim[] {
  const of = report('r', `T\nThere was a proposal.\n${sentence}`);
  const found = (names: readonly string[]): { start: number; end: number; name: string }[] =>
    names
      .flatMap((name) =>
        [...of.text.matchAll(new RegExp(name, 'g'))].map((m) => ({
          start: m.index,
          end: m.index + name.length,
          name,
        })),
      )
      .sort((a, b) => a.start - b.start);
  const context: NarrationContext = {
    report: of,
    analysis: {
      sentences: [
        { start: 2, end: 23 },
        { start: 24, end: of.text.length },
      ],
    },
    actors: found([...Object.keys(countries), 'some rebels', 'Red Band']).map(({ start, end, name }) => ({
      start,
      end,
      country: countries[name] ?? null,
      mention: { name, actor: null, side: 'unknown', passage: { report: of.id, start, end } },
    })),
    places: found(Object.keys(towns)).map(({ start, end, name }) => ({
      start,
      end,
      country: towns[name] ?? null,
      mention: { name, place: place(name, 0, 0), passage: { report: of.id, start, end } },
    })),
  };
  return extractNarratedClaims(context, []);
}

function short(sentence: string): string[] {
  return read(sentence).map((c) => `${c.kind}: ${c.subject ?? '-'}: ${c.value}`);
}

describe('extractNarratedClaims', () => {
  it.each([
    ["Vessen's proposal was rejected out of hand.", ['answer: -: rejected']],
    ["The Northern League swiftly rejected Vessen's proposal.", ['answer: Northern League: rejected']],
    ['Marsk declined to accept or reject any plan.', ['answer: Marsk: left open']],
    ['The Northern League had not been formally notified.', ['answer: Northern League: not received']],
    ['Vessen gave a lukewarm response.', ['answer: Vessen: lukewarm']],
    ['Vessen accepted the offer of winter patrols.', ['answer: Vessen: accepted']],
    ['Vessen rejected the accusation.', []],
    ['Vessen did not reject the offer.', []],
  ])('answers: %s', (sentence, expected) => {
    expect(short(sentence)).toEqual(expected);
  });

  it.each([
    ['The Northern League has broken the truce again.', ['blame: Northern League: breaks it']],
    [
      'Most violations of the truce were committed by some rebels and the Red Band.',
      ['blame: some rebels, Red Band: breaks it'],
    ],
    ['Vessen has not violated the truce.', []],
    ['Vessen violated traffic rules.', []],
  ])('blame: %s', (sentence, expected) => {
    expect(short(sentence)).toEqual(expected);
  });

  it.each([
    ['The Red Band was not included in the ceasefire.', 'scope: Red Band: left out of it'],
    [
      'Patrols hunt the Red Band, which does not observe the cease-fire.',
      'scope: Red Band: do not observe it',
    ],
    ['Strikes hit some rebels who have not joined the truce.', 'scope: some rebels: did not join it'],
  ])('scope: %s', (sentence, expected) => {
    expect(short(sentence)).toEqual([expected]);
  });

  it('reads where talks are, and what sits oddly beside it', () => {
    const [talks] = read(
      'Talks in Sundal and Asper went on, he said of the meeting in the Orlenian capital.',
    );
    expect(talks).toMatchObject({
      kind: 'place-of-talks',
      value: 'Sundal and Asper',
      note: 'the text itself adds "the Orlenian capital"',
    });
  });

  it('stays silent on any text, and inside it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { cue, passage } of read(text)) {
          expect(passage.start).toBeLessThanOrEqual(cue.start);
          expect(cue.end).toBeLessThanOrEqual(passage.end);
        }
      }),
    );
  });
});
