import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { World } from './quotide';

/** Headers of an answer: 37 % of the 5-hour window. */
export const LIMITS = {
  'anthropic-ratelimit-unified-5h-utilization': '0.37',
  'anthropic-ratelimit-unified-5h-status': 'allowed',
  'anthropic-ratelimit-unified-5h-reset': String(Math.floor(Date.now() / 1000) + 7200),
};

/** An API whose messages stream until the test ends them. */
export interface Streams {
  readonly url: string;
  /** Messages asked for so far. */
  readonly asked: () => number;
  /** Ends the streams that are open. */
  readonly end: () => void;
  readonly close: () => void;
}

/** Anthropic's API: usage from the world, and messages whose head comes at once and whose end the test decides. */
export async function streamingApi(world: World): Promise<Streams> {
  const open: http.ServerResponse[] = [];
  let asked = 0;
  const server = http.createServer((request, response) => {
    if (request.url?.startsWith('/v1/messages') === true) {
      asked += 1;
      response.writeHead(200, { ...LIMITS, 'content-type': 'text/event-stream' });
      response.write('event: ping\ndata: {"type":"ping"}\n\n');
      open.push(response);
      return;
    }
    const { method, headers, url } = request;
    const asking = http.request(new URL(url ?? '/', world.api.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    asking.on('error', () => response.destroy());
    request.pipe(asking);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked: () => asked,
    end: () => {
      for (const response of open.splice(0)) response.end('event: message_stop\ndata: {}\n\n');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const free = net.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  return port;
}
