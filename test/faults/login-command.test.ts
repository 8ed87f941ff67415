import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Status } from '../../electron/core/snapshot/status';
import { openHistory } from '../../electron/history/open';
import { createHistory } from '../../electron/history/history';
import { writeCredentials, writeCredentialsText } from '../fakes/credentials';
import { usageBody } from '../fakes/api/usage-body';
import { CANARY, storedLogin } from '../unit/sources/credentials/support';
import { commandWorld, eventually, run, start, unwrapped } from './support/command';
import { signIn, type Places } from './support/places';

const FAR = Date.UTC(2100, 0);
const SECOND = `${CANARY}-second`;
const timeout = 60_000;

const status = async (places: Places, url: string, env: Readonly<Record<string, string>> = {}) => {
  const { out, code } = await run(places, ['status', '--json', '--refresh'], {
    QUOTIDE_API_URL: url,
    ...env,
  });
  return { ...(JSON.parse(out) as Status), code };
};

describe('the command with a login that it cannot read', () => {
  const GOOD = storedLogin({ expiresAt: FAR });
  const CASES: readonly (readonly [string, (places: Places) => void, string])[] = [
    [
      'is larger than 1 MiB',
      ({ configDir }) => writeCredentialsText(configDir, GOOD.padEnd(2 ** 20 + 1)),
      'it is larger than 1 MiB',
    ],
    [
      'is a link out of the home folder',
      ({ home, credentials }) => {
        fs.rmSync(credentials);
        fs.writeFileSync(`${home}-outside`, GOOD);
        fs.symlinkSync(`${home}-outside`, credentials);
        onTestFinished(() => {
          fs.rmSync(`${home}-outside`);
        });
      },
      'it is a link to a place outside the home folder',
    ],
    ['is empty', ({ configDir }) => writeCredentialsText(configDir, ''), 'it is empty'],
    [
      'is cut off',
      ({ configDir }) => writeCredentialsText(configDir, GOOD.slice(0, -9)),
      'it is cut off or damaged',
    ],
    [
      'is no text',
      ({ credentials }) => {
        fs.writeFileSync(credentials, Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
      },
      'it is not valid text',
    ],
    [
      'is a folder',
      ({ credentials }) => {
        fs.rmSync(credentials);
        fs.mkdirSync(credentials);
      },
      'something other than a file is in its place',
    ],
  ];

  it.each(CASES)(
    'where %s, the command and the self-check print the same sentence',
    { timeout },
    async (_name, put, reason) => {
      const { places, api } = await commandWorld();
      put(places);
      const sentence = `The login file could not be read: ${reason}.`;
      const { error, code } = await status(places, api.url);
      expect(error).toMatchObject({ kind: 'keychain_denied', message: sentence });
      expect(code).toBe(3);
      expect(api.requests).toEqual([]);
      const text = await run(places, ['status'], { QUOTIDE_API_URL: api.url });
      expect(unwrapped(text.out + text.err)).toContain(sentence);
      expect(unwrapped(text.out + text.err)).not.toContain('Sign in to Claude Code first');
      const doctor = await run(places, ['doctor', '-v'], { QUOTIDE_API_URL: api.url });
      expect(unwrapped(doctor.out)).toContain(sentence);
    },
  );

  it('the command reads a login that lies beside the logins of 60 MCP servers', { timeout }, async () => {
    const { places, api } = await commandWorld();
    const server = { accessToken: 'x'.repeat(1000), refreshToken: 'y'.repeat(500) };
    const mcpOAuth = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`server-${String(n)}`, server]),
    );
    writeCredentialsText(places.configDir, JSON.stringify({ ...(JSON.parse(GOOD) as object), mcpOAuth }));
    expect(fs.statSync(places.credentials).size).toBeGreaterThan(90_000);
    expect((await status(places, api.url)).error).toBeNull();
  });
});

