import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { openTestParts } from '../../../support/test-parts';
import { EventRouter } from '../../../../electron/app/proxy/event-router';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../../fakes/credentials';

const HOUR = 3_600_000;
/** Two minutes of the app's time in a second. */
const SCALE = 120;

it('sends fewer requests to Anthropic while the proxy delivers headers', { timeout: 90_000 }, async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-feed-poller-'));
  vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(dir, 'claude'));
  vi.stubEnv('HOME', dir);
  writeCredentials(path.join(dir, 'claude'), { expiresAt: Date.now() + 100 * HOUR });
  fs.mkdirSync(path.join(dir, 'data'));
  fs.writeFileSync(path.join(dir, 'data', 'settings.json'), JSON.stringify({ refresh: { everyS: 180 } }));
  const api = await AnthropicApi.start();
  const resetsAt = Math.ceil(Date.now() / HOUR) * HOUR + 4 * HOUR;
  api.setUsage(api.usage({ five_hour: { utilization: 40, resetsAt } }));
  const opened = openTestParts({
    environment: {
      dataDir: path.join(dir, 'data'),
      apiUrl: api.url,
      timeScale: SCALE,
      homeDir: dir,
    },
  });
  const { accounts, clock, log, start, close, store } = opened;
  const router = new EventRouter({
    targets: accounts.runtimes,
    ledger: { add: () => undefined },
    clock,
    log,
  });
  try {
    start();
    await api.waitForRequests(1, 10_000);
    const began = clock.monotonic();
    await api.waitForRequests(5, 60_000);
    const span = clock.monotonic() - began;

    const before = api.requests.length;
    const until = clock.monotonic() + span;
    while (clock.monotonic() < until) {
      router.route({
        // The system's time: the proxy's process has no faster clock.
        kind: 'headers',
        at: Date.now(),
        status: 200,
        tokenHash: tokenHash(FAKE_TOKEN),
        headers: [
          ['anthropic-ratelimit-unified-5h-utilization', '0.41'],
          ['anthropic-ratelimit-unified-5h-reset', String(resetsAt / 1000)],
        ],
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(store.snapshot().windows).toMatchObject([{ utilization: 41, source: 'response_headers' }]);
    // Four in the same time without headers. Some requests stay, for the windows that headers do not name.
    expect(api.requests.length - before).toBeLessThanOrEqual(2);
  } finally {
    close();
    vi.unstubAllEnvs();
    await api.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
});
