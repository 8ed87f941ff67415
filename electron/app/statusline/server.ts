import fs from 'node:fs/promises';
import http from 'node:http';
import type net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseLineFlags } from '../../core/statusline/line-choice';
import type { LineState } from '../../core/statusline/line-state';
import { configDirs } from '../../sources/credentials/config-dirs';
import type { Log } from '../log';
import { drawLine } from './draw';
import { readQuestion, STATUSLINE_PROTOCOL, type Question } from './question';
import { leave, listenAt, socketPlace } from './socket';

/** Answers `quotide statusline` in the running app, since a process of its own would first start a whole runtime. */
export interface StatuslineServer {
  /** Starts to listen; false: it cannot, and the command works as without the app. */
  readonly start: () => Promise<boolean>;
  /** Listens again: the socket was removed with the data folder. */
  readonly renew: () => Promise<boolean>;
  readonly close: () => void;
}

export interface StatuslineServerParts {
  readonly dataDir: string;
  readonly platform: NodeJS.Platform;
  /** The user that this process runs as; `null` on Windows, where nothing is served. */
  readonly uid: number | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system's clock, since notes are dated by it; epoch ms. */
  readonly now: () => number;
  readonly log: Log;
  /** What the app knows for the login of a config folder; absent: nothing. */
  readonly state?: (configDir: string) => LineState | null;
}

const MAX_BYTES = 1024 * 1024;
const MAX_CONNECTIONS = 32;
/** Ms for an answer; the script waits for 300. */
const CONNECTION_MS = 2000;

/**
 * A server on a socket of the file system, never on a port. The folder (0700) and the socket (0600) keep other users
 * out; Node has no call that gives the user at the other end.
 */
export function createStatuslineServer(parts: StatuslineServerParts): StatuslineServer {
  const { dataDir, platform, uid, env, log } = parts;
  const short = [env['XDG_RUNTIME_DIR'] ?? '', os.tmpdir(), '/tmp'];
  const place = uid === null || platform === 'win32' ? null : socketPlace(dataDir, uid, short);
  const server = http.createServer({ maxHeaderSize: 4096 }, answering(parts));
  server.maxConnections = MAX_CONNECTIONS;
  server.maxRequestsPerSocket = 1;
  server.on('connection', limitTime);
  server.on('clientError', (_error, socket) => socket.destroy());
  for (const event of ['checkContinue', 'checkExpectation'])
    server.on(event, (request: http.IncomingMessage) => request.socket.destroy());
  for (const event of ['upgrade', 'connect'])
    server.on(event, (_request: unknown, socket: net.Socket) => socket.destroy());
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;
  const close = () => {
    closing.abort();
    if (server.listening && place !== null) leave(place);
    server.close();
    server.closeAllConnections();
  };
  const start = async (): Promise<boolean> => {
    if (place === null || uid === null || isClosed()) return false;
    const listens = await listenAt(server, place, uid);
    if (isClosed()) {
      close();
      return false;
    }
    server.removeAllListeners('error');
    server.on('error', (error) => log.warn('the socket failed', { error: String(error) }));
    if (!listens.ok) log.warn('status lines are drawn without the app', { reason: listens.error });
    return listens.ok;
  };
  return {
    start,
    renew: async () => {
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      return await start();
    },
    close,
  };
}

function limitTime(socket: net.Socket): void {
  const timer = setTimeout(() => socket.destroy(), CONNECTION_MS);
  timer.unref();
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** Answers one request after the other: if a folder does not answer, only one thread of Node's pool waits for it. */
function answering(parts: StatuslineServerParts): http.RequestListener {
  let last: Promise<void> = Promise.resolve();
  return (request, response) => {
    response.shouldKeepAlive = false;
    if (
      request.method !== 'POST' ||
      request.url !== '/statusline' ||
      request.headers['quotide-statusline'] !== STATUSLINE_PROTOCOL
    ) {
      end(response, 426);
      return;
    }
    const isThere = () => !isGone(request.socket);
    void bodyOf(request).then((body) => {
      last = last.then(() => answer(parts, body, response, isThere));
    });
  };
}

/** Whether the script has given up: it then has started the runtime, and its request here is too old. */
function isGone({ destroyed, readableEnded, writableEnded }: net.Socket): boolean {
  return destroyed || readableEnded || writableEnded;
}

/** Never rejects. */
async function answer(
  parts: StatuslineServerParts,
  body: Buffer | null,
  response: http.ServerResponse,
  isThere: () => boolean,
): Promise<void> {
  try {
    // If this process was blocked: two turns, so that the end of the connection is read before its request is answered.
    await nextTurn();
    await nextTurn();
    if (!isThere()) return;
    const question = body === null ? null : readQuestion(body);
    if (question === null) end(response, 400);
    else await draw(parts, question, response, isThere);
  } catch (error) {
    parts.log.warn('no line', { error: String(error) });
    response.destroy();
  }
}

async function draw(
  parts: StatuslineServerParts,
  { env, cwd, home, dataDir, words, input }: Question,
  response: http.ServerResponse,
  isThere: () => boolean,
): Promise<void> {
  if (!(await isSameFolder(path.resolve(cwd, dataDir), parts.dataDir))) {
    end(response, 409);
    return;
  }
  const flags = parseLineFlags(words);
  if (!flags.ok) {
    // The command writes what is wrong with the flags into the log.
    end(response, 400);
    return;
  }
  const [{ dir }] = configDirs({ env, platform: parts.platform, homedir: home, cwd, extraDirs: [] });
  const { line, isDone } = await drawLine({
    input,
    dataDir: parts.dataDir,
    configDir: dir,
    env,
    cwd,
    homedir: home,
    now: parts.now(),
    warn: parts.log.warn,
    // The app's own thread never blocks for another process.
    waitMs: 0,
    isWanted: isThere,
    flags: flags.value,
    ...(parts.state !== undefined && { state: parts.state }),
  });
  if (isDone) end(response, 200, line);
  else end(response, 503);
}

/** Compares two folders by their device and inode, since one folder has many paths. */
async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([fs.stat(one), fs.stat(other)]);
  return a.dev === b.dev && a.ino === b.ino;
}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > MAX_BYTES) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

function end(response: http.ServerResponse, status: number, line = ''): void {
  const length = Buffer.byteLength(line);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': length });
  response.end(line);
}
