import { describe, expect, it } from 'vitest';
import type { Page } from '../../api/answers.ts';
import { dayNumber } from '../../map/day-number.ts';
import { readMarks } from '../../map/incident-marks.ts';
import { dayIn, knownDays, wasKnown } from './known-on.ts';
import { marksInView, newestOrder, unplaced } from './marks-in-view.ts';
import { nextCell, nextRow } from './roving-rows.ts';
import { RowPages } from './row-pages.ts';
import { readIncidentsSearch, readStand, writeStand } from './search.ts';

describe('the address of the incidents', () => {
  it('keeps what it knows and drops what it does not, without a fault', () => {
    const search = readIncidentsSearch({
      view: 'table',
      from: '2023-05-01',
      to: 'soon',
      at: '1,2',
      type: 'drone',
      hide: 'area,target',
    });
    expect(search).toMatchObject({
      view: 'table',
      from: '2023-05-01',
      to: undefined,
      at: undefined,
      type: 'drone',
      hide: 'area,target',
    });
    expect(readIncidentsSearch({ view: 'globe' }).view).toBeUndefined();
  });

  it('says where the map stands, and back', () => {
    expect(readStand(writeStand({ longitude: 38.1234, latitude: -35.5, zoom: 6.25 }))).toEqual({
      longitude: 38.123,
      latitude: -35.5,
      zoom: 6.25,
    });
    for (const wrong of ['', '1,2', '1,2,3,4', 'a,b,c', '200,0,3', '0,89,3', ',,'])
      expect(readStand(wrong), wrong).toBeNull();
  });
});

describe('the list beside the map', () => {
  const marks = readMarks({
    columns: ['id', 'lon', 'lat', 'day', 'independent'],
    rows: [
      ['old', 36, 35, '2023-05-01', 1],
      ['new', 36, 35, '2023-05-09', 1],
      ['sure', 36, 35, '2023-05-09', 3],
      ['nowhere', null, null, '2023-05-09', 1],
      ['far', 90, 35, '2023-05-09', 1],
    ],
  });
  it('has what is in view, the newest and best founded first', () => {
    const bounds = { west: 30, east: 40, south: 30, north: 40 };
    expect(
      marksInView(marks, newestOrder(marks), { from: null, to: null }, bounds).map((i) => marks.id[i]),
    ).toEqual(['sure', 'new', 'old']);
    const days = { from: dayNumber('2023-05-02'), to: null };
    expect(marksInView(marks, newestOrder(marks), days, bounds).map((i) => marks.id[i])).toEqual([
      'sure',
      'new',
    ]);
    expect(unplaced(marks, days)).toBe(1);
  });
});

describe('the keys of a grid', () => {
  const size = { rows: 100_000, columns: 15, page: 20 };
  it('move by cells, pages and to the ends, and never out', () => {
    expect(nextCell('ArrowDown', false, { row: 0, column: 3 }, size, false)).toEqual({ row: 1, column: 3 });
    expect(nextCell('ArrowUp', false, { row: -1, column: 3 }, size, false)).toEqual({ row: -1, column: 3 });
    expect(nextCell('PageUp', false, { row: 5, column: 3 }, size, false)).toEqual({ row: 0, column: 3 });
    expect(nextCell('End', true, { row: 5, column: 3 }, size, false)).toEqual({ row: 99_999, column: 14 });
    expect(nextCell('Home', false, { row: 5, column: 3 }, size, false)).toEqual({ row: 5, column: 0 });
    expect(nextCell('a', false, { row: 5, column: 3 }, size, false)).toBeNull();
  });
  it('follow the reading from right to left', () => {
    expect(nextCell('ArrowLeft', false, { row: 0, column: 3 }, size, true)).toEqual({ row: 0, column: 4 });
    expect(nextCell('ArrowRight', false, { row: 0, column: 0 }, size, true)).toEqual({ row: 0, column: 0 });
  });
  it('of a list stop at its ends', () => {
    expect(nextRow('ArrowDown', 9, 10, 8)).toBe(9);
    expect(nextRow('End', 0, 10, 8)).toBe(9);
    expect(nextRow('End', 0, 0, 8)).toBeNull();
    expect(nextRow('Enter', 0, 10, 8)).toBeNull();
  });
});

describe('rows read page by page', () => {
  const server =
    (rows: number, size: number, asked: (string | null)[]) =>
    (cursor: string | null): Promise<Page<number>> => {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(size, rows - from) }, (_, i) => from + i);
      return Promise.resolve({ items, next: from + size < rows ? String(from + size) : null, total: null });
    };

  it('are read as far as is looked, once each, and in order', async () => {
    const asked: (string | null)[] = [];
    const pages = new RowPages(server(95, 10, asked), (n) => n * 2);
    pages.want(5);
    pages.want(24);
    await expect.poll(() => pages.current().rows.length).toBe(30);
    expect(asked).toEqual([null, '10', '20']);
    expect(pages.current()).toMatchObject({ total: null, done: false, loading: false });
    pages.want(1000);
    await expect.poll(() => pages.current().done).toBe(true);
    expect(pages.current().total).toBe(95);
    expect(pages.current().rows).toEqual(Array.from({ length: 95 }, (_, i) => i * 2));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('keep what they have where the line breaks, and go on from there', async () => {
    let broken = true;
    const read = server(20, 10, []);
    const pages = new RowPages(
      (cursor) => (broken && cursor !== null ? Promise.reject(new Error('no line')) : read(cursor)),
      (n) => n,
    );
    pages.want(15);
    await expect.poll(() => pages.current().error?.message).toBe('no line');
    expect(pages.current().rows.length).toBe(10);
    broken = false;
    pages.retry();
    await expect.poll(() => pages.current().rows.length).toBe(20);
    expect(pages.current().error).toBeNull();
  });
});

describe('what was known when', () => {
  const told = { by: null, reason: null, undone: null };
  const history = [
    { at: '2023-05-11T22:30:00Z', entry: 1, kind: 'telling', what: 'a', report: 'r1', ...told },
    { at: '2023-05-12T05:00:00Z', entry: 2, kind: 'telling', what: 'b', report: 'r2', ...told },
  ] as const;
  it('goes by the days of the agreement’s zone', () => {
    expect(dayIn('2023-05-11T22:30:00Z', 'Asia/Damascus')).toBe('2023-05-12');
    expect(knownDays(history, 'UTC')).toEqual(['2023-05-11', '2023-05-12']);
    expect(knownDays(history, 'Asia/Damascus')).toEqual(['2023-05-12']);
  });
  it('holds to the end of the day', () => {
    expect(wasKnown('2023-05-12T05:00:00Z', '2023-05-11', 'UTC')).toBe(false);
    expect(wasKnown('2023-05-12T23:59:59Z', '2023-05-12', 'UTC')).toBe(true);
    expect(wasKnown('2023-05-12T05:00:00Z', null, 'UTC')).toBe(true);
  });
});
