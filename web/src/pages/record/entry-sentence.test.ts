import { beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../../i18n/ar.ts';
import { en } from '../../i18n/en.ts';
import { speak } from '../../i18n/translate.ts';
import { entryReason, entrySentence, entrySubjects } from './entry-sentence.ts';

const corrections = [
  { action: 'link', report: 'r-1', story: 's-1' },
  { action: 'unlink', report: 'r-1', story: 's-1' },
  { action: 'merge-stories', stories: ['s-1', 's-2'] },
  { action: 'split-story', story: 's-1', reports: ['r-1'] },
  { action: 'merge-incidents', incidents: ['i-1', 'i-2', 'i-3'] },
  { action: 'split-incident', incident: 'i-1', allegations: ['a-1'] },
  { action: 'set-origin', report: 'r-1', kind: 'agency', name: 'Strait Wire' },
  { action: 'reread', allegation: 'a-1', field: 'killed', value: null },
  { action: 'dismiss', allegation: 'a-1' },
  { action: 'grade-outlet', outlet: 'o-1', reliability: 'B' },
  { action: 'set-aside', report: 'r-1' },
  { action: 'take-back', report: 'r-1' },
  { action: 'settle-commitment', commitment: 'c-1', status: 'kept' },
  { action: 'withdraw', entry: 7 },
];
const entryOf = (correction: object) =>
  ({ kind: 'correction', body: { correction, reason: 'Seen on the spot.' } }) as const;

describe.each([
  ['en', en],
  ['ar', ar],
] as const)('an entry in a sentence, in %s', (language, messages) => {
  beforeAll(() => {
    speak(language, messages);
  });

  it('says each kind of correction in words of its own', () => {
    const sentences = corrections.map((correction) => entrySentence(entryOf(correction)));
    expect(new Set(sentences).size).toBe(corrections.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|record\.says/);
  });

  it('says what was given to a field as the pages say it', () => {
    const reread = (field: string, value: string): string =>
      entrySentence(entryOf({ action: 'reread', allegation: 'a-1', field, value }));
    expect(reread('date', '2023-05-11')).not.toContain('2023-05-11');
    expect(reread('type', 'aid-obstruction')).toContain(messages['type.aid-obstruction']);
    expect(reread('place', 'Orlava')).toContain('Orlava');
    expect(reread('no field of ours', '2023-05-11')).toContain('2023-05-11');
  });

  it('tells new reports from new versions, and what a source answered from what a person said', () => {
    const intake = (version: number) => ({
      kind: 'intake' as const,
      body: { source: 'samples', reports: [{ report: 'r-1', version }] },
    });
    expect(entrySentence(intake(1))).not.toBe(entrySentence(intake(2)));
    expect(entrySentence(intake(1))).toContain('samples');
    expect(entryReason({ kind: 'outage', body: { source: 'Harbour Post', error: 'no answer' } })).toBe(
      'no answer',
    );
    expect(entryReason(entryOf({ action: 'dismiss' }))).toBe('Seen on the spot.');
    expect(entryReason(intake(1))).toBeNull();
  });

  it('names the agreement that incidents are held against from a decision on', () => {
    const chosen = {
      about: { kind: 'agreement', id: 'vessen-2' },
      action: 'hold incidents against it',
      change: { title: 'Second Truce of Vessen' },
    };
    expect(entrySentence({ kind: 'decision', body: chosen })).toContain('Second Truce of Vessen');
    expect(entrySentence({ kind: 'decision', body: { ...chosen, change: null } })).toContain('vessen-2');
    expect(entrySentence({ kind: 'decision', body: { action: 'rest' } })).toContain('rest');
  });

  it('survives an entry of a later program, or a spoilt one', () => {
    expect(entrySentence(entryOf({ action: 'bless', what: 1 }))).toContain('bless');
    expect(entrySentence({ kind: 'correction', body: { correction: ['?'] } })).not.toContain('undefined');
    expect(entrySubjects({ kind: 'intake', body: { reports: 'none' } })).toEqual([]);
  });
});

describe('what an entry is about', () => {
  it('is named once for each thing that has a page', () => {
    const [, , merged, split] = corrections.map((correction) => entrySubjects(entryOf(correction)));
    expect(merged).toEqual([
      { kind: 'story', id: 's-1' },
      { kind: 'story', id: 's-2' },
    ]);
    expect(split?.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['report r-1', 'story s-1']);
    expect(entrySubjects(entryOf({ action: 'withdraw', entry: 7 }))).toEqual([{ kind: 'entry', id: '7' }]);
  });
});
