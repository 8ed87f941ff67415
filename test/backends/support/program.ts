import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** The folder that `scripts/lib/test/backends.mjs` fetched. */
function backend(name: string): string {
  const dir = process.env['QUOTIDE_BACKENDS'];
  if (dir === undefined) throw new Error('run `npm run test:long -- backends`');
  return path.join(dir, name);
}

/** Runs promtool; throws, with what it says, when it finds a fault. */
export function promtool(...args: readonly string[]): string {
  return execFileSync(backend('promtool'), args, { encoding: 'utf8', stdio: 'pipe' });
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A time series database that answers PromQL. */
export interface Backend {
  readonly url: string;
  /** Instant query: labels and value of each series. */
  readonly query: (promql: string) => Promise<readonly Series[]>;
  readonly stop: () => Promise<void>;
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Scrapes one port of this machine each second. */
export async function startPrometheus(target: number): Promise<Backend> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-prom-'));
  const port = await freePort();
  const config = {
    global: { scrape_interval: '1s' },
    scrape_configs: [{ job_name: 'quotide', static_configs: [{ targets: [`127.0.0.1:${String(target)}`] }] }],
  };
  // JSON is YAML.
  fs.writeFileSync(path.join(dir, 'prometheus.yml'), JSON.stringify(config));
  const args = [
    `--config.file=${dir}/prometheus.yml`,
    `--storage.tsdb.path=${dir}/data`,
    `--web.listen-address=127.0.0.1:${String(port)}`,
  ];
  return running('prometheus', args, port, dir, '/-/ready');
}

/** Takes OTLP at `/opentelemetry/v1/metrics`. A given port is for one that comes back. */
export async function startVictoriaMetrics(port?: number): Promise<Backend> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-vm-'));
  const own = port ?? (await freePort());
  const args = [
    `-storageDataPath=${dir}`,
    `-httpListenAddr=127.0.0.1:${String(own)}`,
    '-opentelemetry.usePrometheusNaming',
    '-search.latencyOffset=0s',
  ];
  return running('victoria-metrics', args, own, dir, '/health');
}

async function running(name: string, args: readonly string[], port: number, dir: string, ready: string) {
  const child = spawn(backend(name), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = `${log}${chunk.toString()}`.slice(-4000)));
  const url = `http://127.0.0.1:${String(port)}`;
  const until = Date.now() + 30_000;
  while (!(await answers(`${url}${ready}`))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} did not start: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const started: Backend = {
    url,
    query: async (promql) => {
      // VictoriaMetrics shows what came last only when it is asked to write it; Prometheus knows no such path.
      await fetch(`${url}/internal/force_flush`).catch(() => undefined);
      const response = await fetch(
        `${url}/api/v1/query?${new URLSearchParams({ query: promql }).toString()}`,
      );
      const answer = (await response.json()) as QueryAnswer;
      if (answer.status !== 'success') throw new Error(`${promql}: ${String(answer.error)}`);
      return answer.data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
    },
    stop: async () => {
      await ended(child);
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
  return started;
}

interface QueryAnswer {
  readonly status: string;
  readonly error?: string;
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly value: readonly [number, string];
    }[];
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}
