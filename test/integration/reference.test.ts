import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/date.ts';
import { createReportContext, type ReportContext } from '../../src/extraction/context.ts';
import { createReference } from '../../src/extraction/reference/reference-build.ts';
import { loadReferenceData, loadReference, referenceParts } from '../../src/storage/reference-files.ts';
import { readReferenceSource } from '../../src/storage/reference-source.ts';
import { bareReport } from '../fixtures/bare-report.ts';
import { plainAnalysis } from '../fixtures/plain-analysis.ts';

const source = readReferenceSource(fileURLToPath(new URL('../../reference', import.meta.url)));
const reference = loadReference();
const day = '2016-04-20' as IsoDate; // inside most terms of office that the files list

function contextOf(text: string, used = reference): ReportContext {
  return createReportContext(bareReport(text, day), plainAnalysis(text), used);
}
const actors = (text: string): string[] =>
  contextOf(text).actors.map((a) => `${a.mention.name}/${a.mention.side}`);
const places = (text: string): string[] =>
  contextOf(text).places.map((p) => `${p.mention.name}/${p.admin1 ?? ''}`);
const tolls = (text: string): unknown[] => contextOf(text).quantities.map((q) => q.toll?.range ?? null);

describe('the reference folder', () => {
  it('passes its schemas, and every id that an actor refers to is somebody', () => {
    const missing = source.actors.flatMap((actor) =>
      [actor.of, ...(actor.memberships ?? []).map((m) => m.of)].filter(
        (id) => id !== undefined && reference.actor(id) === null,
      ),
    );
    expect(missing).toEqual([]);
    const ids = source.actors.map((actor) => actor.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('has a position inside the world for every country, division and place', () => {
    const all = [...source.countries, ...source.divisions, ...source.places];
    expect(all.length).toBeGreaterThan(4000);
    expect(all.filter((p) => !(Math.abs(p.latitude) <= 90 && Math.abs(p.longitude) <= 180))).toEqual([]);
  });

  it('says in every file where its facts come from', () => {
    expect(source.actors.length).toBeGreaterThan(400);
  });
});

describe('actors', () => {
  it.each([
    ['The Russian Aerospace Forces struck.', ['Russian Aerospace Forces/russia']],
    ['Turkish artillery fired.', ['Turkish artillery/turkey']],
    ['US-led coalition warplanes struck.', ['US-led coalition/coalition']],
    ['Jaish al-Islam fired.', ['Jaish al-Islam/opposition']],
    ['Fighters of Jabhet al-Nusra fled.', ['Jabhet al-Nusra/excluded']],
    ['The rebels fled.', ['rebels/opposition']],
    ['Regime aircraft struck.', ['Regime aircraft/government']],
    ['Syrian and Russian planes struck.', ['Syrian and Russian planes/government']],
    ['Russian air strikes hit it.', ['Russian/russia']],
    ['It came under Turkish shelling.', ['Turkish/turkey']],
    ['A Turkish bombing may be one in Ankara.', []],
    ['Terrorist groups affiliated to al-Nusra fired.', ['Terrorist groups affiliated to al-Nusra/excluded']],
    ['Chilean soldiers marched.', ['Chilean soldiers/other']],
  ])('%s', (text, expected) => {
    expect(actors(text)).toEqual(expected);
  });

  it('gives sides by who belonged where on the day', () => {
    expect(reference.sideOf('us.government', '2013-01-01' as IsoDate)).toBe('other');
    expect(reference.sideOf('us.government', day)).toBe('coalition');
    expect(reference.lineage('ru.air-force', day)).toEqual([
      'ru.air-force',
      'ru.armed-forces',
      'ru.government',
    ]);
  });

  it('does not take "is" for a group, nor "rebel-held" for a party', () => {
    expect(actors('It is quiet in the rebel-held town.')).toEqual([]);
  });

  it('learns the actors and places of an agreement', () => {
    const own = createReference(referenceParts(loadReferenceData(), null), {
      actors: [
        { id: 'xa.guard', kind: 'armed-group', name: 'Velmarian Guard', names: ['VG'], side: 'opposition' },
      ],
      places: [
        {
          id: 'xa.osk',
          name: 'Osk',
          names: [],
          kind: 'settlement',
          country: 'XA',
          admin1: 'North Velmar',
          latitude: 1,
          longitude: 2,
        },
      ],
    });
    const context = contextOf('The Velmarian Guard shelled the town of Osk.', own);
    expect(context.actors[0]?.mention).toMatchObject({ actor: 'xa.guard', side: 'opposition' });
    expect(context.places[0]).toMatchObject({ admin1: 'North Velmar', country: 'XA', kindWord: 'town' });
  });
});

describe('a person with what follows the name', () => {
  it('is no modifier of the office that the person holds', () => {
    const own = createReference(referenceParts(loadReferenceData(), null), {
      actors: [
        {
          id: 'xa.guard',
          kind: 'armed-group',
          name: 'Velmarian Guard',
          names: ['the Guard'],
          side: 'opposition',
        },
        {
          id: 'xa.lorn',
          kind: 'person',
          name: 'Ada Lorn',
          names: [],
          side: 'opposition',
          of: 'xa.guard',
          country: 'XA',
        },
      ],
      places: [],
    });
    const { actors: found } = contextOf("Ada Lorn, the Guard's spokesman, told the Post.", own);
    expect(found.map((a) => a.mention.actor)).toContain('xa.lorn');
    expect(found.map((a) => a.mention.actor)).not.toContain('xa.government');
  });
});

describe('places', () => {
  it.each([
    ['Syria: shells fell in the town of Salqeen.', ['Syria/', 'Salqeen/Idlib']],
    ['Syria: shells fell on al-Quux neighborhood in Homs city.', ['Syria/', 'al-Quux/Homs', 'Homs/Homs']],
    ['Clashes went on in Jableh, Syria.', ['Jableh/Latakia', 'Syria/']],
  ])('%s', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it('takes the bigger namesake unless the text speaks of the other country', () => {
    const countryOf = (text: string): string | undefined =>
      contextOf(text).places.find((p) => p.mention.name === 'Tripoli')?.country ?? undefined;
    expect(countryOf('Libyan ministers met in Tripoli, Libya.')).toBe('LY');
    expect(countryOf('Lebanese ministers met in Tripoli, Lebanon.')).toBe('LB');
  });
});

describe('quantities', () => {
  it.each([
    ['At least 10 civilians died.', [[10, null]]],
    ['Between 5 and 7 soldiers died.', [[5, 7]]],
    ['More than 140 people died.', [[140, null]]],
    ['Up to 30 people died.', [[0, 30]]],
    ['A little boy, a little girl and two women died.', [[4, 4]]],
    ['Two women and their seven children died.', [[9, 9]]],
    ['A 5-year-old boy died.', []],
    ['The 72-hour truce began at 11:30 on route 5.', []],
  ])('%s', (text, expected) => {
    expect(tolls(text).filter((range) => range !== null)).toEqual(expected);
  });
});

it('survives any text; ranges lie in the text, in order and apart', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'al-',
      'Syrian',
      'and',
      'of',
      'Aleppo',
      '10',
      'army',
      '-',
      ',',
      'In',
      'the',
      'Nusra',
      "'s",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      const context = contextOf(text);
      for (const list of [context.actors, context.places, context.dates, context.quantities]) {
        list.forEach((found, i) => {
          expect(found.start).toBeLessThan(found.end);
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(list[i - 1]?.end ?? 0).toBeLessThanOrEqual(found.start);
        });
      }
    }),
    { numRuns: 200 },
  );
});
