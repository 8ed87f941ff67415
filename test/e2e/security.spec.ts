import type { ElectronApplication, Page } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPopover, type World } from './support/quotide';
import { answerQuestions, questions } from './support/questions';
import { expect, test } from './support/test';

/** The running app and its popover. */
interface Started {
  readonly world: World;
  readonly app: ElectronApplication;
  readonly page: Page;
}

test('the running app gives its pages no Node, no network and no permissions', async ({ world }) => {
  const app = await world.start();
  const page = await openPopover(app, await world.trayWith('5-hour'));
  const started = { world, app, page };
  await test.step('pages have no Node, are isolated and sandboxed', () => pagesAreSandboxed(started));
  await test.step('pages come from app://, with a strict policy', () => pagesHaveStrictPolicy(started));
  await test.step('the protocol serves nothing outside its folder', () => protocolServesOneFolder(started));
  await test.step('no page reaches any network', () => pagesReachNoNetwork(started));
  await test.step('a page without the policy is blocked too', () => requestsAreBlockedToo(started));
  await test.step('permissions, windows and navigation are denied', () => permissionsAreDenied(started));
  await test.step('the page has only the bridge, which checks its arguments', () => bridgeIsChecked(started));
  await test.step('no setting reaches outside without an answer of the user', () =>
    settingsNeedAnswers(started));
  await test.step('only the owner can read the data folder', () => dataFolderIsPrivate(started));
});

/** The members of the bridge, in alphabetical order. */
const BRIDGE = [
  'addConfigDir',
  'askClaudeCode',
  'askMachines',
  'changeSettings',
  'choosePlan',
  'chooseProgram',
  'close',
  'copy',
  'copyDoctor',
  'copyScrapeConfig',
  'dismissNotice',
  'editWeek',
  'endFirstRun',
  'exportActivity',
  'exportDrift',
  'exportHistory',
  'exportSessions',
  'forgetHistory',
  'forgetMachine',
  'getActivity',
  'getAutostart',
  'getDoctor',
  'getDrift',
  'getFirstRun',
  'getHistory',
  'getMachines',
  'getNotice',
  'getProxy',
  'getSessions',
  'getSettings',
  'getSnapshot',
  'getStatusline',
  'getTelemetry',
  'getUpdates',
  'getWeek',
  'installUpdate',
  'makeJsonKey',
  'makeProxyKey',
  'on',
  'openLink',
  'openReleases',
  'openWindow',
  'refresh',
  'setAutostart',
  'setHeight',
  'setOtlpHeaders',
  'sharePicture',
  'shareText',
  'showFile',
  'testAlert',
  'testProxy',
  'useDefaultSettings',
  'watchSession',
];

async function pagesAreSandboxed({ app, page }: Started): Promise<void> {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return page.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ contextIsolation: true, nodeIntegration: false, sandbox: true });
  expect(preferences['webSecurity']).not.toBe(false);
  expect(await page.evaluate(() => [typeof require, typeof process].join())).toBe('undefined,undefined');
  expect(await page.evaluate(() => Object.keys(window).filter((key) => /ipc|electron/i.test(key)))).toEqual(
    [],
  );
}

