import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Status } from '../../../electron/core/snapshot/status';
import { usageBody } from '../../fakes/api/usage-body';
import { commandWorld, run } from '../../faults/support/command';

/** On a German desktop, with Japanese chosen in the settings. */
test.skipIf(process.platform === 'win32' /* bin/quotide is a POSIX script */)(
  'the command prints English in every language of the screen, and times in the user’s form',
  async () => {
    const { places, api } = await commandWorld();
    const noon = Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 12 * 3_600_000;
    api.setUsage(
      usageBody({
        five_hour: { utilization: 42, resetsAt: Math.ceil(Date.now() / 60_000) * 60_000 + 7_200_000 },
        seven_day: { utilization: 17, resetsAt: noon + 86_400_000 },
        scoped: [{ model: 'Fable', utilization: 3, resetsAt: noon + 86_400_000 }],
      }),
    );
    fs.mkdirSync(places.dataDir, { recursive: true });
    fs.writeFileSync(
      path.join(places.dataDir, 'settings.json'),
      JSON.stringify({ appearance: { language: 'ja' } }),
    );
    const env = { QUOTIDE_API_URL: api.url, LC_ALL: 'de_DE.UTF-8', TZ: 'UTC' };
    const { out } = await run(places, ['status'], env);
    expect(out).toMatch(/from Anthropic, (\d+\ss ago|just now)/);
    expect(out).toMatch(/^You’re (probably )?fine\./m);
    expect(out).toMatch(/5-hour +42\s% {2}resets in (1|2)\sh/);
    // German formats, English day: `Thu 12:00`, not `12:00 PM` and not `Do 12:00`.
    expect(out).toMatch(/7-day Fable +3\s% {2}resets in .* \((Mon|Tue|Wed|Thu|Fri|Sat|Sun) 12:00\)/);
    const status = JSON.parse((await run(places, ['status', '--json'], env)).out) as Status;
    expect(status.windows.map(({ label }) => label)).toEqual(['5-hour', '7-day', '7-day Fable']);

    const doctor = await run(places, ['doctor'], env);
    expect(doctor.out).toMatch(/^ok +Login +\S/m);
    const whole = await run(places, ['doctor', '-v'], env);
    expect(whole.out).toMatch(/^ok +Login$/m);
    expect(whole.out).toMatch(/Sent (\d+ seconds|less than a minute) ago, at \d\d:\d\d\./);
  },
);
