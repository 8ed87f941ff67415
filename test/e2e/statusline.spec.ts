import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

/** Draws Claude Code's line with a launcher that has no runtime to start. */
async function draw(world: World, percent: number): Promise<string> {
  const bin = path.join(world.dataDir, '..', 'checkout', 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.copyFileSync(path.join('bin', 'quotide'), path.join(bin, 'quotide'));
  // A busy machine may be slower than people's.
  const script = fs.readFileSync(path.join('bin', 'statusline.sh'), 'utf8');
  fs.writeFileSync(path.join(bin, 'statusline.sh'), script.replace('--max-time 0.3', '--max-time 15'));
  const child = spawn(path.join(bin, 'quotide'), ['statusline'], { env: world.env({}), stdio: 'pipe' });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  const five_hour = { used_percentage: percent, resets_at: Math.round(resetIn(2 * HOUR) / 1000) };
  child.stdin.end(JSON.stringify({ session_id: 's', rate_limits: { five_hour } }));
  await once(child, 'close');
  return out;
}

test('the running app answers Claude Code’s status line and shows its numbers; with the app the socket goes', async ({
  world,
}) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  const app = await world.start();
  await world.trayWith('42');
  const socket = path.join(world.dataDir, 'run', 'statusline.sock');
  expect(fs.statSync(socket).mode & 0o777).toBe(0o600);
  expect(fs.statSync(path.dirname(socket)).mode & 0o777).toBe(0o700);
  expect(await draw(world, 57)).toBe('5h 57%\n');
  await world.trayWith('57');
  const gone = app.waitForEvent('close');
  const tray = await world.desktop.tray();
  // The app may end before it has answered the click.
  await tray.clickMenu('Quit').catch(() => undefined);
  await gone;
  expect(fs.existsSync(socket)).toBe(false);
});
