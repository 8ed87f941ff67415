import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Plan } from '../plan';

/** Something that listens in front of the upstream. */
export interface Front {
  readonly name: string;
  readonly port: number;
  /** The process that passes on, with its children; `null`: nothing is between. */
  readonly pid: number | null;
  readonly stop: () => Promise<void>;
}

/** The second core, away from client and upstream. */
const OWN_CORE = ['taskset', '-c', '1'] as const;

/** nginx without buffering, with kept connections, and no log. */
export async function nginxFront(upstreamPort: number): Promise<Front> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-nginx-'));
  const port = await freePort();
  const config = `daemon off; worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
  upstream api { server 127.0.0.1:${String(upstreamPort)}; keepalive 64; }
  server {
    listen 127.0.0.1:${String(port)}; client_max_body_size 0; keepalive_requests 1000000;
    location / {
      proxy_pass http://api; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_buffering off; proxy_request_buffering off;
    }
  }
}`;
  fs.writeFileSync(path.join(dir, 'nginx.conf'), config);
  const args = ['-c', path.join(dir, 'nginx.conf'), '-e', path.join(dir, 'error.log')];
  const child = spawn(OWN_CORE[0], [...OWN_CORE.slice(1), 'nginx', ...args], { stdio: 'ignore' });
  return {
    ...(await running('nginx', child, port)),
    stop: async () => {
      await ended(child);
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Node's own server and client, piped: what most local proxies are. */
export async function nodeFront(plan: Plan, upstreamPort: number): Promise<Front> {
  const port = await freePort();
  const program = `const http = require('http');
const agent = new http.Agent({ keepAlive: true, noDelay: true });
http.createServer((q, s) => {
  const up = http.request({ port: ${String(upstreamPort)}, agent, method: q.method, path: q.url, headers: q.headers }, (r) => {
    s.writeHead(r.statusCode, r.headers); s.flushHeaders(); r.pipe(s);
  });
  q.pipe(up);
}).listen(${String(port)}, '127.0.0.1');`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(OWN_CORE[0], [...OWN_CORE.slice(1), plan.exe, '-e', program], { env, stdio: 'ignore' });
  return running('node', child, port);
}

/** npm's `http-proxy`, the one that most others are built on; `peers` is the folder it was installed into. */
export async function httpProxyFront(plan: Plan, peers: string, upstreamPort: number): Promise<Front> {
  const port = await freePort();
  const program = `const http = require('http');
const agent = new http.Agent({ keepAlive: true, noDelay: true });
const proxy = require(${JSON.stringify(path.join(peers, 'http-proxy'))}).createProxyServer({ target: 'http://127.0.0.1:${String(upstreamPort)}', agent });
http.createServer((q, s) => proxy.web(q, s)).listen(${String(port)}, '127.0.0.1');`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(OWN_CORE[0], [...OWN_CORE.slice(1), plan.exe, '-e', program], { env, stdio: 'ignore' });
  return running('http-proxy', child, port);
}

/** Quotide's proxy as the command starts it, with its tap and a process that confirms its events. */
export async function quotideFront(plan: Plan, upstreamPort: number): Promise<Front> {
  const port = await freePort();
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const words = [...OWN_CORE.slice(1), plan.exe, path.join(plan.root, 'dist', 'proxy.cjs')];
  const child = spawn(OWN_CORE[0], words, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', (message: { readonly kind: string; readonly seq?: number }) => {
    if (message.kind === 'batch') child.send({ kind: 'taken', seq: message.seq });
  });
  child.send({ kind: 'listen', port, origin: `http://127.0.0.1:${String(upstreamPort)}` });
  return running('quotide', child, port);
}

async function running(name: string, child: ChildProcess, port: number): Promise<Front> {
  const until = performance.now() + 10_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`${name} does not listen`);
  }
  return { name, port, pid: child.pid ?? null, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  // Quotide's proxy ignores SIGTERM, so it is killed here.
  child.kill(child.channel ? 'SIGKILL' : 'SIGTERM');
  await gone;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const settle = (is: boolean) => {
      socket.destroy();
      setTimeout(() => resolve(is), is ? 0 : 20);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
