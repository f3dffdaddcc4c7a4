import { describe, expect, it } from 'vitest';
import { allegation, extraction, report } from '../../test/tellings.ts';
import { asId, type AllegationId, type StoryId } from '../domain/ids.ts';
import { mainIncidents } from './main-incidents.ts';

const reports = ['a', 'b', 'c'].map((id) => report(id, 'T\nA mill burned.'));
const told = (of: (typeof reports)[number], count: number) =>
  extraction(of, {
    allegations: Array.from({ length: count }, (_, i) => ({
      ...allegation(of, 'mill'),
      id: asId<AllegationId>(`${of.id}-${i}`),
    })),
  });

describe('mainIncidents', () => {
  it('leaves out round-ups and reports that allege nothing', () => {
    const story = { id: asId<StoryId>('s'), title: '', reports: reports.map((r) => r.id) };
    const sizes = (counts: readonly number[]): number[] =>
      mainIncidents(
        [story],
        reports.map((r, i) => told(r, counts[i] ?? 0)),
      ).map((m) => m.reports.length);
    expect(sizes([1, 2, 1])).toEqual([3]);
    expect(sizes([1, 2, 30])).toEqual([2]);
    expect(sizes([1, 0, 30])).toEqual([]);
  });
});
