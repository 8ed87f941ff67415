import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Status } from '../../electron/core/snapshot/status';
import { makeAuthority } from './support/certificate';
import { commandWorld, eventually, run, start, unwrapped } from './support/command';
import { CompanyProxy, startSocks, type ProxyManners } from './support/company-proxy';
import type { Places } from './support/places';
import type { AnthropicApi } from '../fakes/anthropic-api';

/** A name that no resolver knows: what reaches it has gone through the proxy. */
const HOST = 'api.example.invalid';
const ORIGIN = `https://${HOST}`;

/** None of the variables of this machine that bend the way, so that only those of the test count. */
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
  QUOTIDE_API_URL: ORIGIN,
};

interface Company {
  readonly places: Places;
  readonly api: AnthropicApi;
  readonly proxy: CompanyProxy;
  /** The proxy's authority as a file. */
  readonly ca: string;
}

/** A command behind a company's proxy, and a settings file that allows the address of the tests. */
async function company(manners: ProxyManners = {}): Promise<Company> {
  const { places, api } = await commandWorld();
  const proxy = await CompanyProxy.start(api.url, manners);
  onTestFinished(() => proxy.stop());
  allow(places);
  const ca = path.join(places.home, 'ca.pem');
  fs.writeFileSync(ca, proxy.authority.cert);
  return { places, api, proxy, ca };
}

function allow({ dataDir }: Places): void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  fs.writeFileSync(
    path.join(dataDir, 'settings.json'),
    JSON.stringify({ refresh: { confirmedApi: ORIGIN } }),
  );
}

type Variables = Readonly<Record<string, string>>;

/** What `quotide status` prints, and what the loopback proxy answers, in the same surroundings. */
async function both({ places }: Company, env: Variables) {
  const all = { ...clean, ...env };
  const command = await run(places, ['status', '--json'], all);
  const [text, doctor, relay] = await Promise.all([
    run(places, ['status'], all),
    run(places, ['doctor', '-v'], all),
    askRelay(places, all),
  ]);
  const status = JSON.parse(command.out) as Status;
  return {
    status,
    command,
    text: { ...text, out: unwrapped(text.out) },
    doctor: { ...doctor, out: unwrapped(doctor.out) },
    relay,
  };
}

/** One request through `quotide proxy`, as Claude Code would send it. */
async function askRelay(places: Places, env: Variables): Promise<{ status: number; body: string }> {
  const relay = start(places, ['proxy', '--port', '0'], env);
  let out = '';
  relay.child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  await eventually('the proxy listens', () => out.includes('\n'));
  const port = Number(/:(\d+)\n/.exec(out)?.[1]);
  const request = http.get({ port, host: '127.0.0.1', path: '/api/oauth/usage', agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let body = '';
  for await (const part of response) body += (part as Buffer).toString();
  await relay.stop();
  return { status: response.statusCode ?? 0, body };
}

describe('the command and the relay behind a company’s proxy that opens TLS', () => {
  const rows: readonly (readonly [string, ProxyManners, (company: Company) => Variables])[] = [
    ['with HTTPS_PROXY', {}, ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca })],
    ['with https_proxy', {}, ({ proxy, ca }) => ({ https_proxy: proxy.address(), NODE_EXTRA_CA_CERTS: ca })],
    [
      'with HTTP_PROXY alone',
      {},
      ({ proxy, ca }) => ({ HTTP_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca }),
    ],
    ['with ALL_PROXY', {}, ({ proxy, ca }) => ({ ALL_PROXY: proxy.name, NODE_EXTRA_CA_CERTS: ca })],
    [
      'with a login in the address',
      { login: 'annette:p@w' },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address('annette:p%40w'), NODE_EXTRA_CA_CERTS: ca }),
    ],
    [
      'with a raw @ in the password',
      { login: 'annette:p@w' },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address('annette:p@w'), NODE_EXTRA_CA_CERTS: ca }),
    ],
    [
      'that is spoken to in TLS',
      { isSecure: true },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca }),
    ],
    [
      'with its authority in SSL_CERT_FILE',
      {},
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), SSL_CERT_FILE: ca }),
    ],
    [
      'with its authority in SSL_CERT_DIR',
      {},
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), SSL_CERT_DIR: path.dirname(ca) }),
    ],
    [
      'with its authority as one of several, between garbage',
      {},
      ({ proxy, ca }) => {
        const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
        const others = makeAuthority('Other CA').cert;
        fs.writeFileSync(ca, `# ours\r\n${damaged}${others}\0\xff${proxy.authority.cert}`, 'latin1');
        return { HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca };
      },
    ],
    [
      'with a NO_PROXY for others',
      {},
      ({ proxy, ca }) => ({
        HTTPS_PROXY: proxy.address(),
        NODE_EXTRA_CA_CERTS: ca,
        NO_PROXY: `localhost,.corp,ample.invalid,${HOST}:8443,10.0.0.0/8`,
      }),
    ],
  ];

  it.each(rows)('command and relay reach Anthropic %s', async (_name, manners, env) => {
    const here = await company(manners);
    const { status, relay, doctor } = await both(here, env(here));
    expect({ error: status.error, source: status.source }).toEqual({ error: null, source: 'official_api' });
    expect(relay.status).not.toBe(502);
    // One of the command, one of the test through the relay: no way was tried at Anthropic's expense.
    expect(here.api.requests).toHaveLength(2);
    expect(new Set(here.proxy.asked)).toEqual(new Set([`${HOST}:443`]));
    expect(doctor.out).toContain(`by the proxy ${here.proxy.name}, named by the environment.`);
    for (const secret of ['p@w', 'p%40w', 'annette:']) expect(doctor.out).not.toContain(secret);
  });

  it.each([['HTTPS_PROXY'], ['ALL_PROXY']])(
    'command and relay reach Anthropic with SOCKS5 in %s, also with a login',
    async (variable) => {
      const { places, api } = await commandWorld();
      allow(places);
      const authority = makeAuthority('Corp CA');
      const server = https.createServer(authority.issue(HOST), (request, response) => {
        request.pipe(
          http.request(api.url + (request.url ?? ''), { headers: request.headers }, (answer) => {
            response.writeHead(answer.statusCode ?? 0, answer.headers);
            answer.pipe(response);
          }),
        );
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const socks = await startSocks((server.address() as { port: number }).port, 'annette:p@w');
      onTestFinished(() => {
        socks.stop();
        server.closeAllConnections();
        server.close();
      });
      const ca = path.join(places.home, 'ca.pem');
      fs.writeFileSync(ca, authority.cert);
      const env = {
        ...clean,
        [variable]: `socks5://annette:p%40w@127.0.0.1:${String(socks.port)}`,
        NODE_EXTRA_CA_CERTS: ca,
      };
      const { out } = await run(places, ['status', '--json'], env);
      expect(JSON.parse(out)).toMatchObject({ error: null });
      expect((await askRelay(places, env)).status).not.toBe(502);
      expect(socks.asked).toEqual([`${HOST}:443`, `${HOST}:443`]);
    },
  );
});

