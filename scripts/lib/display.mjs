// Whether the display that the environment names answers: Electron ends with SIGSEGV where it does not.
import fs from 'node:fs';
import net from 'node:net';
import { homedir, hostname } from 'node:os';
import path from 'node:path';

const ANSWER_MS = 3000;
const X11_FOLDER = '/tmp/.X11-unix';

/** @typedef {'answers' | 'silent' | 'none'} Display */

/**
 * `none`: the environment names no display; `silent`: it names one that does not answer, or does not let us in.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [platform]
 * @returns {Promise<Display>}
 */
export async function findDisplay(env, platform = process.platform) {
  if (platform !== 'linux') return 'answers';
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = env;
  if (!x11 && !wayland) return 'none';
  if (x11 && (await answersX11(x11, env))) return 'answers';
  return wayland && (await accepts({ path: waylandSocket(wayland, env) })) ? 'answers' : 'silent';
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function waylandSocket(name, env) {
  return path.resolve(env.XDG_RUNTIME_DIR || `/run/user/${process.getuid?.()}`, name);
}

/**
 * Whether something listens there.
 * @param {net.NetConnectOpts} place
 * @returns {Promise<boolean>}
 */
function accepts(place) {
  return talk(place, null, () => true);
}

/**
 * Where an X server is to be found: `:0`, `unix:0.0`, `localhost:10.0`, `[::1]:10`.
 * @param {string} display
 * @returns {{host: string, number: number} | null} host '' is this computer's own socket
 */
export function parseDisplay(display) {
  const match = /^(?:(?<host>\[[^\]]+\]|[^:]*?)(?:\/unix)?):(?<number>\d{1,5})(?:\.\d+)?$/.exec(display);
  if (!match?.groups) return null;
  const host = (match.groups.host ?? '').replace(/^\[|\]$/g, '');
  return { host: host === 'unix' ? '' : host, number: Number(match.groups.number) };
}

/**
 * @param {string} display
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
async function answersX11(display, env) {
  const parsed = parseDisplay(display);
  if (parsed === null || 6000 + parsed.number > 65_535) return false;
  const { host, number } = parsed;
  const hello = setupRequest(readCookie(env, number));
  const isIn = (/** @type {Buffer} */ answer) => answer[0] === 1;
  if (host !== '') return talk({ host, port: 6000 + number }, hello, isIn);
  // Linux has the socket under an abstract name as well, which outlives a cleaned /tmp.
  return (
    (await talk({ path: `${X11_FOLDER}/X${number}` }, hello, isIn)) ||
    (await talk({ path: `\0${X11_FOLDER}/X${number}` }, hello, isIn))
  );
}

/**
 * The first message of X11's protocol, little-endian, version 11.0, with the login that the user has for it:
 * https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html#Connection_Setup
 * @param {Buffer | null} cookie
 */
function setupRequest(cookie) {
  const name = Buffer.from(cookie === null ? '' : 'MIT-MAGIC-COOKIE-1');
  const data = cookie ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l', 0);
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

/** @param {Buffer} bytes */
function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/**
 * The cookie for a display out of the file of XAUTHORITY; null without one.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} number
 */
function readCookie(env, number) {
  try {
    const bytes = fs.readFileSync(env.XAUTHORITY || path.join(env.HOME || homedir(), '.Xauthority'));
    return cookieIn(bytes, number, hostname());
  } catch {
    return null;
  }
}

/**
 * Entries are five fields: family (16 bit, big-endian), then address, number, name and data, each after its length.
 * @param {Buffer} bytes
 * @param {number} number
 * @param {string} machine
 */
export function cookieIn(bytes, number, machine) {
  let at = 0;
  const field = () => {
    const length = bytes.readUInt16BE(at);
    const value = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return value;
  };
  let other = null;
  while (at + 10 <= bytes.length) {
    at += 2;
    const [address, display, name, data] = [field(), field(), field(), field()];
    if (String(name) !== 'MIT-MAGIC-COOKIE-1') continue;
    if (String(display) !== '' && String(display) !== String(number)) continue;
    if (String(address) === machine) return data;
    other ??= data;
  }
  return other;
}

/**
 * Connects, says something, and judges the first answer; silence and errors are false.
 * @param {net.NetConnectOpts} place
 * @param {Buffer | null} hello null: to be connected is enough
 * @param {(answer: Buffer) => boolean} judge
 * @returns {Promise<boolean>}
 */
function talk(place, hello, judge) {
  return new Promise((resolve) => {
    const socket = net.connect(place);
    const end = (/** @type {boolean} */ result) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(end, ANSWER_MS, false);
    socket.on('error', () => end(false));
    socket.on('close', () => end(false));
    socket.on('connect', () => (hello === null ? end(true) : socket.write(hello)));
    socket.once('data', (answer) => end(judge(answer)));
  });
}