async function pagesHaveStrictPolicy({ app, page }: Started): Promise<void> {
  expect(page.url()).toMatch(/^app:\/\/quotide\/index\.html/);
  const policy = await app.evaluate(async ({ net }) => {
    const response = await net.fetch('app://quotide/index.html');
    return response.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
}

async function protocolServesOneFolder({ app }: Started): Promise<void> {
  const statuses = await app.evaluate(async ({ net }) => {
    const addresses = [
      'app://quotide/../../package.json',
      'app://quotide/%2e%2e/%2e%2e/package.json',
      'app://quotide/..%2f..%2fpackage.json',
      'app://other/index.html',
    ];
    return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
}

async function pagesReachNoNetwork({ world, page }: Started): Promise<void> {
  const before = world.api.requests.length;
  const reached = await page.evaluate(async (url) => {
    const image = new Promise<string>((resolve) => {
      const probe = new Image();
      probe.onload = () => {
        resolve('loaded');
      };
      probe.onerror = () => {
        resolve('blocked');
      };
      probe.src = `${url}/pixel.png`;
    });
    const fetched = fetch(url).then(
      () => 'loaded',
      () => 'blocked',
    );
    return Promise.all([image, fetched]);
  }, world.api.url);
  expect(reached).toEqual(['blocked', 'blocked']);
  expect(world.api.requests.slice(before).filter(({ path }) => path === '/pixel.png')).toEqual([]);
}

async function requestsAreBlockedToo({ world, app }: Started): Promise<void> {
  const outcome = await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    const failure = await window.loadURL(url).then(
      () => 'loaded',
      (error: unknown) => String(error),
    );
    window.destroy();
    return failure;
  }, world.api.url);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(world.api.requests.filter(({ path }) => path === '/')).toEqual([]);
}

async function permissionsAreDenied({ world, app, page }: Started): Promise<void> {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(
    await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
  ).toBe('denied');
  expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
  const navigation = await app.evaluateHandle(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return {
      isTried: new Promise<void>((resolve) => contents?.once('will-frame-navigate', () => resolve())),
    };
  });
  await page.evaluate((url) => {
    location.href = url;
  }, world.api.url);
  await navigation.evaluate(({ isTried }) => isTried);
  expect(page.url()).toMatch(/^app:\/\/quotide\//);
  expect(app.windows()).toHaveLength(1);
}

async function bridgeIsChecked({ page }: Started): Promise<void> {
  const names = await page.evaluate(() =>
    Object.keys((window as unknown as { quotide: object }).quotide).sort(),
  );
  expect(names).toEqual(BRIDGE);
  const refused = await page.evaluate(async () => {
    const { quotide } = window as unknown as { quotide: { openLink: (id: string) => Promise<void> } };
    return quotide.openLink('https://evil.example').then(
      () => 'opened',
      () => 'refused',
    );
  });
  expect(refused).toBe('refused');
}

async function settingsNeedAnswers({ app, page }: Started): Promise<void> {
  const answerWith = await answerQuestions(app);
  await answerWith('Cancel');
  const changes = [
    { accounts: { configDirs: ['/home/evil'] } },
    { refresh: { confirmedApi: 'https://evil.example' } },
    { telemetry: { endpoint: 'https://evil.example:4318', otlp: true } },
  ];
  const change = (wish: (typeof changes)[number]) =>
    page.evaluate((asked) => window.quotide.changeSettings(asked), wish);
  const settings = () => page.evaluate(() => window.quotide.getSettings());
  const before = await settings();
  for (const wish of changes) expect(await change(wish)).toBeNull();
  expect(await settings()).toEqual(before);
  const [folder, api, receiver] = [
    'Use the Claude Code login in /home/evil?',
    'Allow requests with your login to https://evil.example?',
    'Send metrics to https://evil.example:4318?',
  ];
  expect(await questions(app)).toEqual([folder, api, receiver]);
  // Several in one change are one question, which names each; the program can only be picked in the file dialog.
  expect(await change(Object.assign({}, ...changes) as (typeof changes)[number])).toBeNull();
  expect((await questions(app)).at(-1)).toBe([folder, api, receiver].join('\n'));
  expect(await settings()).toEqual(before);

  // Two at once are one question, and what is allowed is stored; to take it back needs no question.
  await answerWith('Allow');
  const count = (await questions(app)).length;
  await page.evaluate((wish) => {
    const { quotide } = window;
    return Promise.all([quotide.changeSettings(wish), quotide.changeSettings(wish)]);
  }, changes[1] ?? {});
  expect((await settings()).refresh.confirmedApi).toBe('https://evil.example');
  expect(
    await page.evaluate(() => window.quotide.changeSettings({ refresh: { confirmedApi: null } })),
  ).toBeNull();
  expect((await settings()).refresh.confirmedApi).toBeNull();
  expect(await questions(app)).toHaveLength(count + 1);
}

function dataFolderIsPrivate({ world }: Started): void {
  expect(statSync(world.dataDir).mode & 0o777).toBe(0o700);
  const ours = readdirSync(world.dataDir).filter((name) => /^(history|quotide|settings)/.test(name));
  expect(ours.length).toBeGreaterThan(0);
  for (const name of ours)
    expect([name, statSync(join(world.dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
}

test("Chromium's sandbox is on unless the app runs as root", async ({ world }) => {
  const app = await world.start();
  await openPopover(app, await world.trayWith('5-hour'));
  const commandLines = await app.evaluate(({ app: electron }) =>
    [electron.commandLine.hasSwitch('no-sandbox'), electron.commandLine.hasSwitch('enable-sandbox')].join(),
  );
  expect(commandLines.startsWith(process.getuid?.() === 0 ? 'true' : 'false')).toBe(true);
});
