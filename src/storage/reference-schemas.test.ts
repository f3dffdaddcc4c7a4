import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileEventLexicon } from '../extraction/allegations/event-lexicon.ts';
import { eventLexiconSchemas } from './event-lexicon-schema.ts';
import { outletsFileSchema } from './reading-reference-schema.ts';

const yaml = (name: string): unknown =>
  parse(readFileSync(new URL(`../../reference/events/${name}.yaml`, import.meta.url), 'utf8'));

describe('reference/events', () => {
  const { events, weapons, targets, casualties } = eventLexiconSchemas;
  const files = {
    events: events.parse(yaml('events')),
    weapons: weapons.parse(yaml('weapons')),
    targets: targets.parse(yaml('targets')),
    casualties: casualties.parse(yaml('casualties')),
  };

  it('compiles once it is checked', () => {
    const lexicon = compileEventLexicon(files);
    expect(lexicon.people.size).toBe(new Set(files.casualties.people).size);
    expect(lexicon.person.size).toBeGreaterThan(0);
  });

  it('is refused with an incident type that is not in the list', () => {
    const wrong = { ...files.events, entries: [{ type: 'sneeze', role: 'event', phrases: ['sneezed'] }] };
    expect(events.safeParse(wrong).error?.issues[0]?.path).toEqual(['entries', 0, 'type']);
  });
});

describe('reference/outlets.yaml', () => {
  const henn = { id: 'henn', name: 'The Henn', family: 'henn' };

  it('may leave out what is empty, and the check fills it', () => {
    const { outlets } = outletsFileSchema.parse({ provenance: 'made up', outlets: [henn] });
    expect(outlets[0]).toMatchObject({ names: [], hosts: [], agency: false, country: null });
  });

  it('is refused with a country that is no code', () => {
    const wrong = { provenance: 'made up', outlets: [{ ...henn, country: 'Xanadu' }] };
    expect(outletsFileSchema.safeParse(wrong).success).toBe(false);
  });
});
