import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface ActorEntry {
  readonly kind: string;
  readonly name?: string;
  readonly names?: readonly string[];
}

/** Names that the project's reference data lists: they become features, as the places do. */
export interface ReferenceNames {
  readonly bodies: readonly string[];
  readonly persons: readonly string[];
  readonly regions: readonly string[];
}

/** Reads reference/actors and reference/places. */
export function readReferenceNames(root: URL): ReferenceNames {
  const folder = new URL('reference/actors/', root);
  const actors = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap(
      (file) => (parse(readFileSync(new URL(file, folder), 'utf8')) as { actors: ActorEntry[] }).actors,
    ); // checked by the reference's own schema
  const namesOf = (entry: ActorEntry): readonly string[] =>
    [...(entry.name === undefined ? [] : [entry.name]), ...(entry.names ?? [])].map((name) =>
      name.replace(/^the /i, ''),
    );
  const divisions = readFileSync(new URL('reference/places/divisions.tsv', root), 'utf8');
  return {
    bodies: [
      ...actors.filter((entry) => entry.kind !== 'person').flatMap(namesOf),
      ...outletNames(root),
    ].filter(isProper),
    persons: actors.filter((entry) => entry.kind === 'person').flatMap(namesOf),
    regions: divisions
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t')[2] ?? ''),
  };
}

/** "Velm army" is a description with a name in it; as an entry it would teach that the description is the name. */
function isProper(name: string): boolean {
  return name
    .split(/[\s-]+/)
    .every((word) => /^[\p{Lu}\d&]|^(?:al|el|of|for|the|and|in|to|on|de|e|ul)$/u.test(word));
}

function outletNames(root: URL): string[] {
  const text = readFileSync(new URL('reference/outlets.yaml', root), 'utf8');
  const { outlets = [] } = parse(text) as { outlets?: readonly ActorEntry[] }; // checked by the reference's own schema
  return outlets
    .flatMap((entry) => [entry.name ?? '', ...(entry.names ?? [])])
    .filter((name) => name.length > 2);
}
