import { once } from 'node:events';
import http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { EventRouter } from '../../electron/app/proxy/event-router';
import { createLog } from '../../electron/app/log';
import { proxyBefore, waitUntil, type ProxyWorld } from './support/proxy';

const HOUR = 3_600_000;
const LIMIT = { 'anthropic-ratelimit-unified-5h-utilization': '0.42' };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the Date of an answer that passes the proxy', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });

  /** By how many ms the app's clock counts as ahead after one answer of a server that is 3 h behind. */
  async function aheadAfter(headers: Readonly<Record<string, string>>): Promise<number | null> {
    world = await proxyBefore((request, response) => {
      const date = new Date(Date.now() - 3 * HOUR).toUTCString();
      request.resume().on('end', () => {
        response.writeHead(200, { ...LIMIT, date, ...headers });
        response.end('{}');
      });
    });
    const { events, proxy } = world;
    const options = { host: '127.0.0.1', port: proxy.port, method: 'POST', path: '/v1/messages' };
    const [response] = (await once(http.request(options).end('{}'), 'response')) as [http.IncomingMessage];
    response.resume();
    await once(response, 'end');
    await waitUntil(() => events.length > 0);
    const clock = createClock(1);
    const log = createLog('error', Date.now, []);
    const router = new EventRouter({ targets: () => [], ledger: { add: () => undefined }, clock, log });
    // Copied, as between two processes.
    for (const event of structuredClone(events)) router.route(event);
    return clock.aheadMs();
  }

  it.each([
    ['whole', JSON_TYPE],
    ['as a stream', { 'content-type': 'text/event-stream; charset=utf-8' }],
  ])('an answer with %s gives the app Anthropic’s time', async (_name, headers) => {
    expect(await aheadAfter(headers)).toBe(3 * HOUR);
  });

  it.each([
    ['out of a store', { ...JSON_TYPE, age: '10800' }],
    ['that is a page', { 'content-type': 'text/html' }],
    ['with a date that is none', { ...JSON_TYPE, date: 'yesterday' }],
    ['that was dated before this app was written', { ...JSON_TYPE, date: 'Thu, 01 Jan 2015 00:00:00 GMT' }],
  ])('an answer with %s changes no clock', async (_name, headers) => {
    expect(await aheadAfter(headers)).toBeNull();
  });
});
