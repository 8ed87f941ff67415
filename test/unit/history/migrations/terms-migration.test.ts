import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { termsOf } from '../../../../electron/core/prices/price-terms';
import { createLedger } from '../../../../electron/history/ledger/ledger';
import { migrate } from '../../../../electron/history/migrate';
import { migrations } from '../../../../electron/history/migrations/list';
import { createNames } from '../../../../electron/history/names';
import { useOf } from '../../../fakes/token-use';
import { ALWAYS } from '../support';

it('the migration of terms has transcripts read once more, and then each answer has the terms of its price', () => {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(
    db,
    migrations.filter(({ version }) => version <= 11),
  );
  const names = createNames(db);
  db.prepare(
    `INSERT INTO token_uses (key, at, model, session, input, output, cache_read, cache_write_5m, cache_write_1h,
      by_proxy, sidechain, fast, on_plan, copied) VALUES (x'00', ?, ?, ?, 5, 5, 0, 0, 0, 0, 0, 0, 1, 0)`,
  ).run(ALWAYS.since + 1000, names.word('claude-opus-5-5'), names.word('s1'));
  db.prepare(`INSERT INTO transcript_memory (names, numbers) VALUES ('x', x'00')`).run();
  migrate(db, migrations);
  expect(db.prepare('SELECT count(*) FROM transcript_memory').pluck().get()).toBe(0);

  const ledger = createLedger(db, names);
  const termsStored = () =>
    [...ledger.uses({ ...ALWAYS, account: null }, 10)].flat().map(({ terms }) => terms);
  expect(termsStored()).toEqual([0]);
  ledger.add([useOf('msg_1', { terms: termsOf({ searches: 2 }) })]);
  ledger.add([useOf('msg_1', { terms: termsOf({ inference_geo: 'us', searches: 1 }) })]);
  expect(termsStored()).toContain(termsOf({ inference_geo: 'us', searches: 2 }));
});
