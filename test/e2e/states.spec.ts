import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { apiFixture } from '../fakes/fixtures';
import { DAY, HOUR, openPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

/** Each state of the popover on the real app: its words, and a picture in light and dark (test artefacts). */

const usage = (percent: number, extra = false) =>
  usageBody({
    five_hour: { utilization: percent, resetsAt: resetIn(1.2 * HOUR) },
    seven_day: { utilization: 42, resetsAt: resetIn(3 * DAY) },
    scoped: [{ model: 'Fable', utilization: 47, resetsAt: resetIn(3 * DAY) }],
    extraUsage: extra ? { enabled: true, usedMinor: 4752, limitMinor: 14000 } : null,
  });

interface State {
  readonly name: string;
  readonly arrange: (world: World) => void | Promise<void>;
  readonly words: readonly (string | RegExp)[];
  readonly env?: Readonly<Record<string, string>>;
}

const states: readonly State[] = [
  {
    name: 'normal',
    arrange: (world) => {
      world.api.setUsage(usage(22, true));
    },
    words: ['5-hour', '22', 'Extra usage', '$47.52', /live/],
  },
  {
    name: 'warning',
    arrange: (world) => {
      world.api.setUsage(usage(84));
    },
    words: ['Warning', '84'],
  },
  {
    name: 'critical',
    arrange: (world) => {
      world.api.setUsage(usage(97));
    },
    words: ['Critical', '97'],
  },
  {
    name: 'reached',
    arrange: (world) => {
      world.api.setUsage(usage(100));
    },
    words: ['Reached', 'Limit reached'],
  },
  {
    name: 'not-started',
    arrange: (world) => {
      world.api.setUsage(
        usageBody({
          five_hour: { utilization: 0, resetsAt: null },
          seven_day: { utilization: 3, resetsAt: resetIn(6 * DAY) },
        }),
      );
    },
    words: [/starts with your next message/i],
  },
  {
    name: 'enterprise',
    arrange: (world) => {
      world.api.setUsage({
        five_hour: null,
        seven_day: null,
        spend: {
          used: { amount_minor: 4631, currency: 'USD', exponent: 2 },
          limit: { amount_minor: 50000, currency: 'USD', exponent: 2 },
          percent: 9,
          severity: 'normal',
          enabled: true,
        },
      });
    },
    words: ['$46.31', '$500'],
  },
  {
    name: 'no-login',
    arrange: (world) => {
      rmSync(join(world.configDir, '.credentials.json'));
    },
    words: ['Sign in to Claude Code first', 'claude', 'Check again'],
  },
  {
    name: 'loading',
    arrange: (world) => {
      world.api.hang();
    },
    words: ['Getting your numbers'],
  },
  {
    name: 'rate-limited',
    arrange: (world) => {
      world.api.answer({ status: 429, headers: { 'retry-after': '600' } });
    },
    words: [/asks to wait until/],
  },
  { name: 'offline', arrange: (world) => world.api.down(), words: [/refuses the connection/] },
  {
    name: 'expired',
    arrange: (world) => {
      world.api.answer({ status: 401 });
    },
    words: [/expired/, 'claude'],
  },
  {
    name: 'missing-scope',
    arrange: (world) => {
      world.api.answer({ status: 403, body: apiFixture('error-403-scope') });
    },
    words: [/may not read usage/],
  },
  {
    name: 'org-forbids',
    arrange: (world) => {
      world.api.answer({ status: 403, body: apiFixture('error-403-org') });
    },
    words: [/organi[sz]ation/],
  },
  {
    name: 'contract-changed',
    arrange: (world) => {
      world.api.answer({ status: 200, body: { hello: 'world' } });
    },
    words: [/changed its answer/],
  },
  {
    name: 'demo',
    arrange: (world) => {
      world.api.setUsage(usage(22));
    },
    words: [/demo/i],
    env: { QUOTIDE_DEMO: '1' },
  },
];

for (const { name, arrange, words, env = {} } of states) {
  test(`the popover: ${name}`, async ({ world }) => {
    const info = test.info();
    await arrange(world);
    const app = await world.start(env);
    const tray = await world.desktop.tray(15_000);
    const page = await openPopover(app, tray);
    for (const word of words) await expect(page.getByText(word).first()).toBeVisible();
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: info.outputPath(`${name}-${theme}.png`) });
    }
  });
}
