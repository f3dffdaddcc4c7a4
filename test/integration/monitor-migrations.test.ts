import { expect, it } from 'vitest';
import { listDerived } from '../../src/app/monitor/queries/list-derived.ts';
import { searchTable } from '../../src/app/monitor/queries/search-hits.ts';
import {
  derivedKinds,
  writeDerived,
  type DerivedRow,
} from '../../src/app/monitor/derivation/derived-rows.ts';
import { migrate, shippedMigrations } from '../../src/storage/migrate.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

describeOnBothStores('bringing an older store to the schema of today', (store) => {
  it('finds by words and values what was stored before days stood beside them', async () => {
    const { db } = await store.open();
    await db.query('drop schema public cascade');
    await db.query('create schema public');
    await migrate(db, shippedMigrations().slice(0, 1));
    await db.query(
      `insert into derived (kind, id, window_key, day, keys, digest, program)
       values ('incident', 'i-old', 'w', '2031-05-04', array['incident/side=russet guard'], 'd', 'old'),
         ('incident', 'i-undated', 'w', null, array['incident/side=russet guard'], 'd', 'old')`,
    );
    await db.query(
      `insert into shown (kind, id, summary, document) values ('incident', 'i-old', '{}', '{}'), ('incident', 'i-undated', '{}', '{}')`,
    );
    await db.query(
      `insert into search (kind, id, sort_day, vector, text)
       values ('incident', 'i-old', '2031-05-04', to_tsvector('english', 'shells fell') || array_to_tsvector(array['@incident', '@incident/2031-05', '@incident/2031-05-04']), 'shells fell')`,
    );

    await migrate(db);

    const asked = { kind: 'incident', sort: '-day', limit: 10 } as const;
    // One thing at a time: the days are read first, then what has their marks.
    const byValue = await listDerived(db.query, { ...asked, filter: { party: ['Russet Guard'] } }, [1]);
    expect(byValue.items.map((item) => item.id)).toEqual(['i-old', 'i-undated']);
    const byWord = await listDerived(db.query, { ...asked, filter: {}, q: 'shelling' }, [1]);
    expect(byWord.items.map((item) => item.id)).toEqual(['i-old']);
    const [row] = await db.query<{ vector: string }>('select vector::text as vector from search');
    expect(row?.vector).not.toContain("'@incident'");
  }, 60_000);

  it('has a table of words for every kind', async () => {
    const { db } = await store.open();
    const rows = derivedKinds.map((kind): DerivedRow => ({
      kind,
      id: `the ${kind}`,
      windowKey: 'w',
      summary: {},
      document: {},
      words: { title: 'Ferry', text: 'The ferry was shelled.' },
    }));
    await db.transaction((query) => writeDerived(query, rows));
    for (const kind of derivedKinds) {
      const found = await db.query<{ id: string }>(`select id from ${searchTable(kind)}`);
      expect(found).toEqual([{ id: `the ${kind}` }]);
    }
  }, 60_000);
});
