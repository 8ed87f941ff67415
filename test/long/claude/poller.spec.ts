import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, resetIn, World } from '../../e2e/support/quotide';
import { expect, test } from '../../e2e/support/test';
import { usageBody } from '../../fakes/api/usage-body';
import { FakeModel } from '../../fakes/messages/model';
import { ClaudeCode } from '../support/claude-code';
import { measured } from '../support/measured';
import { freePort } from '../support/proxied';

/** Twenty minutes of the app's time in one of ours. */
const SCALE = 20;
const RUN_MS = 90_000;
const PERCENT = 40;

/** Runs the app for a while, with or without work beside it; gives how often it asked for the usage. */
async function requestsIn(
  work: 'none' | 'direct' | 'proxied',
): Promise<{ readonly usage: number; readonly messages: number }> {
  const world = await World.create();
  try {
    const model = new FakeModel(17);
    world.api.setModel(model);
    const resetsAt = resetIn(40 * HOUR);
    const week = { utilization: PERCENT, resetsAt };
    world.api.setUsage(
      usageBody({ five_hour: { utilization: PERCENT, resetsAt: resetIn(4 * HOUR) }, seven_day: week }),
    );
    const limit = (at: number) => ({ used: PERCENT / 100, reset: at / 1000 });
    model.setLimits({ fiveHour: limit(resetIn(4 * HOUR)), sevenDay: limit(resetsAt) });
    const port = await freePort();
    mkdirSync(world.dataDir, { recursive: true });
    const settings = { proxy: { on: work === 'proxied', port } };
    writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify(settings));
    await world.start({ QUOTIDE_TIME_SCALE: String(SCALE) });
    const tray = await world.trayWith(String(PERCENT), 30_000);
    const url = work === 'proxied' ? `http://127.0.0.1:${String(port)}` : world.api.url;
    const claude = new ClaudeCode(world, { ANTHROPIC_BASE_URL: url });
    const end = performance.now() + RUN_MS;
    while (performance.now() < end) {
      if (work !== 'none') expect(await claude.ask('hello')).toMatchObject({ is_error: false });
      await sleep(1000);
    }
    const usage = world.api.requests.filter(({ path }) => path === '/api/oauth/usage').length;
    if (work !== 'none') await claude.ask('hello');
    // The command is not used here, since its time does not run faster.
    const from = work === 'proxied' ? 'From response headers' : 'From Anthropic';
    await tray.waitFor(({ tooltip }) => tooltip.includes(from), `"${from}"`);
    return { usage, messages: model.sent.length };
  } finally {
    await world.end();
  }
}

test('while limits come with the traffic, the app requests the endpoint less often', async () => {
  test.setTimeout(240_000);
  const [none, direct, proxied] = await Promise.all([
    requestsIn('none'),
    requestsIn('direct'),
    requestsIn('proxied'),
  ]);
  const minutes = (RUN_MS * SCALE) / 60_000;
  measured(
    `usage requests in ${String(minutes)} min of the app's time: ${String(none.usage)} without work, ` +
      `${String(direct.usage)} beside ${String(direct.messages)} direct answers, ` +
      `${String(proxied.usage)} beside ${String(proxied.messages)} through the proxy`,
  );
  // Every five minutes by itself, every three while Claude Code works.
  expect(none.usage).toBeGreaterThanOrEqual(6);
  expect(direct.usage).toBeGreaterThanOrEqual(8);
  // A request every quarter of an hour remains, for facts that headers do not have.
  expect(proxied.usage).toBeLessThanOrEqual(3);
});
