import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguageModels, type LanguageModels } from './analyse.ts';
import { compileGazetteer, type Gazetteer } from './gazetteer.ts';
import { decodeNameModel, encodeNameModel, NameModelError, type NameModel } from './name-model.ts';
import { findNames } from './names.ts';
import { LABEL_COUNT } from './name-labels.ts';
import { segment } from './sentences.ts';

function readModels(): LanguageModels {
  const read = (name: string): Uint8Array =>
    readFileSync(new URL(`../../models/${name}.bin`, import.meta.url));
  return loadLanguageModels({ sentences: read('sentences'), syntax: read('syntax'), names: read('names') });
}

const models = readModels();
const model = namesOf(models);

function namesOf({ names }: LanguageModels): NameModel {
  if (names === undefined) throw new Error('models/names.bin is missing');
  return names;
}

function find(text: string, gazetteer?: Gazetteer): string[] {
  const { tokens, sentences } = segment(text, models.sentences);
  return findNames(text, tokens, sentences, model, gazetteer).map(
    (name) => `${name.kind}: ${text.slice(name.start, name.end)}`,
  );
}

describe('findNames', () => {
  it('finds people without their titles', () => {
    expect(find('The foreign minister, Pavel Orlan, met Gen. Adam Velm on Friday.')).toEqual([
      'person: Pavel Orlan',
      'person: Adam Velm',
    ]);
  });

  it('takes armed groups for organisations, never for people', () => {
    const found = find(
      'Fighters of Jabhat al-Velm and the Ostran Liberation Front shelled the town, said Pavel Orlan.',
    );
    expect(found).toContain('organisation: Jabhat al-Velm');
    expect(found).toContain('organisation: Ostran Liberation Front');
    expect(found).toContain('person: Pavel Orlan');
  });

  it('gives the short form in brackets the kind of the long one', () => {
    const found = find('The Free Velm Army (FVA) left the town. A day later the FVA came back.');
    expect(found.filter((name) => name === 'organisation: FVA')).toHaveLength(2);
  });

  it('finds places that the gazetteers list', () => {
    expect(find('The road from Aleppo to Damascus was cut near Homs.')).toEqual([
      'place: Aleppo',
      'place: Damascus',
      'place: Homs',
    ]);
  });

  it.each([
    ['in capitals', (text: string) => text.toUpperCase()],
    ['in lower case', (text: string) => text.toLowerCase()],
  ])('finds names %s', (_, write) => {
    const found = find(write('The convoy left Damascus for Aleppo on Monday, John Carter said.'));
    expect(found).toEqual(
      [write('PLACE: Damascus'), write('PLACE: Aleppo'), write('PERSON: John Carter')].map((each) =>
        each.replace(/^\w+/, (kind) => kind.toLowerCase()),
      ),
    );
  });

  it('heeds names that a caller gives', () => {
    const text = 'Reports from Quorvatz spoke of heavy fighting in Quorvatz.';
    const gazetteer = compileGazetteer([['Quorvatz', 'place']]);
    expect(find(text, gazetteer)).toContain('place: Quorvatz');
  });

  it('gives one string one kind and finds its other uses', () => {
    const text = 'Pavel Orlan arrived in Geneva. Orlan spoke for an hour. Nobody but Orlan spoke.';
    expect(find(text).filter((name) => name === 'person: Orlan')).toHaveLength(2);
  });

  it('gives ordered, separate names within bounds on any text', () => {
    const piece = fc.constantFrom(
      'Velm',
      'al-Orlan',
      'the',
      'Gen.',
      ' ',
      ' ',
      '\n\n',
      '.',
      '(',
      ')',
      ',',
      'UN',
      '\ud83d\ude00',
      '\ufffd',
      "'s",
      'Army',
      'of',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { tokens, sentences } = segment(text, models.sentences);
        let last = 0;
        for (const name of findNames(text, tokens, sentences, model)) {
          expect(name.start).toBeGreaterThanOrEqual(last);
          expect(name.end).toBeGreaterThan(name.start);
          expect(name.end).toBeLessThanOrEqual(text.length);
          expect(name.score).toBeGreaterThanOrEqual(0);
          expect(name.score).toBeLessThanOrEqual(1);
          last = name.end;
        }
      }),
    );
  });

  it('takes linear time', () => {
    const time = (text: string): number => {
      const started = process.cpuUsage();
      find(text);
      return process.cpuUsage(started).user / 1000;
    };
    const line = 'Gen. Adam Velm of the Free Ostran Army (FOA) left Aleppo.\n';
    time(line.repeat(500));
    expect(time(line.repeat(8_000))).toBeLessThan(40 * Math.max(20, time(line.repeat(500))));
  });
});

describe('decodeNameModel', () => {
  const parts = {
    tableBits: 4,
    unit: 16,
    features: new Int8Array(LABEL_COUNT << 4).fill(3),
    steps: new Int32Array(LABEL_COUNT * LABEL_COUNT).fill(-2),
    words: { keys: Uint32Array.from([7, 4_000_000_000]), values: Uint32Array.from([1, 2]) },
    phrases: { keys: Uint32Array.from([9]), values: Uint32Array.from([16]) },
  };

  it('reads what was written, from any offset', () => {
    const bytes = encodeNameModel(parts);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const decoded = decodeNameModel(shifted.subarray(1));
    expect(decoded.steps[5]).toBe(-2);
    expect(decoded.features[5]).toBe(3);
    expect(decoded.lists.words.get(4_000_000_000)).toBe(2);
    expect(decoded.lists.words.get(8)).toBe(0);
    expect(decoded.lists.phrases.get(9)).toBe(16);
  });

  it('refuses other bytes with the remedy', () => {
    expect(() => decodeNameModel(new Uint8Array(400))).toThrow(NameModelError);
    expect(() => decodeNameModel(new Uint8Array(3))).toThrow(/npm run train/);
    expect(() => decodeNameModel(encodeNameModel(parts).subarray(0, -1))).toThrow(/cut short/);
  });
});
