import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openEngine, type Engine } from '../../electron/app/engine';
import { AnthropicApi } from './anthropic-api';
import { writeCredentials } from './credentials';

const HOUR = 3_600_000;

/** An engine with a login and readings from a simulated API, on a data folder of its own. */
export interface ToldEngine {
  readonly engine: Engine;
  readonly api: AnthropicApi;
  readonly dir: string;
  /** Engines over the same data folder, as after a restart. */
  readonly reopen: () => Engine;
  readonly end: () => Promise<void>;
}

/** @param env variables to read the config folders from; set `CLAUDE_CONFIG_DIR` and `HOME` before */
export async function startToldEngine(dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-told-'))) {
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
  const engines: Engine[] = [];
  const open = () => {
    const engine = openEngine({
      environment: {
        dataDir: path.join(dir, 'data'),
        apiUrl: api.url,
        apiIsLoopback: true,
        timeScale: 1,
        logLevel: 'debug',
        demo: false,
        homeDir: dir,
      },
      locale: { language: 'en-GB', timeZone: 'UTC' },
      fetch: (url, init) => fetch(url, init),
      logSinks: [],
    });
    if (!engine.ok) throw new Error(engine.error);
    engines.push(engine.value);
    return engine.value;
  };
  const engine = open();
  const told: ToldEngine = {
    engine,
    api,
    dir,
    reopen: open,
    end: async () => {
      for (const each of engines) each.close();
      await api.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
  return told;
}
