import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPopover } from './support/quotide';
import { expect, test } from './support/test';

test('the running app is locked down', async ({ world }) => {
  const app = await world.start();
  const page = await openPopover(app, await world.trayWith('5-hour'));

  await test.step('pages have no Node, are isolated and sandboxed', async () => {
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
  });

  await test.step('pages come from app://, with a strict policy', async () => {
    expect(page.url()).toMatch(/^app:\/\/quotide\/index\.html/);
    const policy = await app.evaluate(async ({ net }) => {
      const response = await net.fetch('app://quotide/index.html');
      return response.headers.get('content-security-policy');
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  await test.step('the protocol serves nothing outside its folder', async () => {
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
  });

  await test.step('no page reaches any network', async () => {
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
  });

  await test.step('the block does not lean on the policy alone', async () => {
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
  });

  await test.step('permissions, windows and navigation are denied', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(
      await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
    ).toBe('denied');
    expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    await page.evaluate((url) => {
      location.href = url;
    }, world.api.url);
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/quotide\//);
    expect(app.windows()).toHaveLength(1);
  });

  await test.step('the bridge is all the page has, and it is checked', async () => {
    const names = await page.evaluate(() =>
      Object.keys((window as unknown as { quotide: object }).quotide).sort(),
    );
    expect(names).toEqual([
      'addConfigDir',
      'askClaudeCode',
      'changeSettings',
      'choosePlan',
      'chooseProgram',
      'close',
      'copy',
      'copyDoctor',
      'copyScrapeConfig',
      'dismissNotice',
      'editWeek',
      'exportActivity',
      'exportHistory',
      'exportSessions',
      'forgetHistory',
      'getActivity',
      'getAutostart',
      'getDoctor',
      'getHistory',
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
      'on',
      'openLink',
      'openReleases',
      'openWindow',
      'refresh',
      'setAutostart',
      'setHeight',
      'setOtlpHeaders',
      'showFile',
      'testAlert',
      'testProxy',
      'useDefaultSettings',
      'watchSession',
    ]);
    const refused = await page.evaluate(async () => {
      const { quotide } = window as unknown as { quotide: { openLink: (id: string) => Promise<void> } };
      return quotide.openLink('https://evil.example').then(
        () => 'opened',
        () => 'refused',
      );
    });
    expect(refused).toBe('refused');
  });

  await test.step('the data folder is for the owner alone', () => {
    expect(statSync(world.dataDir).mode & 0o777).toBe(0o700);
    const ours = readdirSync(world.dataDir).filter((name) => /^(history|quotide|settings)/.test(name));
    expect(ours.length).toBeGreaterThan(0);
    for (const name of ours)
      expect([name, statSync(join(world.dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
  });
});

test("Chromium's sandbox is on unless the app runs as root", async ({ world }) => {
  const app = await world.start();
  await openPopover(app, await world.trayWith('5-hour'));
  const commandLines = await app.evaluate(({ app: electron }) =>
    [electron.commandLine.hasSwitch('no-sandbox'), electron.commandLine.hasSwitch('enable-sandbox')].join(),
  );
  expect(commandLines.startsWith(process.getuid?.() === 0 ? 'true' : 'false')).toBe(true);
});
