import http from 'node:http';

const REQUEST = Buffer.alloc(2048, 'x');

/** Time until the head of each of `count` responses, one request after the other on one connection; ms. */
export async function firstByteDelays(port: number, count: number): Promise<readonly number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const delays: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await ask(port, agent, {}, () => delays.push(performance.now() - start));
  }
  agent.destroy();
  return delays;
}

/** Time from the writing of each event to its arrival, `streams` at once of `events` each; ms. */
export async function eventDelays(port: number, streams: number, events: number): Promise<readonly number[]> {
  const agent = new http.Agent({ keepAlive: true });
  const delays: number[] = [];
  const note = (text: string, now: number) => {
    for (const [, at] of text.matchAll(/"at":([\d.]+)/g)) delays.push(now - Number(at));
  };
  await Promise.all(
    Array.from({ length: streams }, () =>
      ask(
        port,
        agent,
        { 'X-Events': String(events) },
        () => undefined,
        (part) => note(part.toString('latin1'), performance.now()),
      ),
    ),
  );
  agent.destroy();
  return delays;
}

/** `count` requests, `atOnce` of them under way. */
export async function manyRequests(port: number, count: number, atOnce: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await ask(port, agent, {}, () => undefined);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
}

/** Events as fast as they are taken, `streams` at once of `events` each. */
export async function burstOfEvents(port: number, streams: number, events: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  const headers = { 'X-Events': String(events), 'X-Burst': '1' };
  await Promise.all(Array.from({ length: streams }, () => ask(port, agent, headers, () => undefined)));
  agent.destroy();
}

function ask(
  port: number,
  agent: http.Agent,
  headers: Readonly<Record<string, string>>,
  onHead: () => void,
  onData: (part: Buffer) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = { 'Content-Type': 'application/json', 'Content-Length': String(REQUEST.length), ...headers };
    const options = { port, agent, host: '127.0.0.1', method: 'POST', path: '/v1/messages', headers: all };
    const request = http.request(options, (response) => {
      onHead();
      response.on('data', onData);
      response.on('end', resolve);
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(REQUEST);
  });
}
