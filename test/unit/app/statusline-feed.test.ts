import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEngine, type Engine } from '../../../electron/app/engine';
import { statusline } from '../../../electron/cli/statusline/run';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { writeCredentials } from '../../fakes/credentials';

describe('the status line of Claude Code', () => {
  let api: AnthropicApi;
  let dir = '';
  let engine: Engine | null = null;
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-line-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
    vi.stubEnv('HOME', dir);
    writeCredentials(path.join(dir, 'claude'), {});
    api = await AnthropicApi.start();
    api.answer({ status: 500 });
  });
  afterEach(async () => {
    engine?.close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  it('reaches the snapshot of the account whose folder it came from', async () => {
    const dataDir = path.join(dir, 'data');
    const opened = openEngine({
      environment: {
        ...{ dataDir, apiUrl: api.url, apiIsLoopback: true, timeScale: 1, logLevel: 'debug' },
        ...{ demo: false, homeDir: dir },
      },
      locale: { language: 'en-GB', timeZone: 'UTC' },
      fetch: (url, init) => fetch(url, init),
      logSinks: [],
    });
    if (!opened.ok) throw new Error(opened.error);
    engine = opened.value;
    const { store, accounts, start } = engine;
    start();
    await vi.waitFor(() => {
      expect(store.facts().account).not.toBeNull();
    });
    const resets = Math.floor(Date.now() / 1000) + 3600;
    const tell = (configDir: string, percent: number, now: number) => {
      const limits = { five_hour: { used_percentage: percent, resets_at: resets } };
      const input = JSON.stringify({ rate_limits: limits });
      return statusline({ words: [], input, dataDir, configDir, now, warn: () => undefined });
    };
    await tell('/another/folder', 99, Date.now());
    await tell(accounts.sessions()[0].dir, 42, Date.now());
    await vi.waitFor(() => {
      const [window] = store.snapshot().windows;
      expect(window).toMatchObject({ utilization: 42, source: 'statusline', resetsAt: resets * 1000 });
    });
    expect(store.snapshot().windows).toHaveLength(1);
  });
});
