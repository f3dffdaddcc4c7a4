import { expect, it } from 'vitest';
import { compileReadingReference, outletOfUrl } from '../src/reading/reading-reference.ts';
import { readingReference } from '../src/storage/reading-reference-files.ts';
import { outletsFileSchema } from '../src/storage/reading-reference-schema.ts';

const reference = readingReference();

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
  const outlets = outletsFileSchema.parse({
    provenance: 'made up',
    outlets: [
      { id: 'one', name: 'The Henn', family: 'a' },
      { id: 'two', name: 'Two', names: ['the henn'], family: 'b' },
    ],
  });
  const boilerplate = { provenance: 'made up', ...reference.boilerplate };
  const languages = { provenance: 'made up', frequentWords: { en: ['the'] } };
  expect(() => compileReadingReference({ outlets, boilerplate, languages })).toThrow(
    /"the henn" stands for both one and two/,
  );
});