describe('CLAUDE_SECURESTORAGE_CONFIG_DIR', () => {
  it.each([
    ['the environment', false],
    ['settings.json of the config folder', true],
  ])(
    'CLAUDE_SECURESTORAGE_CONFIG_DIR in %s is the folder of the login, and .claude.json then names no account',
    { timeout },
    async (_name, isInSettings) => {
      const { places, api } = await commandWorld();
      fs.rmSync(places.credentials);
      const elsewhere = path.join(places.home, 'store');
      writeCredentials(elsewhere, { accessToken: SECOND, expiresAt: FAR });
      api.login(SECOND, { organizationId: 'org-second' });
      const variable = { CLAUDE_SECURESTORAGE_CONFIG_DIR: elsewhere };
      if (isInSettings)
        fs.writeFileSync(path.join(places.configDir, 'settings.json'), JSON.stringify({ env: variable }));
      const { error, account } = await status(places, api.url, isInSettings ? {} : variable);
      expect(error).toBeNull();
      expect(account.organizationId).toBe('org-second');
      expect(api.requests.map(({ token }) => token)).toEqual([SECOND]);
    },
  );

  it(
    'an empty CLAUDE_SECURESTORAGE_CONFIG_DIR means the default folder, even with CLAUDE_CONFIG_DIR set',
    { timeout },
    async () => {
      const { places, api } = await commandWorld();
      writeCredentials(path.join(places.home, '.claude'), { accessToken: SECOND, expiresAt: FAR });
      api.login(SECOND, { organizationId: 'org-second' });
      const { error } = await status(places, api.url, { CLAUDE_SECURESTORAGE_CONFIG_DIR: '' });
      expect(error).toBeNull();
      expect(api.requests.map(({ token }) => token)).toEqual([SECOND]);
    },
  );
});

describe('quotide proxy without the app', () => {
  /** An Anthropic that knows two organizations, and answers messages with their limits. */
  const twoOrganizations = async () => {
    const of = (token: string) =>
      (token === SECOND ? ['org-new', 9] : ['org-old', 98]) as readonly [string, number];
    const resetsAt = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7_200_000;
    const server = http.createServer((request, response) => {
      const [organization, percent] = of(String(request.headers.authorization).replace('Bearer ', ''));
      response.setHeader('content-type', 'application/json');
      response.setHeader('anthropic-organization-id', organization);
      response.setHeader('anthropic-ratelimit-unified-5h-utilization', String(percent / 100));
      response.setHeader('anthropic-ratelimit-unified-5h-reset', String(resetsAt / 1000));
      const body = usageBody({ five_hour: { utilization: percent, resetsAt } });
      request.resume().on('end', () => {
        response.end(JSON.stringify(request.method === 'GET' ? body : {}));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };

  it(
    'quotide proxy passes an old session’s answers on without undoing a new login',
    { timeout },
    async () => {
      const { places } = await commandWorld();
      const origin = await twoOrganizations();
      const env = { QUOTIDE_API_URL: origin, QUOTIDE_LOG: 'debug' };
      const proxy = start(places, ['proxy', '--port', '0'], env);
      let out = '';
      proxy.child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
      await eventually('the proxy listens', () => /listening on \S+/.test(out));
      const url = /listening on (\S+)/.exec(out)?.[1] ?? '';
      const send = async (token: string) => {
        const headers = { Authorization: `Bearer ${token}` };
        const request = http.request(`${url}/v1/messages`, { method: 'POST', headers }).end('{}');
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        response.resume();
        await once(response, 'end');
      };
      await send(CANARY);
      await eventually('the old account is stored', () => stored(places).length > 0);
      signIn(places, { accessToken: SECOND });
      expect(await status(places, origin)).toMatchObject({
        account: { organizationId: 'org-new' },
        windows: [{ utilization: 9 }],
      });
      for (let n = 0; n < 3; n += 1) await send(CANARY);
      await eventually('they were dropped', () => proxy.err().includes('an account that is not known here'));
      await send(SECOND);
      expect(await status(places, origin)).toMatchObject({
        account: { organizationId: 'org-new' },
        windows: [{ utilization: 9 }],
      });
      await proxy.stop();
      expect(switches(places)).toEqual(['org-new']);
      expect(new Set(stored(places))).toEqual(new Set(['org-old 98', 'org-new 9']));
    },
  );
});

const always = { since: 0, until: Number.MAX_SAFE_INTEGER };

const inHistory = <T>({ dataDir }: Places, read: (history: ReturnType<typeof createHistory>) => T): T => {
  const history = createHistory(openHistory(dataDir, Date.now()).db);
  try {
    return read(history);
  } finally {
    history.close();
  }
};

const switches = (places: Places) =>
  inHistory(places, (history) =>
    history
      .events(always)
      .filter(({ kind }) => kind === 'account_switched')
      .map(({ account }) => account),
  );

const stored = (places: Places) =>
  inHistory(places, (history) =>
    history.samples(always).map(({ account, utilization }) => `${account} ${String(utilization)}`),
  );
