import { execFileSync } from 'node:child_process';
import { nodeFront, nginxFront, quotideFront, type Front } from './lib/proxy/fronts';
import { eventDelays, firstByteDelays } from './lib/proxy/load';
import { startUpstream } from './lib/proxy/upstream';
import { progress, type Bench } from './lib/plan';
import { percentile } from './lib/statistics';

const ROUNDS = 9;

interface Round {
  readonly first: number;
  readonly event: number;
  readonly eventP99: number;
}

/**
 * What a proxy adds to the first byte and to each event, ours beside nginx and a bare Node one: every round visits
 * each once, in another order, and the lower quartile over the rounds is told, since other work disturbs upwards only.
 */
export const proxy: Bench = async (plan) => {
  keepOffTheProxiesCore();
  const upstream = await startUpstream();
  const direct: Front = { name: 'direct', port: upstream.port, stop: () => Promise.resolve() };
  const fronts = [
    direct,
    await nginxFront(upstream.port),
    await nodeFront(plan, upstream.port),
    await quotideFront(plan, upstream.port),
  ];
  const rounds = new Map<string, Round[]>(fronts.map(({ name }) => [name, []]));
  try {
    for (const { port } of fronts) await measure(port);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const front of shuffled(fronts)) {
        const figures = await measure(front.port);
        rounds.get(front.name)?.push(figures);
        progress(
          `${String(round)} ${front.name}: first byte ${us(figures.first)}, event ${us(figures.event)}`,
        );
      }
    }
  } finally {
    for (const front of fronts) await front.stop();
    await upstream.stop();
  }
  const figure = (name: string, pick: (round: Round) => number) =>
    percentile((rounds.get(name) ?? []).map(pick), 0.25);
  const first = (name: string) => figure(name, (round) => round.first);
  const event = (name: string) => figure(name, (round) => round.event);
  const tail = (name: string) => figure(name, (round) => round.eventP99);
  const names = fronts.map(({ name }) => name);
  const all = (pick: (name: string) => number) => names.map((name) => `${name} ${us(pick(name))}`).join(', ');
  return [
    {
      what: 'proxy: p50 added to the first byte, beyond nginx',
      target: '≤ 250 µs, goal ≤ 80 µs',
      measured: us(first('quotide') - first('nginx')),
    },
    {
      what: 'proxy: p50 added to an event, beyond nginx',
      target: '≤ 150 µs, goal ≤ 70 µs',
      measured: us(event('quotide') - event('nginx')),
    },
    { what: 'proxy: p99 of an event', target: '≤ max(5 ms, 2 × nginx)', measured: all(tail) },
    { what: 'proxy: p50 of the first byte', target: '–', measured: all(first) },
    { what: 'proxy: p50 of an event', target: '–', measured: all(event) },
  ];
};

/** Client and upstream, with all their threads, stay on the first core: the proxies have the second. */
function keepOffTheProxiesCore(): void {
  execFileSync('taskset', ['-a', '-c', '-p', '0', String(process.pid)], { stdio: 'ignore' });
}

async function measure(port: number): Promise<Round> {
  const first = await firstByteDelays(port, 300);
  const events = await eventDelays(port, 8, 100);
  return {
    first: percentile(first, 0.5),
    event: percentile(events, 0.5),
    eventP99: percentile(events, 0.99),
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
