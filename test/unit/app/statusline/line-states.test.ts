import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderId } from '../../../../electron/app/accounts/ids';
import { storeLineStates } from '../../../../electron/app/statusline/line-states';
import { loadLineState } from '../../../../electron/app/statusline/stored-line-state';
import { statusline } from '../../../../electron/cli/statusline/run';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { writeCredentials } from '../../../fakes/credentials';
import { openTestParts, type TestParts } from '../../../support/test-parts';

const HOUR = 3_600_000;

describe('what the app knows, for the command', () => {
  let api: AnthropicApi;
  let dir = '';
  let end: () => void = () => undefined;
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-state-'));
    vi.stubEnv('CLAUDE_CONFIG_DIR', claude());
    vi.stubEnv('HOME', dir);
    writeCredentials(claude(), {});
    api = await AnthropicApi.start();
    const resetsAt = Date.now() + 50 * HOUR;
    api.setUsage(
      api.usage({
        five_hour: { utilization: 22, resetsAt: Date.now() + 2 * HOUR },
        seven_day: { utilization: 5, resetsAt },
        scoped: [{ model: 'Fable', utilization: 81, resetsAt }],
      }),
    );
  });
  afterEach(async () => {
    end();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const claude = () => path.join(dir, 'claude');
  const dataDir = () => path.join(dir, 'data');
  const owner = () => folderId(claude());

  async function open(): Promise<TestParts> {
    const app = openTestParts({ environment: { dataDir: dataDir(), apiUrl: api.url, homeDir: dir } });
    const stop = storeLineStates(app, dataDir());
    end = () => {
      stop();
      app.close();
    };
    app.start();
    await vi.waitFor(() => {
      expect(app.store.snapshot().windows).toHaveLength(3);
    });
    return app;
  }

  /** A session draws its line with the command, without the app's socket. */
  const draw = (env: NodeJS.ProcessEnv = {}) =>
    statusline({
      words: ['--segments', 'windows,scoped'],
      input: JSON.stringify({ session_id: 'a', rate_limits: { five_hour: { used_percentage: 12 } } }),
      dataDir: dataDir(),
      configDir: claude(),
      env,
      cwd: dir,
      homedir: dir,
      now: Date.now(),
      warn: () => undefined,
      state: (folder) => loadLineState(dataDir(), folderId(folder)),
    });

  it('the command shows the week of a model that only the app knows, once a session has drawn its line', async () => {
    const { settings } = await open();
    expect(loadLineState(dataDir(), owner())).toBeNull();
    expect(await draw()).toBe('5h 12%');
    expect(settings.change({ statusline: { colour: true } })).toBeNull();
    await vi.waitFor(() => expect(loadLineState(dataDir(), owner())).toMatchObject({ colour: true }));
    expect(await draw({ NO_COLOR: '1' })).toBe('5h 22% · 7d 5% · 7d Fable 81%');
    const [file = ''] = fs.readdirSync(path.join(dataDir(), 'run'));
    expect(fs.statSync(path.join(dataDir(), 'run', file)).mode & 0o777).toBe(0o600);
  });

  it('the command shows a session of another login without the numbers of the folder’s account', async () => {
    const { settings } = await open();
    await draw();
    settings.change({ statusline: { segments: ['windows'] } });
    await vi.waitFor(() => expect(loadLineState(dataDir(), owner())).not.toBeNull());
    expect(await draw({ ANTHROPIC_API_KEY: 'another' })).toBe('5h 12%');
  });

  it.each(['', '{', '[]', 'null', '{"windows":[{"id":7}],"locale":{"timeZone":"No/Where"},"mode":3}'])(
    'the command draws its line beside a stored state that cannot be read: %j',
    async (text) => {
      const file = path.join(dataDir(), 'run', `statusline.${owner()}.json`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
      expect(await draw()).toBe('5h 12%');
    },
  );
});
