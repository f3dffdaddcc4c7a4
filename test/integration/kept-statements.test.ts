import { expect, it, vi } from 'vitest';
import type { Database, SqlValue } from '../../src/app/monitor/database.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

vi.setConfig({ testTimeout: 60_000 });

const values = `select $1::text as text, $2::int as number, $3::bigint as big, $4::boolean as flag, $5::date as day,
  $6::timestamptz as time, $7::bytea as bytes, $8::text[] as list, $9::text as nothing`;
const given: readonly SqlValue[] = [
  `it's "so", {1}`,
  7,
  9_007_199_254_740_991n,
  true,
  '2031-04-08',
  new Date('2031-04-08T10:11:12.345Z'),
  new Uint8Array([0, 39, 92, 255]),
  ['a', 'b,c', '"d"', '{e}', '\\f', '', null],
  null,
];

const asKeptOnes = <Result>(ask: () => Promise<Result>): Promise<readonly Result[]> =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce<Promise<readonly Result[]>>(
    async (before) => [...(await before), await ask()],
    Promise.resolve([]),
  );

/** How many statements the connection that answers keeps. */
async function kept(db: Database): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from pg_prepared_statements where name like 'kept%'`,
  );
  return row?.n ?? 0;
}

describeOnBothStores('statements that are asked again and again', (store) => {
  it('are kept, and answer with the same values as the first time', async () => {
    const { db } = await store.open();
    const before = await kept(db);
    const answers = await asKeptOnes(() => db.query<object>(values, given));
    expect(await kept(db)).toBe(before + 1);
    for (const answer of answers) {
      const [row] = answer;
      expect(row).toEqual({
        text: given[0],
        number: 7,
        big: 9_007_199_254_740_991,
        flag: true,
        day: '2031-04-08',
        time: given[5],
        bytes: expect.anything() as unknown,
        list: given[7],
        nothing: null,
      });
      expect([...(row as { bytes: Uint8Array }).bytes]).toEqual([0, 39, 92, 255]);
    }
  });
  it('survive a value that cannot be read, and tell what is wrong with it', async () => {
    const { db } = await store.open();
    const day = (text: string) => db.query<{ day: string }>('select $1::date as day', [text]);
    await asKeptOnes(() => day('2031-04-08'));
    await expect(day('2031-04-88')).rejects.toThrow(/date.*out of range/);
    expect(await day('2031-04-09')).toEqual([{ day: '2031-04-09' }]);
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
  it('see nothing of a transaction before it ends', async () => {
    const { db } = await store.open();
    const setting = () => db.query('select value from setting where key = $1', ['kept.test']);
    await asKeptOnes(setting);
    let during: Promise<readonly object[]> = Promise.resolve([]);
    await expect(
      db.transaction(async (query) => {
        await query("insert into setting (key, value) values ('kept.test', 'x')");
        // The embedded store answers when the transaction is over, PostgreSQL at once.
        during = setting();
        await query('select 1');
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await during).toEqual([]);
  });
  it('are planned anew when a table changes', async () => {
    const { db } = await store.open();
    await db.query('create table kept_probe (a int)');
    const rows = () => db.query('select a from kept_probe where a > $1', [0]);
    await db.query('insert into kept_probe values (1)');
    await asKeptOnes(rows);
    await db.query('create index on kept_probe (a)');
    await db.query('insert into kept_probe values (2)');
    expect(await rows()).toHaveLength(2);
    await db.query('drop table kept_probe');
  });
});
