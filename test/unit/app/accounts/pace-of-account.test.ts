import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { runStatus } from '../../../../electron/cli/status';
import { createHistory } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN, writeCredentials } from '../../../fakes/credentials';
import { makeSamples, WEEK } from '../../core/pace/make-samples';
import { ALWAYS, folder, HOUR, MINUTE, reading } from '../../history/support';

const ACCOUNT = '5c0ffee5-0000-4000-8000-0000000000aa';
const locale = { language: 'en-GB', timeZone: 'UTC' };
const now = Math.floor(Date.now() / MINUTE) * MINUTE;
const resetsAt = now + WEEK - 41 * HOUR;

/** All is used in the first forty hours of each week: at the pace so far it would run out, by habit it lasts. */
function seed(dataDir: string): void {
  fs.mkdirSync(dataDir, { recursive: true });
  const history = createHistory(openHistory(dataDir, now).db);
  const start = resetsAt - 5 * WEEK;
  const rate = (at: number) => ((at - start) % WEEK < 40 * HOUR ? 1 : 0);
  const span = { start, end: now - 10 * MINUTE, lengthMs: WEEK, stepMs: 30 * MINUTE };
  for (const { at, utilization, resetsAt: reset } of makeSamples(rate, span))
    history.append(
      reading(at, { seven_day: Math.floor(utilization ?? 0) }, { account: ACCOUNT, resetsAt: reset ?? 0 }),
    );
  history.close();
}

test('a snapshot computes the pace from the stored weeks, also after a restart', async () => {
  const dir = folder();
  const claude = path.join(dir, 'claude');
  vi.stubEnv('CLAUDE_CONFIG_DIR', claude);
  vi.stubEnv('HOME', dir);
  const api = await AnthropicApi.start();
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await api.stop();
  });
  writeCredentials(claude);
  api.login(FAKE_TOKEN, { organizationId: ACCOUNT });
  const oauthAccount = { organizationUuid: ACCOUNT, emailAddress: 'a@example.invalid' };
  fs.writeFileSync(path.join(claude, '.claude.json'), JSON.stringify({ oauthAccount }));
  seed(path.join(dir, 'data'));
  api.setUsage(api.usage({ seven_day: { utilization: 40, resetsAt } }));

  const open = (): TestParts => {
    const app = openTestParts({
      environment: {
        dataDir: path.join(dir, 'data'),
        apiUrl: api.url,
        homeDir: dir,
      },
      locale,
    });
    return app;
  };
  const atReset = ({ store }: TestParts) =>
    store.snapshot().windows.find(({ id }) => id === 'seven_day')?.pace.atReset?.mid ?? 0;

  const first = open();
  first.start();
  await vi.waitFor(() => expect(atReset(first)).toBeGreaterThan(0), 10_000);
  await vi.waitFor(() => expect(atReset(first)).toBeLessThan(70), 10_000);
  // Said before anything was learned: the account was not known then.
  const kept = first.history.forecasts.list({ account: ACCOUNT, ...ALWAYS });
  expect(kept).toMatchObject([{ window: 'seven_day', used: 40, resetsAt, fromHistory: false }]);
  first.close();

  const second = open();
  expect(atReset(second)).toBeGreaterThan(100);
  second.start();
  await vi.waitFor(() => expect(atReset(second)).toBeLessThan(70), 10_000);
  second.close();

  const command = open();
  const said: string[] = [];
  await runStatus(command, { json: true, refresh: false, format: null }, locale, {
    print: (text) => said.push(text),
    printError: (line) => said.push(line),
    screen: { isTerminal: false, hasColour: false },
  });
  expect(said).toHaveLength(1);
  expect(atReset(command)).toBeLessThan(70);
  command.close();
  expect(api.requests).toHaveLength(1);
});
