import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatrixRow, OriginView, ReportSummary } from '../../api/views.ts';
import { groupPassages } from '../../passages/group-passages.ts';
import { layMatrix } from './matrix-layout.ts';
import { layOrigins, sameUses, spread } from './origin-layout.ts';

const report = (id: string, published: string, outlet = id): ReportSummary => ({
  id,
  version: 1,
  state: 'read',
  problem: null,
  source: { id: null, kind: 'upload', name: 'by hand' },
  title: `Title of ${id}`,
  outlet: { id: null, name: outlet },
  url: null,
  published,
  referenceDate: published.slice(0, 10),
  lentBy: null,
  language: 'en',
  truce: null,
  story: 's',
  statements: 1,
  allegations: 0,
  commitments: 0,
  recordedAt: '2023-05-12T00:00:00Z',
  assignee: null,
  setAside: false,
  lead: '',
});

const cell = (of: string, how: 'quoted' | 'paraphrased' | 'via', start = 0): MatrixRow['cells'][number] => ({
  report: of,
  statement: `${of}-${String(start)}`,
  how,
  evidence: 'words',
  start,
  end: start + 5,
});

describe('the matrix of a story', () => {
  const story = {
    reportList: [report('late', '2023-05-13T08:00:00Z'), report('early', '2023-05-12T08:00:00Z')],
    copies: [{ reports: ['early', 'late'] as const, kind: 'same-text' as const, share: 0.9 }],
    matrix: [
      {
        group: 'g1',
        speaker: { name: 'Joren Vale', actor: null, side: 'opposition' as const },
        act: 'accuse' as const,
        about: 'the army',
        independent: 1,
        cells: [cell('late', 'paraphrased', 40), cell('late', 'quoted', 90)],
      },
    ],
  };
  const matrix = layMatrix(story);

  it('has a column a report, the first to appear first', () => {
    expect(matrix.columns.map((column) => column.report)).toEqual(['early', 'late']);
  });
  it('says of the later one whose text it is', () => {
    expect(matrix.columns.map((column) => column.copyOf)).toEqual([null, 'early']);
  });
  it('shows an absence as such, and the most literal of several tellings first', () => {
    expect(matrix.rows[0]?.cells.map((cells) => cells.map((c) => c.how))).toEqual([
      ['absent'],
      ['quoted', 'paraphrased'],
    ]);
    expect(matrix.rows[0]?.told).toBe(1);
  });
});

const origin = (
  id: string,
  kind: OriginView['kind'],
  uses: readonly (readonly [string, string, boolean])[],
): OriginView => ({
  id,
  kind,
  name: id,
  reports: uses.map(([of]) => of),
  uses: uses.map(([of, reason, whole]) => ({
    origin: id,
    name: id,
    kind,
    report: of,
    claim: whole ? null : { kind: 'incident', id: 'i' as never },
    passages: [],
    reason,
  })),
});

describe('the graph of origins', () => {
  const graph = layOrigins(
    ['a', 'b', 'c'].map((id) => ({ id, label: id })),
    [
      origin('TPA', 'agency', [
        ['a', 'credits TPA', true],
        ['c', 'credits TPA', true],
      ]),
      origin('?', 'unknown', [['b', 'names none', true]]),
      origin('Vale', 'briefing', [['a', 'cites him', false]]),
    ],
    100,
  );
  it('counts known origins only', () => {
    expect(graph.independent).toBe(2);
  });
  it('brings the reports of one origin together', () => {
    expect(graph.reports.map((node) => node.id)).toEqual(['a', 'c', 'b']);
  });
  it('has a line for each use, with its reason, whole reports apart from single claims', () => {
    expect(graph.edges.map((edge) => [edge.report, edge.origin, edge.reasons.join(), edge.whole])).toEqual([
      ['a', 'TPA', 'credits TPA', true],
      ['c', 'TPA', 'credits TPA', true],
      ['b', '?', 'names none', true],
      ['a', 'Vale', 'cites him', false],
    ]);
  });
  it('keeps all within its height, and no two nearer than a row', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { maxLength: 12 }), (heights) => {
        const sorted = [...heights].sort((x, y) => x - y);
        const bottom = 26 + 44 * 14;
        const placed = spread(sorted, 26, bottom);
        placed.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(26);
          expect(y).toBeLessThanOrEqual(bottom + 0.001);
          if (i > 0) expect(y - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(43.999);
        });
      }),
    );
  });
  it('says a reason once a report, with how many claims it holds for', () => {
    const uses = [
      ['a', 'cites him', false] as const,
      ['a', 'cites him', false] as const,
      ['b', 'all of it', true] as const,
    ];
    expect(
      sameUses(origin('x', 'briefing', uses).uses).map(({ use, claims }) => [use.report, claims]),
    ).toEqual([
      ['a', 2],
      ['b', 0],
    ]);
  });
});

describe('passages of the same words', () => {
  it('are said once, with every report that has them', () => {
    const passage = (of: string, text: string) => ({ report: of, start: 1, end: 2, text });
    const grouped = groupPassages([
      passage('a', 'six  dead'),
      passage('b', 'Six dead'),
      passage('b', 'six dead'),
      passage('c', 'seven dead'),
    ]);
    expect(grouped.map(({ text, places }) => [text, places.map((place) => place.report)])).toEqual([
      ['six  dead', ['a', 'b']],
      ['seven dead', ['c']],
    ]);
  });
});
