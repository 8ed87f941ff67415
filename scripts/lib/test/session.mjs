// `node session.mjs COMMAND…`: runs it on a screen and a session bus of its own (Linux).
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);

/** @returns {Promise<{display: string, end: () => void}>} */
async function startScreen() {
  const flags = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let log = '';
  server.stderr?.on('data', (chunk) => (log += chunk));
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`Xvfb ended: ${log}`)));
    // It finds a free number by itself and writes it down when it is ready.
    server.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
  });
  return { display: `:${number}`, end: () => server.kill() };
}

const screen = await startScreen();
const env = { ...process.env, DISPLAY: screen.display };
const child = spawn('dbus-run-session', ['--', command, ...args], { env, stdio: 'inherit' });
child.once('error', (error) => {
  process.stderr.write(`dbus-run-session: ${error.message}\n`);
  process.exitCode = 127;
  screen.end();
});
child.once('exit', (code) => {
  process.exitCode = code ?? 128;
  screen.end();
});
