import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readProxyAddress, type Routes } from '../../electron/core/network/route';
import type { Way } from '../../electron/proxy/server';
import { targetOf } from '../../electron/proxy/upstream/target';
import { makeCertificate } from './support/certificate';
import { proxyBefore, proxyWorld, rawClient, requestHead, waitUntil, type ProxyWorld } from './support/proxy';

describe('the proxy', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });

  it('the proxy passes heads on unchanged, except for the headers of one hop', async () => {
    let asked = '';
    const answer =
      'HTTP/1.1 529 Site is Overloaded!\r\nX-FIRST: a\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\n' +
      'Connection: keep-alive, X-Hop\r\nKeep-Alive: timeout=5\r\nX-Hop: 1\r\nretry-after:  7 \r\n' +
      'Content-Length: 2\r\nx-last:\xe9\r\n\r\nno';
    world = await proxyWorld((socket) => {
      socket.on('data', (bytes) => {
        asked += bytes.toString('latin1');
        socket.write(answer, 'latin1');
      });
    });
    const { port } = world.proxy;
    const client = await rawClient(port);
    const lines = ['X-ODD-case: 1', 'accept-encoding: gzip, br;q=0.1', 'x-twice: a', 'X-Twice: b'];
    const hop = [
      'Connection: keep-alive, x-own',
      'X-Own: 1',
      'Keep-Alive: 5',
      'TE: trailers',
      'Upgrade: h2c',
    ];
    client.socket.write(
      requestHead(port, [...lines, ...hop, 'Authorization: Bearer x'], 'BREW /any?x=%2e HTTP/1.1'),
    );
    await client.until(() => client.heard().endsWith('no'));
    const authority = asked.split('\r\n')[1] ?? '';
    expect(asked).toBe(
      ['BREW /any?x=%2e HTTP/1.1', authority, ...lines, 'Authorization: Bearer x', '', ''].join('\r\n'),
    );
    expect(authority).toMatch(/^Host: 127\.0\.0\.1:\d+$/);
    expect(authority).not.toContain(String(port));
    expect(client.heard()).toBe(
      answer.replace('Connection: keep-alive, X-Hop\r\nKeep-Alive: timeout=5\r\nX-Hop: 1\r\n', ''),
    );
    client.socket.destroy();
  });

  it('the proxy passes redirects, interim answers, and answers without a body on', async () => {
    const answers = [
      'HTTP/1.1 302 Found\r\nLocation: https://evil.com/\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n',
    ];
    const methods = ['GET', 'GET', 'GET', 'HEAD', 'GET'];
    let asked = 0;
    world = await proxyWorld((socket) => socket.on('data', () => socket.write(answers[asked++] ?? '')));
    const client = await rawClient(world.proxy.port);
    for (const [index, method] of methods.entries()) {
      client.socket.write(requestHead(world.proxy.port, [], `${method} / HTTP/1.1`));
      const soFar = answers.slice(0, index + 1).join('');
      await client.until(() => client.heard().length >= soFar.length);
      expect(client.heard()).toBe(soFar);
    }
    expect(world.sockets).toHaveLength(1);
    client.socket.destroy();
  });

  it.each([
    ['a length', 'Content-Length: 5', 'hello'],
    ['chunks', 'Transfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'],
  ])('the proxy sends a 100 to a client that waits for it before its body: %s', async (_name, line, body) => {
    let asked = '';
    world = await proxyWorld((socket) =>
      socket.on('data', (bytes) => {
        asked += bytes.toString('latin1');
        if (asked.endsWith(body)) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
        else if (asked.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      }),
    );
    const client = await rawClient(world.proxy.port);
    client.socket.write(requestHead(world.proxy.port, [line, 'Expect: 100-continue'], 'POST / HTTP/1.1'));
    await client.until(() => client.heard() === 'HTTP/1.1 100 Continue\r\n\r\n');
    client.socket.write(body);
    await client.until(() => client.heard().endsWith('204 No Content\r\n\r\n'));
    client.socket.destroy();
  });

  it('the proxy reports each final answer once', async () => {
    const told: unknown[] = [];
    const codes = [200, 429, 404];
    world = await proxyBefore(
      (_, response) => {
        response.writeEarlyHints({ link: '</x>; rel=preload' });
        response.writeHead(codes.shift() ?? 500).end();
      },
      { onAnswer: (...answer) => told.push(answer) },
    );
    for (const target of ['/v1/messages?beta=true', '/v1/messages/count_tokens', '/v1/models'])
      await once(http.request({ port: world.proxy.port, path: target, method: 'POST' }).end(), 'response');
    expect(told).toEqual([
      [200, 'messages'],
      [429, 'count_tokens'],
      [404, 'other'],
    ]);
  });

  it('the proxy answers 500 pipelined requests in their order', async () => {
    world = await proxyBefore((request, response) => {
      setTimeout(() => response.end(request.url), request.url === '/0' ? 30 : 0);
    });
    const { port } = world.proxy;
    const client = await rawClient(port);
    const many = Array.from({ length: 500 }, (_, n) => requestHead(port, [], `GET /${String(n)} HTTP/1.1`));
    client.socket.write(many.join(''));
    await client.until(() => client.heard().endsWith('/499'));
    expect(client.heard().match(/\/\d+$|\/\d+(?=HTTP)/g)).toEqual(many.map((_, n) => `/${String(n)}`));
    client.socket.destroy();
  });

  it('the proxy drops a kept connection that the server closed, and sends the request once more where that is safe', async () => {
    let served = 0;
    world = await proxyWorld((socket) => {
      let own = 0;
      socket.on('data', () => {
        own += 1;
        // The second request on a connection meets a server that has just given it up.
        if (own > 1) socket.resetAndDestroy();
        else {
          served += 1;
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        }
      });
    });
    const { port } = world.proxy;
    const client = await rawClient(port);
    client.socket.write(requestHead(port));
    await client.until(() => client.heard().endsWith('ok'));
    client.socket.write(requestHead(port));
    await client.until(() => served === 2 && client.heard().split('ok').length === 3);
    client.socket.write(requestHead(port, ['Content-Length: 2'], 'POST / HTTP/1.1') + '{}');
    await client.until(() => client.heard().includes('502 Bad Gateway'));
    expect(served).toBe(2);

    const idle = await rawClient(port);
    idle.socket.write(requestHead(port));
    await idle.until(() => idle.heard().endsWith('ok'));
    world.sockets.at(-1)?.end();
    await waitUntil(() => world?.sockets.at(-1)?.destroyed === true);
    idle.socket.write(requestHead(port, ['Content-Length: 2'], 'POST / HTTP/1.1') + '{}');
    await idle.until(() => idle.heard().split('ok').length === 3);
    idle.socket.destroy();
  });

  it('the proxy never takes bytes behind an answer for the next answer', async () => {
    world = await proxyWorld((socket) =>
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\nevil'),
      ),
    );
    const client = await rawClient(world.proxy.port);
    for (const count of [1, 2]) {
      client.socket.write(requestHead(world.proxy.port));
      await client.until(() => client.heard().split('ok').length === count + 1);
    }
    expect(client.heard()).not.toContain('evil');
    expect(world.sockets).toHaveLength(2);
    client.socket.destroy();
  });

  it('the proxy lets requests under way end when it closes', async () => {
    world = await proxyBefore((_request, response) => {
      response.write('a');
      setTimeout(() => response.end('b'), 100);
    });
    const { port } = world.proxy;
    const idle = await rawClient(port);
    const client = await rawClient(port);
    client.socket.write(requestHead(port));
    await client.until(() => client.heard().includes('a'));
    const closed = world.proxy.close(5000);
    await expect(rawClient(port)).rejects.toThrow('ECONNREFUSED');
    await client.until(() => client.closing() === 'end');
    expect(client.heard()).toMatch(/b\r\n0\r\n\r\n$/);
    await closed;
    await idle.until(() => idle.closing() !== 'open');
  });

  it('the proxy passes an answer on whole, whenever its tap throws', async () => {
    const fail = () => {
      throw new Error('a tap of a test');
    };
    const fine = {
      onHead: () => undefined,
      wantsBody: () => true,
      onBody: () => undefined,
      onEnd: () => undefined,
    };
    for (const part of ['make', 'onHead', 'wantsBody', 'onBody', 'onEnd'] as const) {
      const makeTap = part === 'make' ? fail : () => ({ ...fine, [part]: fail });
      const one = await proxyBefore((_request, response) => response.end('fine'), { makeTap });
      const client = await rawClient(one.proxy.port);
      for (let round = 1; round <= 4; round += 1) {
        client.socket.write(requestHead(one.proxy.port));
        await client.until(() => client.heard().split('fine').length === round + 1);
        expect(one.proxy.counters().tapErrors, part).toBe(round);
      }
      client.socket.destroy();
      await one.end();
    }
  });

  describe('the proxy over TLS', () => {
    const DAY = 86_400_000;
    const now = Date.now();
    const good = makeCertificate({ from: now - DAY, until: now + DAY });
    const trusting = ({ routes, problem }: Routes, ca?: string): Way => ({
      routes,
      problem,
      ca: ca === undefined ? [] : [ca],
      hasEmptyFile: false,
      language: 'en',
    });
    const behind = async (certificate: { readonly cert: string; readonly key: string }, ca?: string) => {
      const server = https.createServer({ ...certificate }, (_request, response) => response.end('secret'));
      server.on('tlsClientError', () => undefined);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const target = targetOf(`https://127.0.0.1:${String(port)}`, { HTTPS_PROXY: 'http://127.0.0.1:1' });
      world = await proxyWorld(() => undefined, { target, way: trusting(target, ca) });
      const answers = [];
      for (let round = 0; round < 2; round += 1) {
        const request = http.get({ port: world.proxy.port, host: '127.0.0.1' });
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        let text = '';
        for await (const part of response) text += (part as Buffer).toString();
        answers.push(`${String(response.statusCode)} ${text}`);
      }
      server.closeAllConnections();
      server.close();
      return answers;
    };

    it('the proxy reaches a server whose certificate is right', async () => {
      expect(await behind(good, good.cert)).toEqual(['200 secret', '200 secret']);
    });

    it.each([
      ['opens the way', 'HTTP/1.1 200 Connection established\r\n\r\n', '200 secret'],
      ['refuses', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', '502 '],
    ])('the proxy goes through the user’s own proxy, which %s', async (_name, line, wanted) => {
      const server = https.createServer({ ...good }, (_request, response) => response.end('secret'));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      let asked = '';
      const way = net.createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (bytes) => {
          asked = bytes.toString();
          socket.write(line);
          const onward = net.connect({ port, host: '127.0.0.1' });
          onward.on('error', () => undefined);
          socket.pipe(onward).pipe(socket);
        });
      });
      way.listen(0, '127.0.0.1');
      await once(way, 'listening');
      const via = readProxyAddress(`http://me:pass@127.0.0.1:${String((way.address() as AddressInfo).port)}`);
      if (typeof via === 'string') throw new Error(via);
      const target = { ...targetOf(`https://127.0.0.1:${String(port)}`, {}), routes: [via] };
      world = await proxyWorld(() => undefined, { target, way: trusting(target, good.cert) });
      const request = http.get({ port: world.proxy.port, host: '127.0.0.1' });
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      let text = '';
      for await (const part of response) text += (part as Buffer).toString();
      expect(`${String(response.statusCode)} ${text}`.startsWith(wanted)).toBe(true);
      const authorization = `Proxy-Authorization: Basic ${Buffer.from('me:pass').toString('base64')}`;
      expect(asked).toContain(`CONNECT 127.0.0.1:${String(port)} HTTP/1.1\r\n`);
      expect(asked).toContain(authorization);
      server.closeAllConnections();
      server.close();
      way.close();
    });

    it.each([
      ['without a trusted issuer', good, undefined],
      ['is of another name', makeCertificate({ name: 'evil.com', from: now - DAY, until: now + DAY }), 'own'],
      ['has expired', makeCertificate({ from: now - 2 * DAY, until: now - DAY }), 'own'],
    ])('the proxy refuses a certificate that %s', async (_name, certificate, trust) => {
      const answers = await behind(certificate, trust === 'own' ? certificate.cert : undefined);
      for (const answer of answers) {
        expect(answer).toMatch(/^502 .*api_error/);
        expect(answer).not.toContain('secret');
      }
    });
  });
});
