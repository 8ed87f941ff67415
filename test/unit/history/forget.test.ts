import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';
import { noTokens } from '../../../electron/core/tokens/tokens';
import { ALWAYS, eventOf, folder, MINUTE, reading, START } from './support';

const GONE = 'org-that-goes';
const STAYS = 'org-that-stays';

function filled(dir: string) {
  const { db } = openHistory(dir, START);
  const history = createHistory(db);
  for (const account of [GONE, STAYS]) {
    for (let index = 0; index < 300; index += 1) {
      const events = index === 200 ? [eventOf('limit_reached', START + index * MINUTE, { account })] : [];
      const keep = { [`tracker:${account}`]: { account, index }, [`account@${account}`]: { key: account } };
      const raw = reading(START + index * MINUTE, { five_hour: index % 101 }, { account, events, keep });
      history.append(raw);
    }
    history.alertSaid({ at: START, account, window: null, kind: 'credentials_lost', value: null });
    const names = {
      sessionId: `session-${account}`,
      project: `/project-${account}`,
      branch: `branch-${account}`,
    };
    history.ledger.add([
      {
        messageId: `msg-${account}`,
        requestId: null,
        at: START,
        model: 'claude-opus-5-5',
        account,
        tokens: noTokens,
        origin: 'transcript',
        sidechain: false,
        fast: false,
        terms: 0,
        onPlan: true,
        copied: false,
        ...names,
      },
    ]);
    history.ledger.title([{ sessionId: names.sessionId, kind: 'ai', title: `title-${account}` }]);
  }
  history.keep('lease:poller', { pid: 1 }, START);
  fs.writeFileSync(path.join(dir, 'history.sqlite.corrupt-2026'), GONE);
  return { db, history };
}

function bytesOf(dir: string): string {
  return fs
    .readdirSync(dir)
    .map((name) => fs.readFileSync(path.join(dir, name), 'latin1'))
    .join('');
}

describe('the deletion of accounts and of everything', () => {
  it('the deletion of an account leaves no byte of it in any file, and the others whole', () => {
    const dir = folder();
    const { db, history } = filled(dir);
    const before = history.samplesPage({ ...ALWAYS, account: STAYS, window: null }, null, 1000).samples;
    expect(bytesOf(dir)).toContain(GONE);
    expect(history.forgetting.account(GONE)).toBe(true);
    expect(bytesOf(dir)).not.toContain(GONE);
    expect(history.samplesPage({ ...ALWAYS, account: STAYS, window: null }, null, 1000).samples).toEqual(
      before,
    );
    expect([...history.ledger.titles().values()]).toEqual([`title-${STAYS}`]);
    expect(history.events(ALWAYS)).toHaveLength(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    history.close();
    expect(bytesOf(dir)).not.toContain(GONE);
  });

  it('the deletion of everything leaves only the leases of running processes, and the history goes on', () => {
    const dir = folder();
    const { history } = filled(dir);
    expect(history.forgetting.everything()).toBe(true);
    expect(bytesOf(dir)).not.toMatch(/org-that|claude-opus|2026-11-21T/);
    expect(history.kept('lease:poller')).toEqual({ pid: 1 });
    history.append(reading(START, { five_hour: 1 }));
    expect(history.samples(ALWAYS)).toHaveLength(1);
    history.close();
  });

  it('the deletion reports that another process still reads the deleted rows', () => {
    const dir = folder();
    const { history } = filled(dir);
    const other = new Database(path.join(dir, 'history.sqlite'));
    other.exec('BEGIN; SELECT count(*) FROM samples');
    other.prepare('SELECT count(*) FROM samples').get();
    expect(history.forgetting.everything()).toBe(false);
    expect(history.samples(ALWAYS)).toEqual([]);
    other.close();
    expect(history.forgetting.everything()).toBe(true);
    expect(bytesOf(dir)).not.toContain(GONE);
    history.close();
  }, 30_000);
});
