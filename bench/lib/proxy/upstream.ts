import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Upstream {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const EVENT_EVERY_MS = 2;
const BODY = JSON.stringify({
  id: 'msg_1',
  model: 'm',
  usage: { input_tokens: 1, output_tokens: 1 },
  pad: 'x'.repeat(800),
});
const LIMITS = {
  'anthropic-ratelimit-unified-status': 'allowed',
  'anthropic-ratelimit-unified-5h-utilization': '0.42',
  'anthropic-ratelimit-unified-5h-reset': '1795304984',
  'anthropic-ratelimit-unified-7d-utilization': '0.17',
  'anthropic-ratelimit-unified-7d-reset': '1795597784',
};

/**
 * Answers with JSON at once, or (`X-Events: N`) with events that carry the moment of their writing: one by one, or
 * (`X-Burst`) as fast as they go.
 */
export async function startUpstream(): Promise<Upstream> {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      const events = Number(request.headers['x-events'] ?? 0);
      if (events > 0) {
        if (request.headers['x-burst'] === undefined) stream(response, events);
        else void burst(response, events);
        return;
      }
      response.writeHead(200, {
        ...LIMITS,
        'Content-Type': 'application/json',
        'Content-Length': BODY.length,
      });
      response.end(BODY);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function stream(response: http.ServerResponse, events: number): void {
  response.writeHead(200, { ...LIMITS, 'Content-Type': 'text/event-stream' });
  let left = events;
  const timer = setInterval(() => {
    left -= 1;
    response.write(event());
    if (left > 0) return;
    clearInterval(timer);
    response.end();
  }, EVENT_EVERY_MS);
}

async function burst(response: http.ServerResponse, events: number): Promise<void> {
  response.writeHead(200, { ...LIMITS, 'Content-Type': 'text/event-stream' });
  for (let n = 0; n < events; n += 1) if (!response.write(event())) await once(response, 'drain');
  response.end();
}

function event(): string {
  const delta = { type: 'content_block_delta', at: performance.now(), text: 'some words of an answer' };
  return `event: content_block_delta\ndata: ${JSON.stringify(delta)}\n\n`;
}
