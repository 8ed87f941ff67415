import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openTestParts, type TestParts } from '../support/test-parts';
import { AnthropicApi } from './anthropic-api';
import { writeCredentials } from './credentials';

const HOUR = 3_600_000;

/** An app with a login and readings from a simulated API, on a data folder of its own. */
export interface AppWithReadings {
  readonly app: TestParts;
  readonly api: AnthropicApi;
  readonly dir: string;
  /** Apps over the same data folder, as after a restart. */
  readonly reopen: () => TestParts;
  readonly end: () => Promise<void>;
}

/** @param env variables to read the config folders from; set `CLAUDE_CONFIG_DIR` and `HOME` before */
export async function startAppWithReadings(dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-told-'))) {
  process.env['CLAUDE_CONFIG_DIR'] = path.join(dir, 'claude');
  process.env['HOME'] = dir;
  const api = await AnthropicApi.start();
  writeCredentials(path.join(dir, 'claude'));
  const whole = (ms: number) => Math.ceil((Date.now() + ms) / 60_000) * 60_000;
  api.setUsage(
    api.usage({
      five_hour: { utilization: 42, resetsAt: whole(2 * HOUR) },
      seven_day: { utilization: 101.5, resetsAt: whole(72 * HOUR) },
    }),
  );
  const apps: TestParts[] = [];
  const open = () => {
    const app = openTestParts({
      environment: {
        dataDir: path.join(dir, 'data'),
        apiUrl: api.url,
        homeDir: dir,
      },
    });
    apps.push(app);
    return app;
  };
  const app = open();
  const started: AppWithReadings = {
    app,
    api,
    dir,
    reopen: open,
    end: async () => {
      for (const each of apps) each.close();
      await api.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
  return started;
}
