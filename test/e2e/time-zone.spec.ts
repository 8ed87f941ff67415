import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR, openPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const OWN_ETC = resolve('test/e2e/support/own-etc.sh');
const electron = createRequire(import.meta.url)('electron') as unknown as string;

/** A copy of /etc whose time zone a test may change. */
class OwnEtc {
  readonly dir = join(mkdtempSync(join(tmpdir(), 'quotide-etc-')), 'etc');

  constructor(zone: string) {
    cpSync('/etc', this.dir, { recursive: true, verbatimSymlinks: true });
    this.setZone(zone);
  }

  /** Changes the system's zone as timedatectl does: a new link, moved into place. */
  setZone(zone: string): void {
    const next = join(this.dir, 'localtime.new');
    symlinkSync(`/usr/share/zoneinfo/${zone}`, next);
    renameSync(next, join(this.dir, 'localtime'));
  }

  env(command: string): Record<string, string> {
    return { QUOTIDE_TEST_ETC: this.dir, QUOTIDE_TEST_COMMAND: command };
  }

  remove(): void {
    rmSync(join(this.dir, '..'), { recursive: true, force: true });
  }
}

/** A reading by Claude Code's status line. */
function tellByStatusline(world: World, percent: number, resetsAt: number): void {
  const limits = { five_hour: { used_percentage: percent, resets_at: resetsAt / 1000 } };
  execFileSync(resolve('bin/quotide'), ['statusline'], {
    env: world.env(),
    input: JSON.stringify({ session_id: 'one', rate_limits: limits }),
  });
}

function clockIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(at);
}

test('when the system’s zone changes, tray, menu, popover and dashboard follow, and no alert is repeated', async ({
  world,
}) => {
  test.skip(process.getuid?.() !== 0, 'a mount namespace of its own needs root');
  test.setTimeout(150_000);
  const etc = new OwnEtc('Europe/Berlin');
  const resetsAt = resetIn(2 * HOUR);
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 70, resetsAt },
      seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
    }),
  );
  try {
    const app = await world.start(etc.env(electron), [], OWN_ETC);
    const tray = await world.trayWith('70');
    tellByStatusline(world, 96, resetsAt);
    await world.trayWith('96');
    const page = await openPopover(app, tray);
    const opened = app.waitForEvent('window');
    await page.getByRole('button', { name: 'Dashboard' }).click();
    const dashboard = await opened;
    const menuLine = async () =>
      (await tray.menu()).map(({ label }) => label).find((label) => label.startsWith('5-hour')) ?? '';
    const zoneOf = (of: typeof page) =>
      of.evaluate(async () => (await window.quotide.getSnapshot()).locale.timeZone);
    const isIn = async (zone: string, timeout: number): Promise<void> => {
      const clock = clockIn(zone, resetsAt);
      await expect.poll(menuLine, { timeout }).toContain(clock);
      await tray.waitFor(({ tooltip }) => tooltip.includes(clock), `a tooltip with ${clock}`, timeout);
      await expect.poll(() => page.evaluate(() => document.body.textContent)).toContain(clock);
      await expect.poll(() => dashboard.evaluate(() => document.body.textContent)).toContain(clock);
      expect(await zoneOf(page)).toBe(zone);
    };
    await isIn('Europe/Berlin', 10_000);
    await expect.poll(() => world.desktop.notifications.shown.length).toBeGreaterThan(0);
    const alerts = world.desktop.notifications.shown.length;
    // Without any event, within a minute.
    etc.setZone('Asia/Tokyo');
    await isIn('Asia/Tokyo', 60_000);
    // At once when the computer wakes up, and when it is unlocked.
    etc.setZone('America/New_York');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await isIn('America/New_York', 5000);
    etc.setZone('Asia/Dubai');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
    await isIn('Asia/Dubai', 5000);
    expect(world.desktop.notifications.shown.length).toBe(alerts);
  } finally {
    await world.end();
    etc.remove();
  }
});

test('when the system’s zone changes, the next line of `quotide watch` is in the new zone', async ({
  world,
}) => {
  test.skip(process.getuid?.() !== 0, 'a mount namespace of its own needs root');
  test.setTimeout(120_000);
  const etc = new OwnEtc('Europe/Berlin');
  const usage = (percent: number) =>
    usageBody({ five_hour: { utilization: percent, resetsAt: resetIn(20 * HOUR) } });
  world.api.setUsage(usage(42));
  const env = { ...world.env(etc.env(resolve('bin/quotide'))), QUOTIDE_TIME_SCALE: '1', QUOTIDE_LOG: 'info' };
  const watch = spawn(OWN_ETC, ['watch'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  watch.stdout.on('data', (bytes) => {
    printed += String(bytes);
  });
  const hour = (zone: string) => clockIn(zone, Date.now()).slice(0, 2);
  try {
    await expect.poll(() => printed, { timeout: 20_000 }).toContain('42');
    expect(printed.startsWith(`${hour('Europe/Berlin')}:`)).toBe(true);
    etc.setZone('Asia/Tokyo');
    // Each note of Claude Code's status line brings a new line.
    let percent = 43;
    const nextLine = (): string => {
      tellByStatusline(world, percent, resetIn(20 * HOUR));
      percent += 1;
      return printed.trim().split('\n').at(-1) ?? '';
    };
    await expect
      .poll(nextLine, { timeout: 60_000, intervals: [2000] })
      .toMatch(new RegExp(`^${hour('Asia/Tokyo')}:`));
  } finally {
    watch.kill();
    await world.end();
    etc.remove();
  }
});
