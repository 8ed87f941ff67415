import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readActivityReport } from '../../../electron/app/activity-report';
import { openEngine } from '../../../electron/app/engine';
import { followTranscripts } from '../../../electron/app/follow-transcripts';
import { fakeHistory } from '../../fakes/transcripts';
import { builtScanWorker } from '../../faults/support/scan-worker';
import { tempFolder, writeHistory } from '../transcripts/support';

const workerFile = builtScanWorker();
const span = { since: Date.UTC(2026, 7, 1), until: Date.UTC(2026, 11, 31) };

/** An engine over folders of its own, with what follows the transcripts below `claude`. */
function opened() {
  const home = tempFolder();
  vi.stubEnv('HOME', home);
  vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(home, 'claude'));
  const engine = openEngine({
    environment: {
      ...{ dataDir: path.join(home, 'data'), apiUrl: 'http://127.0.0.1:9', apiIsLoopback: true },
      ...{ timeScale: 1000, logLevel: 'error', demo: false, homeDir: home },
    },
    locale: { language: 'en-GB', timeZone: 'UTC' },
    fetch: () => Promise.reject(new Error('nobody asks')),
    logSinks: [],
  });
  if (!engine.ok) throw new Error(engine.error);
  const { env, platform } = process;
  const parts = { workerFile: workerFile(), home, env, platform, cwd: home };
  const end = followTranscripts(engine.value, parts);
  onTestFinished(async () => {
    await end();
    engine.value.close();
    vi.unstubAllEnvs();
  });
  return { engine: engine.value, home };
}

describe('the transcripts in the app', () => {
  const history = fakeHistory({ seed: 5, sessions: 30, answers: 30 });
  const uses = [...history.uses.values()];
  const output = uses.reduce((sum, { tokens }) => sum + tokens.output, 0);

  it('are in the ledger and in the report by themselves, with what comes later and folders that are added', async () => {
    const { engine, home } = opened();
    writeHistory(path.join(home, 'claude', 'projects'), history);
    const report = () => readActivityReport(engine, span);
    await vi.waitFor(async () => expect((await report()).total.messages).toBe(uses.length), 10_000);
    const { total, projects, models } = await report();
    expect(total.tokens.output).toBe(output);
    expect(new Set(projects.map(({ key }) => key))).toEqual(new Set(uses.map(({ project }) => project)));
    expect(new Set(models.map(({ key }) => key))).toEqual(new Set(uses.map(({ model }) => model)));
    expect(total.costUsd).toBeGreaterThan(0);

    const more = fakeHistory({ seed: 6, sessions: 3, answers: 10 });
    writeHistory(path.join(home, 'other', 'projects'), more);
    expect(engine.settings.change({ accounts: { configDirs: [path.join(home, 'other')] } })).toBeNull();
    const all = uses.length + more.uses.size;
    await vi.waitFor(async () => expect((await report()).total.messages).toBe(all), 10_000);
  });

  it('show how far they are read while that takes a while, and nothing more afterwards', async () => {
    const { engine, home } = opened();
    const seen: unknown[] = [];
    engine.accounts.subscribe(({ scan }) => seen.push(scan));
    const large = fakeHistory({ seed: 7, sessions: 60, answers: 60, resultBytes: 12_000 });
    writeHistory(path.join(home, 'claude', 'projects'), large);
    const size = fs
      .readdirSync(path.join(home, 'claude'), { recursive: true, encoding: 'utf8' })
      .map((name) => fs.statSync(path.join(home, 'claude', name)))
      .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
    await vi.waitFor(() => {
      expect(seen).toContainEqual({ done: expect.any(Number) as number, total: size });
      expect(engine.accounts.snapshot().scan).toBeNull();
      expect(engine.history.ledger.sums({ account: null, since: 0 }).messages).toBe(large.uses.size);
    }, 20_000);
  });
});