describe('the message of the command and the relay when a company’s network blocks the way to Anthropic', () => {
  const rows: readonly (readonly [
    string,
    string,
    ProxyManners,
    (company: Company) => Variables,
    RegExp,
    RegExp,
  ])[] = [
    [
      'a login that is asked for',
      'proxy_login',
      { login: 'annette:p@w' },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca }),
      /The company proxy asks for a login \(127\.0\.0\.1:\d+\)\./,
      /Put it into HTTPS_PROXY/,
    ],
    [
      'a wrong login',
      'proxy_login_refused',
      { login: 'annette:p@w' },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address('annette:s3cr3t'), NODE_EXTRA_CA_CERTS: ca }),
      /The company proxy refuses the login \(127\.0\.0\.1:\d+\)\./,
      /right name and password/,
    ],
    [
      'an authority that is not trusted',
      'certificate_untrusted',
      {},
      ({ proxy }) => ({ HTTPS_PROXY: proxy.address() }),
      /The certificate of api\.example\.invalid is signed by 'Corp CA', which this computer does not trust\./,
      /set NODE_EXTRA_CA_CERTS to the file/,
    ],
    [
      'a file of certificates that is gone',
      'certificate_file',
      {},
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: `${ca}.gone` }),
      /is signed by 'Corp CA', which this computer does not trust\./,
      /names a file without a readable certificate/,
    ],
    [
      'a file of certificates with garbage in it',
      'certificate_file',
      {},
      ({ proxy, ca }) => {
        fs.writeFileSync(ca, Buffer.from([0, 255, 1, 2, 3]));
        return { HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca };
      },
      /is signed by 'Corp CA', which this computer does not trust\./,
      /names a file without a readable certificate/,
    ],
    [
      'a proxy that is down',
      'proxy_silent',
      {},
      ({ ca }) => ({ HTTPS_PROXY: 'http://127.0.0.1:1', NODE_EXTRA_CA_CERTS: ca }),
      /The proxy 127\.0\.0\.1:1 does not answer\./,
      /correct the proxy’s address/,
    ],
    [
      'a proxy that refuses',
      'proxy_refused',
      { refuses: 403 },
      ({ proxy, ca }) => ({ HTTPS_PROXY: proxy.address(), NODE_EXTRA_CA_CERTS: ca }),
      /The proxy 127\.0\.0\.1:\d+ does not let Quotide through \(HTTP 403\)\./,
      /Ask your administrator/,
    ],
    [
      'a variable that is no address',
      'proxy_malformed',
      {},
      () => ({ HTTPS_PROXY: 'not an address' }),
      /HTTPS_PROXY is not an address\./,
      /http:\/\/proxy\.example:8080/,
    ],
    [
      'a kind of proxy that is not supported',
      'proxy_unsupported',
      {},
      () => ({ ALL_PROXY: 'socks4://127.0.0.1:1080' }),
      /ALL_PROXY names a kind of proxy that Quotide does not support\./,
      /socks5:\/\//,
    ],
    [
      'NO_PROXY for a server that is reached by the proxy alone',
      'name_not_found',
      {},
      ({ proxy, ca }) => ({
        HTTPS_PROXY: proxy.address(),
        NODE_EXTRA_CA_CERTS: ca,
        NO_PROXY: '.example.invalid',
      }),
      /The name api\.example\.invalid was not found\./,
      /set HTTPS_PROXY/,
    ],
  ];

  it.each(rows)(
    'command and relay report the cause and one action: %s',
    async (_name, cause, manners, env, message, action) => {
      const here = await company(manners);
      const { status, command, text, doctor, relay } = await both(here, env(here));
      expect(status.error).toMatchObject({ kind: 'offline', cause });
      expect(status.error?.message).toMatch(message);
      for (const output of [text.out, doctor.out, relay.body]) {
        expect(output).toMatch(message);
        expect(output).toMatch(action);
        expect(output).not.toMatch(/Offline/);
      }
      expect(relay.status).toBe(502);
      expect({ command: command.err, text: text.err }).toEqual({ command: '', text: '' });
      const log = fs.readFileSync(path.join(here.places.dataDir, 'quotide.log'), 'utf8');
      for (const output of [command.out, text.out, doctor.out, relay.body, log])
        for (const secret of ['s3cr3t', 'p@w', 'annette']) expect(output).not.toContain(secret);
    },
  );
});
