import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { bombs, type Bomb } from '../../../test/faults/support/bombs';
import { messageStream } from '../../../test/faults/support/sse';
import { progress, type Plan } from '../plan';
import { percentile } from '../statistics';
import type { Row } from '../table';
import { residentMb } from './cost';
import { quotideFront, type Front } from './fronts';

const PING_MS = 20;
/** So long the stream is looked at without bombs in each round, in ms: about as long as beside one coding. */
const QUIET_MS = 400;
const ROUNDS = 9;
const AT_ONCE = 4;
/** So little more than before is left when a bomb's memory is given back, in MB; V8 returns pages late, in ms. */
const RETURNED_MB = 24;
const RETURN_MS = 20_000;
/** Answers without a bomb, four at once, after which the proxy has what it needs for as many bytes. */
const WARM_UP = 3;
/** The name of the gap without bombs. */
const QUIET = 'none';

interface Bombed {
  /** Longest gaps of the stream in ms, one for each round: by coding, and without bombs. */
  readonly gaps: ReadonlyMap<string, readonly number[]>;
  /** The most memory beyond what the process had before, by coding, in MB. */
  readonly taken: ReadonlyMap<string, number>;
  /** The most during all rounds, one bomb right after the other. */
  readonly inRowMb: number;
  /** What is left after the last bomb. */
  readonly keptMb: number;
}

/**
 * How much longer an event each 20 ms takes beside answers that are made to hurt, four at once of each, and the memory
 * that they take. Client and server are this process; their own part is measured too, by the same without the proxy.
 */
export async function bombRows(plan: Plan): Promise<readonly Row[]> {
  const answers = [...bombs(), plainAnswer()];
  const server = await startServer(answers);
  const { port } = server.address() as AddressInfo;
  const direct: Front = { name: 'direct', port, pid: null, stop: () => Promise.resolve() };
  const front = await quotideFront(plan, port);
  try {
    return rowsOf(await bombed(direct, answers), await bombed(front, answers));
  } finally {
    await front.stop();
    server.closeAllConnections();
    server.close();
  }
}

function plainAnswer(): Bomb {
  const bytes = messageStream({ id: 'msg_plain', events: 100_000, output: 77 });
  return { name: 'no bomb', type: 'text/event-stream', coding: 'identity', bytes };
}

async function startServer(answers: readonly Bomb[]): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    request.resume();
    const bomb = answers[Number(request.headers['x-bomb'] ?? '-1')];
    if (bomb !== undefined) {
      response.writeHead(200, { 'Content-Type': bomb.type, 'Content-Encoding': bomb.coding });
      response.end(bomb.bytes);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const timer = setInterval(() => response.write('event: ping\ndata: {"type":"ping"}\n\n'), PING_MS);
    response.once('close', () => clearInterval(timer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function bombed(front: Front, answers: readonly Bomb[]): Promise<Bombed> {
  const { port, pid } = front;
  const stream = await post(port, {});
  const gap = watchGaps(stream);
  const fourOf = (index: number) => Promise.all(Array.from({ length: AT_ONCE }, () => pass(port, index)));
  for (let n = 0; n < WARM_UP; n += 1) await fourOf(answers.length - 1);
  const before = residentMb(front).now;
  forgetPeak(front);
  const gaps = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    gap.restart();
    await pause(QUIET_MS);
    const ofRound = new Map([[QUIET, gap.longestMs()]]);
    for (const [index, { coding }] of answers.slice(0, -1).entries()) {
      gap.restart();
      await fourOf(index);
      await pause(4 * PING_MS);
      ofRound.set(coding, Math.max(ofRound.get(coding) ?? 0, gap.longestMs()));
    }
    for (const [coding, longest] of ofRound) gaps.set(coding, [...(gaps.get(coding) ?? []), longest]);
    progress(
      `${front.name}: ${[...ofRound].map(([coding, longest]) => `${coding} ${ms(longest)}`).join(', ')}`,
    );
  }
  const inRowMb = residentMb(front).most - before;
  const taken = new Map<string, number>();
  for (const [index, { coding }] of pid === null ? [] : answers.slice(0, -1).entries()) {
    await returned(front, before);
    forgetPeak(front);
    await fourOf(index);
    taken.set(coding, Math.max(taken.get(coding) ?? 0, residentMb(front).most - before));
  }
  await returned(front, before);
  stream.destroy();
  return { gaps, taken, inRowMb, keptMb: residentMb(front).now - before };
}

/** Waits until the memory of what came before is given back, or has had its time. */
async function returned(front: Front, before: number): Promise<void> {
  const until = performance.now() + RETURN_MS;
  while (front.pid !== null && residentMb(front).now - before > RETURNED_MB && performance.now() < until)
    await pause(100);
}

/** The most memory counts from now on. */
function forgetPeak({ pid }: Front): void {
  if (pid !== null) fs.writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');
}

/** The longest time between two parts of a stream. */
function watchGaps(stream: http.IncomingMessage): {
  readonly restart: () => void;
  readonly longestMs: () => number;
} {
  let lastAt = performance.now();
  let longest = 0;
  stream.on('error', () => undefined);
  stream.on('data', () => {
    const now = performance.now();
    longest = Math.max(longest, now - lastAt);
    lastAt = now;
  });
  return { restart: () => (longest = 0), longestMs: () => longest };
}

async function pass(port: number, bomb: number): Promise<void> {
  const response = await post(port, { 'X-Bomb': String(bomb) });
  response.resume();
  await once(response, 'end');
}

async function post(port: number, headers: http.OutgoingHttpHeaders): Promise<http.IncomingMessage> {
  const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages', agent: false };
  const [response] = (await once(http.request(options).end('{}'), 'response')) as [http.IncomingMessage];
  return response;
}

/** Of the gaps the lower quartile over the rounds, since other work only increases them. */
function rowsOf(direct: Bombed, quotide: Bombed): readonly Row[] {
  const usual = (gaps: readonly number[] | undefined) => percentile(gaps ?? [], 0.25);
  const list = ({ gaps }: Bombed, less: number) =>
    [...gaps]
      .filter(([coding]) => coding !== QUIET)
      .map(([coding, each]) => `${coding} ${ms(usual(each) - less)}`)
      .join('; ');
  const quiet = ({ gaps }: Bombed) => usual(gaps.get(QUIET));
  const row = (what: string, target: string, measured: string): Row => ({
    what: `proxy: ${what}`,
    target,
    measured,
  });
  return [
    row('longest gap beside bombs, beyond that without', '≤ 50 ms', list(quotide, quiet(quotide))),
    row('the same without the proxy', '–', list(direct, quiet(direct))),
    row('longest gap of the stream without bombs', '–', ms(quiet(quotide))),
    row(
      'RSS that four bombs at once take (VmHWM)',
      '≤ 64 MB',
      [...quotide.taken].map(([coding, mb]) => `${coding} ${mb.toFixed(0)} MB`).join('; '),
    ),
    row('the same, bombs without a pause', '–', `${quotide.inRowMb.toFixed(0)} MB`),
    row('of it 20 s later', 'given back', `${quotide.keptMb.toFixed(0)} MB`),
  ];
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
