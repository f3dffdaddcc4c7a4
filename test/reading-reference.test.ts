import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileReadingReference, outletOfUrl } from '../src/reading/reading-reference.ts';
import { loadReadingReference } from '../src/storage/reading-reference-files.ts';

const reference = loadReadingReference(join(import.meta.dirname, '../reference'));

it('holds outlets with one id, one host and one spelling each', () => {
  const ids = reference.outlets.map((o) => o.id);
  expect(new Set(ids).size).toBe(ids.length);
  const hosts = reference.outlets.flatMap((o) => o.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  for (const host of hosts) expect(host).toMatch(/^[a-z\d.-]+\.[a-z]+$/);
});

it('has one agency at most that is told by its way of signing', () => {
  expect(reference.outlets.filter((o) => o.signsEditors)).toHaveLength(1);
});

it('finds an outlet by a subdomain of its host, and none by a host that only ends alike', () => {
  const [outlet] = reference.outlets;
  const host = outlet?.hosts[0] ?? '';
  expect(outletOfUrl(`https://www.${host}/a/b`, reference)?.id).toBe(outlet?.id);
  expect(outletOfUrl(`https://not${host}/a/b`, reference)).toBeNull();
  expect(outletOfUrl('javascript:alert(1)', reference)).toBeNull();
});

it('refuses a spelling that two outlets claim', () => {
  const outlets = {
    provenance: 'made up',
    outlets: [
      { id: 'one', name: 'The Henn', family: 'a' },
      { id: 'two', name: 'Two', names: ['the henn'], family: 'b' },
    ],
  };
  const { boilerplate } = reference;
  const languages = { provenance: 'made up', frequentWords: { en: ['the'] } };
  expect(() => compileReadingReference({ outlets, boilerplate, languages })).toThrow(
    /"the henn" stands for both one and two/,
  );
});
