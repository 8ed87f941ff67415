import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { usageBody } from '../../../fakes/api/usage-body';
import { commandWorld, QUOTIDE, run } from '../../../faults/support/command';
import { childEnv } from '../../../faults/support/places';

/** Runs the command in a terminal of its own, and returns what the terminal got. */
function inTerminal(args: string, env: NodeJS.ProcessEnv): string {
  const { stdout } = spawnSync('script', ['-qec', `'${QUOTIDE}' ${args}`, '/dev/null'], { env, input: '' });
  return stdout.toString().replaceAll('\r\n', '\n');
}

test.skipIf(process.platform === 'win32' /* bin/quotide is a POSIX script */)(
  'status has bars and colour on a terminal, no colour with NO_COLOR, and neither in a pipe',
  async () => {
    const { places, api } = await commandWorld();
    api.setUsage(
      usageBody({
        five_hour: { utilization: 42, resetsAt: Math.ceil(Date.now() / 60_000) * 60_000 + 7_200_000 },
      }),
    );
    const env = { QUOTIDE_API_URL: api.url, LC_ALL: 'en_GB.UTF-8', TZ: 'UTC', TERM: 'xterm' };
    const piped = await run(places, ['status'], env);
    expect(piped.out).toMatch(/5-hour +42/);
    expect(piped.out).not.toMatch(/[█░\u001b]/);
    // `script` is part of util-linux; other systems have one with other options.
    if (process.platform !== 'linux') return;
    const shown = inTerminal('status', childEnv(places, env));
    expect(shown).toContain('\u001b[36m█');
    const plain = inTerminal('status', childEnv(places, { ...env, NO_COLOR: '1' }));
    expect(plain).not.toContain('\u001b[');
    expect(plain).toMatch(/5-hour +[█▏▎▍▌▋▊▉░│]{20} +42\s%/);
  },
);
