import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readSessionsReport } from '../../../../electron/app/reports/sessions-report';
import { sessionsCsv } from '../../../../electron/core/sessions/sessions-csv';
import { exportSamples } from '../../../../electron/history/readings/export';
import { builtScanWorker } from '../../../faults/support/scan-worker';
import { openFollowed } from './followed';

const workerFile = builtScanWorker();
const ID = '5e55104e-0000-4000-8000-000000000001';
const SECRET = 'xylophone-heist';
const TITLE = 'Quarterly-mermaid';

const lines = (count: number): string => {
  const shared = { sessionId: ID, cwd: '/home/mara/fennel', gitBranch: 'main', isSidechain: false };
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  const user = { ...shared, type: 'user', uuid: `u${count}`, timestamp };
  const usage = { input_tokens: 3, output_tokens: 5 };
  const message = { id: `msg_${count}`, role: 'assistant', model: 'claude-opus-5-5', content: [], usage };
  return [
    { type: 'ai-title', aiTitle: TITLE, sessionId: ID },
    { ...user, message: { role: 'user', content: `${SECRET} ${count}` } },
    // Not what a prompt looks like, but a prompt's words in it all the same.
    `{"type":"user","sessionId":"${ID}","message":{"content":"${SECRET}`,
    { ...shared, type: 'assistant', uuid: `a${count}`, requestId: `req_${count}`, timestamp, message },
  ]
    .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
    .join('');
};

/** All files below a folder as one text. */
function allBytes(dir: string): string {
  return fs
    .readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dir, name))
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file, 'latin1'))
    .join('\n');
}

describe('prompts', () => {
  it('prompts are shown within a second, and are in no file, log or export of Quotide', async () => {
    const { app, home, watchSession, seen, logged } = openFollowed(workerFile());
    const file = path.join(home, 'claude', 'projects', '-home-mara-fennel', `${ID}.jsonl`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, lines(1));
    watchSession({ session: ID, open: ['u1'] });
    await vi.waitFor(() => expect(seen.at(-1)?.prompts[0]?.text).toBe(`${SECRET} 1`), 10_000);
    fs.appendFileSync(file, lines(2));
    await vi.waitFor(() => expect(seen.at(-1)?.prompts[0]?.own.turns).toBe(1), 1000);
    await vi.waitFor(() => expect(app.history.ledger.sums({ account: null, since: 0 }).messages).toBe(2));

    const span = { since: 0, until: Number.MAX_SAFE_INTEGER };
    const { sessions } = await readSessionsReport(app, span);
    expect(sessions).toHaveLength(1);
    let samples = '';
    const query = { format: 'json' as const, ...span, account: null, window: null };
    await exportSamples(app.history, query, (text) => void (samples += text));
    expect(`${sessionsCsv(sessions, { titles: true, isPrivate: false })}${samples}`).not.toContain(SECRET);
    expect(sessionsCsv(sessions, { titles: false, isPrivate: false })).not.toContain(TITLE);
    expect(allBytes(path.join(home, 'data'))).not.toContain(SECRET);
    expect(logged.join('\n')).not.toContain(SECRET);
    // The data folder was looked at in earnest: what is kept is in it.
    expect(allBytes(path.join(home, 'data'))).toContain(TITLE);
  });

  it('prompts are no longer sent by the reading thread once privacy mode is on', async () => {
    const { app, home, watchSession, seen } = openFollowed(workerFile());
    const file = path.join(home, 'claude', 'projects', '-p', `${ID}.jsonl`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, lines(1));
    watchSession({ session: ID, open: [] });
    await vi.waitFor(() => expect(seen.at(-1)?.prompts[0]?.text).toContain(SECRET), 10_000);
    expect(app.settings.change({ privacy: { on: true } })).toBeNull();
    await vi.waitFor(() => expect(seen.at(-1)?.prompts[0]?.text).toBeNull());
    const told = seen.length;
    fs.appendFileSync(file, lines(2));
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(told));
    expect(JSON.stringify(seen.slice(told - 1))).not.toContain(SECRET);
  });
});
