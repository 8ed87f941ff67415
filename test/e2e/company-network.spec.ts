import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { filesContaining } from './support/files';
import { usageBody } from '../fakes/api/usage-body';
import { CompanyProxy, type ProxyManners } from '../faults/support/company-proxy';
import { HOUR, openPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

/** A name that no resolver knows, so a request to it can only have gone through the proxy. */
const HOST = 'api.example.invalid';
const usage = (percent: number) =>
  usageBody({ five_hour: { utilization: percent, resetsAt: resetIn(2 * HOUR) } });

/** The surroundings of the app: none of this machine's own variables, and the address that the settings allow. */
const clean = {
  HTTPS_PROXY: '',
  https_proxy: '',
  HTTP_PROXY: '',
  http_proxy: '',
  ALL_PROXY: '',
  all_proxy: '',
  NO_PROXY: '',
  no_proxy: '',
  NODE_EXTRA_CA_CERTS: '',
  SSL_CERT_FILE: '',
  SSL_CERT_DIR: '',
  QUOTIDE_API_URL: `https://${HOST}`,
};

/** A company's proxy before the fake API, and its authority as a file. */
async function company(world: World, manners: ProxyManners = {}, language = 'en') {
  world.api.setUsage(usage(42));
  const proxy = await CompanyProxy.start(world.api.url, manners);
  const ca = join(world.home, 'ca.pem');
  writeFileSync(ca, proxy.authority.cert);
  mkdirSync(world.dataDir, { recursive: true });
  const settings = { refresh: { confirmedApi: `https://${HOST}` }, appearance: { language } };
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify(settings));
  return { proxy, ca };
}

