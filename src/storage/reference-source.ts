import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { actorKinds, sides } from '../domain/actor.ts';
import { actorNameKey, placeKeys } from '../extraction/fold.ts';
import type { ActorEntry, CountryEntry, DivisionEntry } from '../extraction/reference/reference-data.ts';
import type { CompiledReference, OwnFiles } from './reference-files.ts';
import { ownFileSchemas } from './reference-own-schemas.ts';

/** An entry of the reference folder is wrong. The message names the file and the field. */
export class ReferenceSourceError extends Error {
  override readonly name = 'ReferenceSourceError';
}

const code = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code');
// YAML reads a bare year as a number.
const period = z.union([
  z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'an ISO date prefix'),
  z.int().min(1000).max(9999).transform(String),
]);
const placeKind = z.enum(['settlement', 'quarter', 'district', 'province', 'area', 'country', 'site']);
const words = z.array(z.string().min(1));

const actorsFile = z.strictObject({
  actors: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z\d.-]+$/, 'lower-case letters, digits, dots and hyphens'),
      kind: z.enum(actorKinds).optional(),
      name: z.string().min(1).optional(),
      names: words.optional(),
      side: z.enum(sides).optional(),
      country: code.optional(),
      of: z.string().optional(),
      office: z.string().optional(),
      memberships: z
        .array(z.strictObject({ of: z.string(), from: period.optional(), to: period.optional() }))
        .optional(),
    }),
  ),
});

const bodiesFile = z.strictObject({
  stateBodies: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(actorKinds),
      name: z.string(),
      words,
      of: z.string().optional(),
    }),
  ),
  heads: z.array(
    z.strictObject({
      class: z.enum(['force', 'air', 'group', 'government', 'office']),
      kind: z.enum(actorKinds),
      words,
    }),
  ),
  generic: z.array(z.strictObject({ side: z.enum(sides), kind: z.enum(actorKinds), words })),
  modifiers: z.array(z.strictObject({ side: z.enum(sides), words })),
  deeds: words,
  ledDeeds: words,
  between: words,
  links: words,
});

const placesFile = z.strictObject({
  places: z.array(
    z.strictObject({
      name: z.string().min(1),
      names: words.default([]),
      kind: placeKind.default('settlement'),
      country: code,
      admin1: z.string().nullable().default(null),
      at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
      precision: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)])
        .default(1),
    }),
  ),
});

const placeWordsFile = z.strictObject({
  kinds: z.array(z.strictObject({ kind: placeKind, words })),
  directions: words,
  common: words,
});
const personsFile = z.strictObject({ persons: words });
const titlesFile = z.strictObject({ titles: words });

function checked<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ReferenceSourceError(
    `reference/${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`,
  );
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      statSync(join(folder, name)).isDirectory()
        ? filesBelow(join(folder, name), `${prefix}${name}/`)
        : [`${prefix}${name}`],
    );
}

const list = (cell: string | undefined): string[] =>
  cell === undefined || cell === '' ? [] : cell.split('|');

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Listed actors, and the outlets, which are actors that are cited. */
function actorEntries(
  yaml: (file: string) => unknown,
  paths: readonly string[],
  { outlets }: OwnFiles['outlets.yaml'],
): ActorEntry[] {
  const entries: ActorEntry[] = [
    ...paths.flatMap((path) => checked(actorsFile, yaml(path), path).actors),
    ...outlets.map(({ id, name, names, country }) => ({
      id: `outlet.${id}`,
      kind: 'outlet' as const,
      name,
      names,
      ...(country === null ? {} : { country }),
    })),
  ];
  // An entry without a name takes that of its state's body, which is folded when loaded.
  return entries.map((entry) =>
    entry.name === undefined
      ? entry
      : {
          ...entry,
          keys: [entry.name, ...(entry.names ?? [])].map(actorNameKey).filter((key) => key !== null),
        },
  );
}

/** The files that one stage owns, checked against its schema. Every file of the folder has to have one. */
function ownFiles(yaml: (file: string) => unknown, paths: readonly string[]): OwnFiles {
  const known = (path: string): path is keyof OwnFiles => Object.hasOwn(ownFileSchemas, path);
  const stray = paths.find((path) => !known(path));
  if (stray !== undefined)
    throw new ReferenceSourceError(
      `reference/${stray} has no schema: add one to src/storage/reference-own-schemas.ts.`,
    );
  const file = <Path extends keyof OwnFiles>(path: Path): OwnFiles[Path] =>
    checked<OwnFiles[Path]>(ownFileSchemas[path], yaml(path), path);
  return {
    'boilerplate.yaml': file('boilerplate.yaml'),
    'events/casualties.yaml': file('events/casualties.yaml'),
    'events/events.yaml': file('events/events.yaml'),
    'events/targets.yaml': file('events/targets.yaml'),
    'events/weapons.yaml': file('events/weapons.yaml'),
    'languages.yaml': file('languages.yaml'),
    'outlets.yaml': file('outlets.yaml'),
    'verbs/reporting.yaml': file('verbs/reporting.yaml'),
  };
}

function countryEntries(text: string): CountryEntry[] {
  return rows(text).map(([country, name = '', names, adjectives, seats, latitude, longitude]) => ({
    code: checked(code, country, 'places/countries.tsv'),
    name,
    names: list(names),
    keys: placeKeys(country ?? '', [name, ...list(names)]),
    adjectives: list(adjectives),
    seats: list(seats),
    latitude: Number(latitude),
    longitude: Number(longitude),
  }));
}

function divisionEntries(text: string): DivisionEntry[] {
  return rows(text).map(([country, division = '', name = '', names, latitude, longitude]) => ({
    country: checked(code, country, 'places/divisions.tsv'),
    code: division,
    name,
    keys: placeKeys(country ?? '', [name, ...list(names)]),
    latitude: Number(latitude),
    longitude: Number(longitude),
  }));
}

/** Reads and checks everything under `reference/`. Throws `ReferenceSourceError`. */
export function readReferenceSource(folder: string): CompiledReference {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const yaml = (file: string): unknown => parse(read(file));
  const paths = filesBelow(folder);
  const listed = (path: string): boolean => /^(?:actors|places|lexicons)\//.test(path);
  const inFolder = (name: string): string[] =>
    paths.filter((path) => path.startsWith(`${name}/`) && path.endsWith('.yaml'));
  const files = ownFiles(
    yaml,
    paths.filter((path) => path.endsWith('.yaml') && !listed(path)),
  );
  return {
    countries: countryEntries(read('places/countries.tsv')),
    divisions: divisionEntries(read('places/divisions.tsv')),
    places: inFolder('places').flatMap((path) =>
      checked(placesFile, yaml(path), path).places.map(({ at, names, ...place }) => ({
        ...place,
        keys: placeKeys(place.country, [place.name, ...names]),
        latitude: at[0],
        longitude: at[1],
      })),
    ),
    actors: actorEntries(yaml, inFolder('actors'), files['outlets.yaml']),
    bodies: checked(bodiesFile, yaml('lexicons/bodies.yaml'), 'lexicons/bodies.yaml'),
    persons: checked(personsFile, yaml('lexicons/persons.yaml'), 'lexicons/persons.yaml').persons,
    placeWords: checked(placeWordsFile, yaml('lexicons/places.yaml'), 'lexicons/places.yaml'),
    titles: checked(titlesFile, yaml('lexicons/titles.yaml'), 'lexicons/titles.yaml'),
    files,
  };
}
