import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandFetch } from '../../../electron/cli/fetch';
import { makeCertificate } from '../../faults/support/certificate';

describe('commandFetch', () => {
  let target: http.Server;
  let proxy: http.Server;
  const tunnels: string[] = [];
  const addressOf = (server: http.Server) => `127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  beforeEach(async () => {
    tunnels.length = 0;
    target = http.createServer((_request, response) => response.end('from the target'));
    proxy = http.createServer();
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const upstream = net.connect((target.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
    });
    for (const server of [target, proxy]) await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    for (const server of [target, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('goes through the proxy that the environment names', async () => {
    vi.stubEnv('http_proxy', `http://${addressOf(proxy)}`);
    const fetch = await commandFetch(process.env, false);
    const response = await fetch('http://api.example.invalid/', { redirect: 'manual' });
    expect(await response.text()).toBe('from the target');
    expect(tunnels).toEqual(['api.example.invalid:80']);
  });

  it('trusts the certificates that it is given, with and without a proxy, and no stranger', async () => {
    const now = Date.now();
    const certificate = makeCertificate({ from: now - 60_000, until: now + 60_000 });
    const server = https.createServer(certificate, (_request, response) => response.end('over TLS'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `https://${addressOf(server)}/`;
    try {
      for (const env of [{}, { https_proxy: `http://${addressOf(proxy)}`, no_proxy: '127.0.0.1' }]) {
        const trusting = await commandFetch(env, false, certificate.cert);
        expect(await (await trusting(url, {})).text()).toBe('over TLS');
        const strict = await commandFetch(env, false, null);
        await expect(strict(url, {})).rejects.toThrow('fetch failed');
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('leaves out what NO_PROXY names, an API on this machine, and everything when no proxy is named', async () => {
    vi.stubEnv('no_proxy', '127.0.0.1');
    vi.stubEnv('http_proxy', `http://${addressOf(proxy)}`);
    const url = `http://${addressOf(target)}/`;
    for (const loopback of [false, true]) {
      const fetch = await commandFetch(process.env, loopback);
      expect(await (await fetch(url, {})).text()).toBe('from the target');
    }
    const direct = await commandFetch({}, false);
    expect(await (await direct(url, {})).text()).toBe('from the target');
    expect(tunnels).toEqual([]);
  });
});
