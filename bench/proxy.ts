import { execFileSync } from 'node:child_process';
import { bombRows } from './lib/proxy/beside-bombs';
import { cpuOver, residentMb } from './lib/proxy/cost';
import { httpProxyFront, nodeFront, nginxFront, quotideFront, type Front } from './lib/proxy/fronts';
import { burstOfEvents, eventDelays, firstByteDelays, manyRequests } from './lib/proxy/load';
import { startUpstream } from './lib/proxy/upstream';
import { progress, type Bench, type Plan } from './lib/plan';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';

const ROUNDS = 9;
/** Of each round, so many that ticks of 10 ms are a small part of what they cost. */
const REQUESTS = 3000;
const STREAMS = 8;
const EVENTS = 250;
const BURST = 10_000;

interface Round {
  readonly first: number;
  readonly event: number;
  readonly eventP99: number;
  /** Processor time of the proxy, µs each. */
  readonly cpuRequest: number;
  readonly cpuEvent: number;
  readonly cpuBurst: number;
}

interface Measured {
  readonly name: string;
  readonly idleMb: number;
  readonly mostMb: number;
  readonly rounds: readonly Round[];
}

/**
 * The delay that a proxy adds to the first byte and to each event, and its cost: Quotide's beside nginx, a plain Node
 * proxy and npm's `http-proxy`. Every round measures each once, in another order. Of delays the table has the lower
 * quartile over the rounds, since other work only increases them; of processor time the mean over all rounds.
 */
export const proxy: Bench = async (plan) => {
  pinToFirstCore();
  const upstream = await startUpstream();
  const fronts = await startFronts(plan, upstream.port);
  let rows: readonly Row[];
  try {
    rows = rowsOf(await visit(fronts));
  } finally {
    for (const front of fronts) await front.stop();
    await upstream.stop();
  }
  return [...rows, ...(await bombRows(plan))];
};

async function startFronts(plan: Plan, port: number): Promise<readonly Front[]> {
  if (plan.peers === null) throw new Error('nothing to measure beside');
  return [
    { name: 'direct', port, pid: null, stop: () => Promise.resolve() },
    await nginxFront(port),
    await nodeFront(plan, port),
    await httpProxyFront(plan, plan.peers, port),
    await quotideFront(plan, port),
  ];
}

async function visit(fronts: readonly Front[]): Promise<readonly Measured[]> {
  const idle = new Map(fronts.map((front) => [front.name, residentMb(front).now]));
  const rounds = new Map<string, Round[]>(fronts.map(({ name }) => [name, []]));
  for (const { port } of fronts) await firstByteDelays(port, 300);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const front of shuffled(fronts)) {
      const figures = await measure(front);
      rounds.get(front.name)?.push(figures);
      const { first, event, cpuRequest, cpuEvent, cpuBurst } = figures;
      const cpu = [cpuRequest, cpuEvent, cpuBurst].map((value) => value.toFixed(1)).join(' / ');
      progress(`${String(round)} ${front.name}: first byte ${us(first)}, event ${us(event)}, CPU ${cpu} µs`);
    }
  }
  return fronts.map((front) => ({
    name: front.name,
    idleMb: idle.get(front.name) ?? 0,
    mostMb: residentMb(front).most,
    rounds: rounds.get(front.name) ?? [],
  }));
}

function rowsOf(measured: readonly Measured[]): readonly Row[] {
  const quartile = (pick: (round: Round) => number) => (name: string) =>
    percentile((measured.find((each) => each.name === name)?.rounds ?? []).map(pick), 0.25);
  const first = quartile((round) => round.first);
  const event = quartile((round) => round.event);
  const tail = quartile((round) => round.eventP99);
  const delays = (pick: (name: string) => number) =>
    measured.map(({ name }) => `${name} ${us(pick(name))}`).join(', ');
  const costs = (digits: number, unit: string, pick: (of: Measured) => number) =>
    measured
      .filter(({ name }) => name !== 'direct')
      .map((each) => `${each.name} ${pick(each).toFixed(digits)} ${unit}`)
      .join(', ');
  const cpu = (digits: number, pick: (round: Round) => number) =>
    costs(digits, 'µs', ({ rounds }) => rounds.reduce((sum, round) => sum + pick(round), 0) / rounds.length);
  return [
    row(
      'p50 added to the first byte, beyond nginx',
      '≤ 250 µs, goal ≤ 80 µs',
      us(first('quotide') - first('nginx')),
    ),
    row(
      'p50 added to an event, beyond nginx',
      '≤ 150 µs, goal ≤ 70 µs',
      us(event('quotide') - event('nginx')),
    ),
    row('p99 of an event', '≤ max(5 ms, 2 × nginx)', delays(tail)),
    row('p50 of the first byte', '–', delays(first)),
    row('p50 of an event', '–', delays(event)),
    row(
      'CPU per request',
      '≤ 700 µs, goal ≤ 150 µs',
      cpu(0, (round) => round.cpuRequest),
    ),
    row(
      'CPU per event, one by one',
      '≤ 90 µs, goal ≤ 65 µs',
      cpu(0, (round) => round.cpuEvent),
    ),
    row(
      'CPU per event, in bursts',
      '≤ 9 µs, goal ≤ 2.5 µs',
      cpu(2, (round) => round.cpuBurst),
    ),
    row(
      'RSS before the first request',
      '–',
      costs(0, 'MB', ({ idleMb }) => idleMb),
    ),
    row(
      'RSS, the most (VmHWM)',
      '≤ 160 MB, goal ≤ 120 MB',
      costs(0, 'MB', ({ mostMb }) => mostMb),
    ),
  ];
}

function row(what: string, target: string, measured: string): Row {
  return { what: `proxy: ${what}`, target, measured };
}

/** Client and upstream run on the first core, with all their threads; the proxies have the second. */
function pinToFirstCore(): void {
  execFileSync('taskset', ['-a', '-c', '-p', '0', String(process.pid)], { stdio: 'ignore' });
}

async function measure(front: Front): Promise<Round> {
  const { port } = front;
  const first = await firstByteDelays(port, 300);
  let events: readonly number[] = [];
  const cpuEvent = await cpuOver(front, async () => {
    events = await eventDelays(port, STREAMS, EVENTS);
  });
  const cpuRequest = await cpuOver(front, () => manyRequests(port, REQUESTS, STREAMS));
  const cpuBurst = await cpuOver(front, () => burstOfEvents(port, STREAMS, BURST));
  return {
    first: percentile(first, 0.5),
    event: percentile(events, 0.5),
    eventP99: percentile(events, 0.99),
    cpuRequest: cpuRequest / REQUESTS,
    cpuEvent: cpuEvent / (STREAMS * EVENTS),
    cpuBurst: cpuBurst / (STREAMS * BURST),
  };
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function us(ms: number): string {
  return `${(ms * 1000).toFixed(0)} µs`;
}
