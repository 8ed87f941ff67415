import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOUDS, LOGINS } from '../../electron/app/statusline/note-login';
import { QUOTIDE } from './support/command';
import type { Places } from './support/places';
import {
  ask,
  askWhileBusy,
  deadSocket,
  listenRaw,
  notesIn,
  serve,
  STARTED,
  statuslinePlaces,
  withoutRuntime,
} from './support/statusline-way';

const RESET = 4_000_000_000;
const limits = (percent: number, more: object = {}) =>
  JSON.stringify({
    session_id: 'secret',
    rate_limits: { five_hour: { used_percentage: percent, resets_at: RESET } },
    ...more,
  });
const socketOf = ({ dataDir }: Places) => path.join(dataDir, 'run', 'statusline.sock');
const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

describe('quotide statusline, while the app runs', () => {
  it('quotide statusline is answered by the app: no runtime is started, and the limits are handed on', async () => {
    const places = statuslinePlaces();
    const { listens } = await serve(places);
    const { code, out, err } = await ask(withoutRuntime(places), places, limits(42.9));
    expect({ listens, code, line: out.toString(), err }).toEqual({
      listens: true,
      code: 0,
      line: '5h 43%\n',
      err: '',
    });
    expect(Object.values(notesIn(places))).toEqual([expect.stringContaining('42.9')]);
    expect(JSON.stringify(notesIn(places))).not.toContain('secret');
  });

  it.each([...LOGINS, ...CLOUDS])(
    'quotide statusline prints the line of another login and hands nothing on: %s',
    async (name) => {
      const places = statuslinePlaces();
      await serve(places);
      const { out } = await ask(withoutRuntime(places), places, limits(97), { env: { [name]: '1' } });
      expect(out.toString()).toBe('5h 97%\n');
      expect(notesIn(places)).toEqual({});
    },
  );

  it('quotide statusline sends no value of a login', async () => {
    const places = statuslinePlaces();
    const heard = await listenRaw(socketOf(places));
    const logins = Object.fromEntries(LOGINS.map((name) => [name, `canary-${name}`]));
    const launcher = withoutRuntime(places, false);
    await ask(launcher, places, limits(1), {
      env: { ...logins, ANTHROPIC_CUSTOM_HEADERS: 'X-Team: canary' },
    });
    expect(heard().toString()).toContain('ANTHROPIC_API_KEY=1\0');
    expect(heard().toString()).not.toContain('canary');
  });

  it.each([
    ['headers that look like a login', { ANTHROPIC_CUSTOM_HEADERS: 'X-A: 1\nauthorization : Bearer x' }],
    ['a switch of another spelling', { CLAUDE_CODE_USE_BEDROCK: ' Off ' }],
    ['a login of blanks', { ANTHROPIC_API_KEY: ' ' }],
    ['no home', { HOME: undefined }],
    ['no curl', { PATH: '/nowhere' }],
  ])('quotide statusline starts the runtime with %s', async (_what, env) => {
    const places = statuslinePlaces();
    await serve(places);
    const launcher = withoutRuntime(places);
    const tools = onlyTools(places);
    const { out } = await ask(launcher, places, limits(1), {
      env: 'PATH' in env ? { PATH: tools } : env,
    });
    expect(out.toString()).toBe(`${STARTED}\n${limits(1)}`);
    expect(notesIn(places)).toEqual({});
  });

  it('quotide statusline reads neither ~/.curlrc nor variables for proxies', async () => {
    const places = statuslinePlaces();
    await serve(places);
    fs.writeFileSync(path.join(places.home, '.curlrc'), 'output = "stolen"\nfail\n');
    const env = { http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1', CURL_HOME: places.home };
    expect((await ask(withoutRuntime(places), places, limits(5), { env })).out.toString()).toBe('5h 5%\n');
  });

  it.each(["it's ours", 'Übersicht und 日本語', 'a b/$HOME "c"', '-n', `${'long '.repeat(40)}end`])(
    'quotide statusline works in the data folder %j',
    async (data) => {
      const places = statuslinePlaces(data);
      const tmp = path.join(places.home, 'r');
      expect((await serve(places, { tmp })).listens).toBe(true);
      expect((await ask(withoutRuntime(places), places, limits(7))).out.toString()).toBe('5h 7%\n');
      expect(Object.keys(notesIn(places))).toHaveLength(1);
    },
  );

  it('quotide statusline finds the data folder by default, and by a relative path', async () => {
    const places = statuslinePlaces('.config/Quotide');
    await serve(places);
    const launcher = withoutRuntime(places);
    for (const env of [
      { QUOTIDE_DATA_DIR: undefined },
      { QUOTIDE_DATA_DIR: '', XDG_CONFIG_HOME: undefined },
      { QUOTIDE_DATA_DIR: '.config/../.config/Quotide/' },
    ])
      expect((await ask(launcher, places, limits(3), { env })).out.toString()).toBe('5h 3%\n');
  });

  it('quotide statusline keeps two data folders apart, even where one was copied with the place of the other’s socket', async () => {
    const first = statuslinePlaces('long '.repeat(40));
    const tmp = path.join(first.home, 'r');
    await serve(first, { tmp });
    const copy = { ...first, dataDir: path.join(first.home, 'copy') };
    fs.cpSync(first.dataDir, copy.dataDir, { recursive: true });
    expect((await ask(withoutRuntime(first), copy, limits(3))).out.toString()).toContain(STARTED);
    expect(notesIn(first)).toEqual({});
  });
});

describe('quotide statusline, where the app does not answer', () => {
  const expectStarted = async (places: Places, input = limits(1)) => {
    const { code, out } = await ask(withoutRuntime(places, false), places, input);
    expect(code).toBe(0);
    expect(out.toString()).toBe(`${STARTED}\n${input}`);
  };

  it('the runtime is started with the same input without the app', async () => {
    await expectStarted(statuslinePlaces());
  });

  it('the runtime is started with the same input where a crashed process left its socket', async () => {
    const places = statuslinePlaces();
    deadSocket(socketOf(places));
    await expectStarted(places);
  });

  it('the runtime is started with the same input where the socket never answers', async () => {
    const places = statuslinePlaces();
    await listenRaw(socketOf(places));
    await expectStarted(places);
  });

  it.each([
    ['another status', 'HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\n5h!'],
    ['another version', 'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n5h 1'],
    ['no HTTP', 'hello\n'],
  ])('the runtime is started with the same input where the socket gives %s', async (_what, answer) => {
    const places = statuslinePlaces();
    await listenRaw(socketOf(places), answer);
    await expectStarted(places);
  });

  it('the runtime is started with the same input where that is more than 1 MB', async () => {
    const places = statuslinePlaces();
    await serve(places);
    await expectStarted(places, `${limits(1)}${' '.repeat(1024 * 1024)}.`);
    expect(notesIn(places)).toEqual({});
  });

  it('the runtime is started with the same input while another process writes the session’s note', async () => {
    const places = statuslinePlaces();
    await serve(places);
    const launcher = withoutRuntime(places);
    await ask(launcher, places, limits(1));
    const [name = ''] = Object.keys(notesIn(places));
    fs.writeFileSync(path.join(places.dataDir, 'statusline', `${name}.lock`), '');
    expect((await ask(launcher, places, limits(2))).out.toString()).toContain(STARTED);
  });

  it('the runtime is started with the same input while the app stands still, and the app hands none of it on later', async () => {
    const places = statuslinePlaces();
    await serve(places);
    const early = limits(1, { session_id: 'another' });
    const { out } = askWhileBusy(withoutRuntime(places, false), places, early);
    expect(out.toString()).toBe(`${STARTED}\n${early}`);
    // Comes after it, and is answered after it.
    await ask(withoutRuntime(places), places, limits(2));
    expect(Object.values(notesIn(places))).toEqual([expect.stringContaining('"percent":2')]);
  });
});

describe('the app’s socket for the status line', () => {
  it('the socket is for the owner alone, and gone when the app has quit', async () => {
    const places = statuslinePlaces();
    fs.mkdirSync(path.dirname(socketOf(places)), { mode: 0o755 });
    const { server } = await serve(places);
    expect([modeOf(path.dirname(socketOf(places))), modeOf(socketOf(places))]).toEqual([0o700, 0o600]);
    server.close();
    expect(fs.readdirSync(path.dirname(socketOf(places)))).toEqual([]);
  });

  it('the socket lies in another private folder where the data folder’s path is too long for one', async () => {
    const places = statuslinePlaces('long '.repeat(40));
    const tmp = path.join(places.home, 'r');
    const { server } = await serve(places, { tmp });
    const [folder = ''] = fs.readdirSync(tmp);
    const [name = ''] = fs.readdirSync(path.join(tmp, folder));
    expect([modeOf(path.join(tmp, folder)), modeOf(path.join(tmp, folder, name))]).toEqual([0o700, 0o600]);
    server.close();
    expect(fs.readdirSync(path.join(tmp, folder))).toEqual([]);
    expect(fs.readdirSync(path.dirname(socketOf(places)))).toEqual([]);
  });

  it('the socket takes the place of one that a crash left, but not of one that answers or of another file', async () => {
    const places = statuslinePlaces();
    deadSocket(socketOf(places));
    const first = await serve(places);
    expect(first.listens).toBe(true);
    const lines: string[] = [];
    expect((await serve(places, { warn: (line) => lines.push(line) })).listens).toBe(false);
    expect(lines.join('')).toContain('belongs to another process');
    expect((await ask(withoutRuntime(places), places, limits(9))).out.toString()).toBe('5h 9%\n');
    first.server.close();
    fs.writeFileSync(socketOf(places), 'kept');
    expect((await serve(places)).listens).toBe(false);
    expect(fs.readFileSync(socketOf(places), 'utf8')).toBe('kept');
  });

  it('the socket is not made in a folder of another user, nor behind a link', async () => {
    const places = statuslinePlaces();
    const uid = process.getuid?.() ?? 0;
    expect((await serve(places, { uid: uid + 1 })).listens).toBe(false);
    fs.rmSync(path.dirname(socketOf(places)), { recursive: true });
    fs.symlinkSync(places.home, path.dirname(socketOf(places)));
    expect((await serve(places)).listens).toBe(false);
    expect(fs.existsSync(socketOf(places))).toBe(false);
  });

  it('the socket is asked where it is this user’s own, and no other socket is', async () => {
    const places = statuslinePlaces();
    await serve(places);
    const launcher = withoutRuntime(places);
    expect((await ask(launcher, places, limits(1))).out.toString()).toBe('5h 1%\n');
    // Only root can give a file away.
    if (process.getuid?.() !== 0) return;
    for (const file of [socketOf(places), path.dirname(socketOf(places))]) {
      fs.chownSync(file, 4321, 4321);
      expect((await ask(launcher, places, limits(1))).out.toString()).toContain(STARTED);
      fs.chownSync(file, 0, 0);
    }
  });

  it('the socket answers one question a connection, and refuses all else', async () => {
    const places = statuslinePlaces();
    await serve(places);
    const question = body(places);
    const head = (line: string, version: string) =>
      `${line} HTTP/1.1\r\nHost: x\r\nQuotide-Statusline: ${version}\r\nContent-Length: ${String(question.length)}\r\n\r\n`;
    const good = `${head('POST /statusline', '2')}${question}`;
    expect(await exchange(places, good + good)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*5h 8%$/);
    for (const bad of [
      `${head('POST /statusline', '1')}${question}`,
      `${head('GET /statusline', '2')}${question}`,
      `${head('POST /', '2')}${question}`,
      `${head('POST /statusline', '2').replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n')}${question}`,
      'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      'hello\r\n\r\n',
    ])
      expect(await exchange(places, bad)).not.toContain('200 OK');
    expect(await exchange(places, good)).toContain('5h 8%');
  });
});

it('the script of quotide statusline names the same logins as the rule that it serves', () => {
  const text = fs.readFileSync(path.join(path.dirname(QUOTIDE), 'statusline.sh'), 'utf8');
  const lists = [...text.matchAll(/for quotide_name in ([A-Z\d_\s\\]+);/g)].map(([, list = '']) =>
    list.split(/[\s\\]+/),
  );
  expect(lists).toEqual([LOGINS, CLOUDS]);
});

/** A folder for PATH that has what the launcher needs, without curl. */
function onlyTools({ home }: Places): string {
  const folder = path.join(home, 'tools');
  fs.mkdirSync(folder);
  for (const name of ['cat', 'dirname', 'readlink']) {
    const found = ['/usr/bin', '/bin']
      .map((each) => path.join(each, name))
      .find((file) => fs.existsSync(file));
    fs.symlinkSync(found ?? '', path.join(folder, name));
  }
  return folder;
}

/** What the server gives back for raw bytes until it closes the connection. */
async function exchange(places: Places, bytes: string): Promise<string> {
  const socket = net.connect(socketOf(places));
  let text = '';
  socket.on('data', (part) => (text += part.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

function body({ home, dataDir, configDir }: Places): string {
  return `PWD=${home}\0HOME=${home}\0DATA=${dataDir}\0CLAUDE_CONFIG_DIR=${configDir}\0\0${limits(8)}`;
}