test('HTTPS_PROXY with a login and NODE_EXTRA_CA_CERTS: the app reads the numbers, its proxy passes requests on', async ({
  world,
}) => {
  const { proxy, ca } = await company(world, { login: 'annette:p@w' });
  try {
    const env = { ...clean, HTTPS_PROXY: proxy.address('annette:p%40w'), NODE_EXTRA_CA_CERTS: ca };
    const app = await world.start(env);
    const page = await openPopover(app, await world.trayWith('42'));
    expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:443`]));
    expect(world.api.requests).toHaveLength(1);

    // The relay, in its own process.
    const port = await freePort();
    expect(
      await page.evaluate((to) => window.quotide.changeSettings({ proxy: { on: true, port: to } }), port),
    ).toBeNull();
    const listens = () => page.evaluate(async () => (await window.quotide.getProxy()).state.kind);
    await expect.poll(listens).toBe('listening');
    expect((await get(port)).status).not.toBe(502);
    const report = JSON.stringify(await page.evaluate(() => window.quotide.getDoctor()));
    expect(report).toContain(`by the proxy ${proxy.name}, named by the environment.`);
    expect(report).toContain('The app reached Anthropic by Node’s network last.');
    await app.close();
    for (const secret of ['annette', 'p@w', 'p%40w']) {
      expect(report).not.toContain(secret);
      expect(filesContaining(world.dataDir, secret)).toEqual([]);
    }
  } finally {
    await proxy.stop();
  }
});

test('a proxy of the system’s settings and an authority of the system’s store: both are found together', async ({
  world,
}) => {
  const { proxy, ca } = await company(world);
  try {
    const pac = `function FindProxyForURL(url, host) { return host === '${HOST}' ? 'PROXY ${proxy.name}' : 'DIRECT'; }`;
    const settings = `--proxy-pac-url=data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pac)}`;
    const app = await world.start({ ...clean, SSL_CERT_FILE: ca }, [settings]);
    const page = await openPopover(app, await world.trayWith('42'));
    expect(world.api.requests).toHaveLength(1);
    const report = JSON.stringify(await page.evaluate(() => window.quotide.getDoctor()));
    expect(report).toContain(`by the proxy ${proxy.name}, named by the system’s settings.`);
  } finally {
    await proxy.stop();
  }
});

test('a proxy of the system’s settings requires an unknown login: both ways send one request, and the cause is shown', async ({
  world,
}) => {
  const { proxy } = await company(world, { login: 'annette:p@w' });
  try {
    const pac = `function FindProxyForURL(url, host) { return host === '${HOST}' ? 'PROXY ${proxy.name}' : 'DIRECT'; }`;
    await world.start(clean, [
      `--proxy-pac-url=data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pac)}`,
    ]);
    const message = /The company proxy asks for a login \(127\.0\.0\.1:\d+\)\./;
    const tray = await world.desktop.tray(15_000);
    await tray.waitFor(({ tooltip }) => message.test(tooltip), 'the cause in the tooltip', 15_000);
    expect(proxy.logins).toEqual([null, null]);
    expect(world.api.requests).toEqual([]);
  } finally {
    await proxy.stop();
  }
});

const causes: readonly (readonly [
  string,
  'en' | 'de' | 'ja',
  ProxyManners,
  (proxy: CompanyProxy, ca: string) => Readonly<Record<string, string>>,
  RegExp,
])[] = [
  [
    'a wrong login',
    'de',
    { login: 'annette:p@w' },
    (proxy, ca) => ({ HTTPS_PROXY: proxy.address('annette:s3cr3t'), NODE_EXTRA_CA_CERTS: ca }),
    /Der Firmen-Proxy lehnt die Anmeldung ab \(127\.0\.0\.1:\d+\)\./,
  ],
  [
    'an authority that is not trusted',
    'en',
    {},
    (proxy) => ({ HTTPS_PROXY: proxy.address() }),
    /The certificate of api\.example\.invalid is signed by 'Corp CA', which this computer does not trust\./,
  ],
  [
    'a proxy that is down',
    'ja',
    {},
    (_proxy, ca) => ({ HTTPS_PROXY: 'http://127.0.0.1:1', NODE_EXTRA_CA_CERTS: ca }),
    /プロキシ 127\.0\.0\.1:1 が応答しません。/,
  ],
  [
    'a variable that is no address',
    'en',
    {},
    () => ({ HTTPS_PROXY: 'http://' }),
    /HTTPS_PROXY is not an address\./,
  ],
];

for (const [name, language, manners, env, message] of causes) {
  test(`${name} is shown in the tooltip, the menu and the popover (${language})`, async ({ world }) => {
    const { proxy, ca } = await company(world, manners, language);
    try {
      const app = await world.start({ ...clean, ...env(proxy, ca) });
      const tray = await world.desktop.tray(15_000);
      await tray.waitFor(({ tooltip }) => message.test(tooltip), 'the cause in the tooltip', 15_000);
      await expect.poll(async () => (await tray.menu()).some(({ label }) => message.test(label))).toBe(true);
      const page = await openPopover(app, tray);
      // Its headline has no full stop.
      await expect(page.locator('.popover')).toContainText(
        new RegExp(message.source.replace(/(?:\\.|。)$/, '')),
      );
      await expect(page.locator('.popover')).not.toContainText(/offline|オフライン/i);
      expect(world.api.requests).toEqual([]);
      await app.close();
      expect(readFileSync(join(world.dataDir, 'quotide.log'), 'utf8')).not.toMatch(/s3cr3t|annette/);
    } finally {
      await proxy.stop();
    }
  });
}

test('once Chromium’s network process has died, the next reading comes by Node’s network', async ({
  world,
}) => {
  world.api.setUsage(usage(42));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '60' });
  await world.trayWith('42');
  const pid = await app.evaluate(
    ({ app: running }) => running.getAppMetrics().find(({ name }) => name === 'Network Service')?.pid ?? 0,
  );
  expect(pid).toBeGreaterThan(0);
  world.api.setUsage(usage(51));
  process.kill(pid, 'SIGKILL');
  await world.trayWith('51', 30_000);
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** One request to the app's loopback proxy. */
function get(port: number): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      { port, host: '127.0.0.1', path: '/api/oauth/usage', agent: false },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0 }));
      },
    );
    request.on('error', reject);
  });
}
