import Database from 'better-sqlite3';
import { hash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { createLedger } from '../../../../electron/history/ledger/ledger';
import { createNames } from '../../../../electron/history/names';
import { migrate } from '../../../../electron/history/migrate';
import { migrations } from '../../../../electron/history/migrations/list';
import { useOf } from '../../../fakes/token-use';
import { ALWAYS } from '../support';

/** A history of the version before, with one response under each key; its models by key. */
function oldHistory(models: Readonly<Record<string, string>>) {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(
    db,
    migrations.filter(({ version }) => version <= 9),
  );
  const names = createNames(db);
  for (const [text, model] of Object.entries(models))
    db.prepare(
      `INSERT INTO token_uses (key, at, model, session, input, output, cache_read, cache_write_5m, cache_write_1h,
        by_proxy, sidechain, fast) VALUES (?, ?, ?, ?, 5, 5, 0, 0, 0, 1, 0, 0)`,
    ).run(
      hash('sha256', text, 'buffer').subarray(0, 16),
      ALWAYS.since + 1000,
      names.word(model),
      names.word('s1'),
    );
  db.prepare("INSERT INTO sessions (id, title, rank) VALUES (?, 'Mine', 2)").run(names.word('s1'));
  db.prepare(`INSERT INTO transcript_files VALUES ('/a.jsonl', '1', '2', 3, 3, 'x', 1, 1, 0)`).run();
  migrate(db, migrations);
  return { db, ledger: createLedger(db, names) };
}

it('the migration of counting marks what the plan does not pay for where the model shows it, and changes no title', () => {
  const { ledger } = oldHistory({ a: 'claude-opus-5-5', b: 'glm-5', c: 'us.anthropic.claude-opus-4-6-v1:0' });
  const uses = [...ledger.uses({ ...ALWAYS, account: null }, 10)].flat();
  expect(uses.map(({ model, onPlan }) => [model, onPlan])).toEqual([
    ['claude-opus-5-5', true],
    ['glm-5', false],
    ['us.anthropic.claude-opus-4-6-v1:0', false],
  ]);
  expect(ledger.titles()).toEqual(new Map([['s1', 'Mine']]));
});

it('the migration of counting counts a stored response once when its transcript is read again, and marks it', () => {
  const { ledger } = oldHistory({
    'msg_1\nreq_1': 'claude-opus-5-5',
    'msg_bdrk_2\nreq_2': 'claude-opus-5-5',
  });
  ledger.add([
    useOf('msg_1', { requestId: 'req_1' }),
    useOf('msg_bdrk_2', { requestId: 'req_2', onPlan: false }),
  ]);
  const uses = [...ledger.uses({ ...ALWAYS, account: null }, 10)].flat();
  expect(uses.map(({ onPlan, origin, tokens }) => [onPlan, origin, tokens.output])).toEqual([
    [true, 'proxy', 10],
    [false, 'proxy', 10],
  ]);
});

it('the migration of counting counts answers that were merged by mistake one by one when their transcripts are read again', () => {
  const { ledger } = oldHistory({ ocgo: 'claude-opus-5-5' });
  for (const sessionId of ['s1', 's2'])
    ledger.add([useOf('ocgo', { requestId: null, sessionId, onPlan: false })]);
  expect([...ledger.uses({ ...ALWAYS, account: null }, 10)].flat()).toHaveLength(2);
});
