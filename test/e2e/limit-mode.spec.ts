import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { normalMode } from '../../electron/core/limit-mode/mode-view';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { usageBody } from '../fakes/api/usage-body';
import { FAKE_TOKEN } from '../fakes/credentials';
import { inLanguage } from '../renderer/in-language';
import { snapshots } from '../renderer/snapshots';
import { misfits } from './support/overflow';
import { HOUR, openPopover, resetIn, says, type World } from './support/quotide';
import { pinFont, Stage } from './support/stage';
import { expect, test } from './support/test';
import { languageIds } from '../../electron/core/i18n/languages';

const P = 'anthropic-ratelimit-unified-';
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');

interface Upstream {
  readonly url: string;
  /** Sets the answer to each message from now on. */
  readonly says: (status: number, headers: Readonly<Record<string, string>>) => void;
  readonly close: () => void;
}

/** Anthropic's API: usage from the world, and messages with headers of the test. */
async function upstream(world: World): Promise<Upstream> {
  let answer: { status: number; headers: Readonly<Record<string, string>> } = { status: 200, headers: {} };
  const server = http.createServer((request, response) => {
    if (request.url?.startsWith('/v1/messages') === true) {
      request.resume().on('end', () => {
        response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
        response.end('{"id":"msg_1","model":"claude-opus-5-5","usage":{"input_tokens":3,"output_tokens":4}}');
      });
      return;
    }
    const { method, headers, url } = request;
    const asking = http.request(new URL(url ?? '/', world.api.url), { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(response);
    });
    asking.on('error', () => response.destroy());
    request.pipe(asking);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    says: (status, headers) => (answer = { status, headers }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function freePort(): Promise<number> {
  const free = http.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  return port;
}

/** One message of Claude Code's through the proxy. */
async function send(port: number): Promise<number | undefined> {
  const headers = { Authorization: `Bearer ${FAKE_TOKEN}`, Connection: 'close' };
  const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages?beta=true' };
  const request = http.request(options).end('{}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  await once(response.resume(), 'end');
  return response.statusCode;
}

/** When the full window resets (epoch ms). */
const reset = resetIn(2 * HOUR);

/** The headers of a full 5-hour window, with `more` headers of the same prefix. */
function full(more: Readonly<Record<string, string>>, status = 'allowed'): Record<string, string> {
  return {
    [`${P}5h-utilization`]: '1.0',
    [`${P}5h-status`]: status,
    [`${P}5h-reset`]: String(reset / 1000),
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [P + name, value])),
  };
}

/** The running app at 97 %, with its proxy on. */
async function startNearLimit(world: World) {
  world.api.setUsage(usageBody({ five_hour: { utilization: 97, resetsAt: reset } }));
  world.api.setGrants({
    eligible: true,
    ineligible_reason: null,
    grants: [{ id: 'launch', resets_left: 1, ends_at: new Date(resetIn(240 * HOUR)).toISOString() }],
  });
  const api = await upstream(world);
  const port = await freePort();
  fs.mkdirSync(world.dataDir, { recursive: true });
  fs.writeFileSync(path.join(world.dataDir, 'settings.json'), JSON.stringify({ proxy: { on: true, port } }));
  const app = await world.start({ QUOTIDE_API_URL: api.url });
  const tray = await world.trayWith('97', 30_000);
  const page = await openPopover(app, tray);
  const sentence = async () => plain(await page.locator('.verdict').textContent());
  return { api, port, tray, page, sentence };
}

test('at a limit popover, tray and alert show how Claude continues, from the headers of its answers', async ({
  world,
}, info) => {
  test.setTimeout(120_000);
  const { api, port, tray, page, sentence } = await startNearLimit(world);
  const { shown } = world.desktop.notifications;

  await test.step('grace', async () => {
    api.says(200, full({ 'grace-status': 'active', 'grace-5h-utilization': '0.3' }));
    await expect.poll(() => send(port).catch(() => null)).toBe(200);
    await expect.poll(sentence).toContain('Claude goes on for a short while so you can finish.');
    expect(await sentence()).not.toContain('answers again');
    await tray.waitFor(({ tooltip }) => says(tooltip, 'goes on for a short while'), 'grace', 10_000);
    await expect.poll(() => shown.map(({ summary }) => plain(summary))).toEqual(['5-hour limit reached']);
    expect(plain(shown[0]?.body ?? '')).toMatch(/^Claude goes on for a short while/);
    expect(plain(shown[0]?.body ?? '')).not.toContain('answers again');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: info.outputPath(`grace-${colorScheme}.png`) });
    }
  });

  await test.step('low priority', async () => {
    const budget = {
      'slow-status': 'active',
      'slow-budget-utilization': '0.6',
      'slow-budget-reset': String(reset / 1000 + 3600),
    };
    api.says(200, full(budget));
    expect(await send(port)).toBe(200);
    await expect
      .poll(sentence)
      .toMatch(/Claude goes on at lower priority\. 40 % of the allowance is left until (\w{3} )?\d/);
    const isLowPriority = (tooltip: string) => says(tooltip, 'Claude goes on at lower priority. 40');
    await tray.waitFor(({ tooltip }) => isLowPriority(tooltip), 'low priority', 10_000);
  });

  await test.step('refused', async () => {
    api.says(429, full({ 'slow-status': 'weekly_limit' }, 'rejected'));
    expect(await send(port)).toBe(429);
    await expect.poll(sentence).toContain('Claude answers again');
    await tray.waitFor(({ tooltip }) => !says(tooltip, 'goes on'), 'nothing goes on', 10_000);
    // The limit was notified once; how Claude continues is no second alert.
    expect(shown).toHaveLength(1);
  });
  api.close();
});

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Everything at once: a full window at low priority, the team's money, banked resets, credit, the split of the week. */
const everything: ShownSnapshot = {
  ...snapshots.reached,
  limitMode: {
    ...normalMode,
    mode: 'low_priority',
    source: 'response_headers',
    observedAt: snapshots.reached.takenAt,
    allowance: { left: 40, resetsAt: snapshots.reached.takenAt + 5 * HOUR },
  },
  extraUsage: {
    enabled: true,
    used: usd(47.52),
    limit: usd(140),
    utilization: 33.94,
    balance: null,
    disabledReason: null,
    userDisabled: false,
    state: { scope: 'team', period: 'monthly', inUse: false, isPaused: true },
    caps: [{ period: 'daily', used: usd(10), limit: usd(10) }],
  },
  bankedResets: {
    count: 2,
    nextExpiresAt: snapshots.reached.takenAt + 80 * HOUR,
    grants: [],
    source: 'official_api',
    observedAt: snapshots.reached.takenAt,
  },
  promoCredits: [
    {
      id: 'launch',
      label: 'Ultra launch credit for the month of November 2026',
      used: usd(12.5),
      limit: usd(50),
      endsAt: snapshots.reached.takenAt + 300 * HOUR,
      isEnded: false,
    },
  ],
  surfaces: [
    { key: 'claude_code', label: 'Claude Code', percent: 62 },
    { key: 'chat', label: 'Chat', percent: 30 },
    { key: 'cowork', label: 'Cowork', percent: 8 },
  ],
};

test('the rows about low priority, extra usage and credit fit in each language, in light and dark', async ({
  world,
}, info) => {
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  await pinFont(page);
  const found: string[] = [];
  for (const language of languageIds)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await stage.show(inLanguage(everything, language));
      await page.waitForSelector(`html[lang="${language}"]`);
      const file = info.outputPath(`rows-${language}-${colorScheme}.png`);
      await page.locator('.popover').screenshot({ path: file });
      for (const misfit of await misfits(page)) found.push(`${language}: ${misfit}`);
    }
  expect(found).toEqual([]);
});
