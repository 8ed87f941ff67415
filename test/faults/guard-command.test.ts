import { describe, expect, it } from 'vitest';
import { commandWorld, eventually, run, start } from './support/command';
import type { AnthropicApi } from '../fakes/anthropic-api';
import { usageBody } from '../fakes/api/usage-body';
import { cachedUsageUtilization, writeClaudeJson } from '../fakes/claude-json';

const HOUR = 3_600_000;

/** Sets the use of both limits; their resets are hours away. */
function use(api: AnthropicApi, five: number, week = 11, resetsAt = Date.now() + 2 * HOUR + 60_000): void {
  api.setUsage(
    api.usage({
      five_hour: { utilization: five, resetsAt },
      seven_day: { utilization: week, resetsAt: Date.now() + 50 * HOUR },
    }),
  );
}

describe('quotide guard as a process', () => {
  it('quotide guard exits with 0 or 6 by the live percent, and says why in one line', async () => {
    const { places, api } = await commandWorld();
    use(api, 42);
    const env = { QUOTIDE_API_URL: api.url };
    const yes = await run(places, ['guard'], env);
    expect(yes).toMatchObject({ code: 0, err: '' });
    expect(yes.out).toMatch(/^Yes: 5-hour 42\s%; 7-day 11\s%\.\n$/);
    const no = await run(places, ['guard', '--window', 'five_hour', '--below', '40'], env);
    expect(no.code).toBe(6);
    expect(no.out).toMatch(/^No: 5-hour 42\s%, not below 40\s%, resets in 2\sh( 1\smin)? \(.*\)\.\n$/);
    // The second call had the answer of the first.
    expect(api.requests).toHaveLength(1);
  });

  it('quotide guard --json has the answer, each limit with source and instant, and when to try again', async () => {
    const { places, api } = await commandWorld();
    use(api, 95);
    const { code, out } = await run(places, ['guard', '--json'], { QUOTIDE_API_URL: api.url });
    expect(code).toBe(6);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      allowed: false,
      answer: 'no',
      exitCode: 6,
      below: 90,
      retryAt: expect.stringMatching(/Z$/) as string,
      limits: [
        {
          id: 'five_hour',
          answer: 'no',
          reason: 'not_below',
          utilization: 95,
          source: 'official_api',
          stale: false,
        },
        { id: 'seven_day', answer: 'yes', reason: 'below', utilization: 11, source: 'official_api' },
      ],
    });
  });

  it('quotide guard exits with 3 without a login, with 1 without numbers, and with 0 for both with --fail-open', async () => {
    const { places, api } = await commandWorld();
    const env = { QUOTIDE_API_URL: api.url };
    await api.down();
    expect((await run(places, ['guard'], env)).code).toBe(1);
    const open = await run(places, ['guard', '--fail-open'], env);
    expect(open.code).toBe(0);
    const signedOut = { ...env, CLAUDE_CONFIG_DIR: places.home, QUOTIDE_DATA_DIR: `${places.dataDir}2` };
    expect((await run(places, ['guard'], signedOut)).code).toBe(3);
    expect((await run(places, ['guard', '--wait'], signedOut)).code).toBe(3);
    expect((await run(places, ['guard', '--fail-open'], signedOut)).code).toBe(0);
  });

  it('quotide guard exits with 4 for old numbers', async () => {
    const { places, api } = await commandWorld();
    await api.down();
    writeClaudeJson(places.configDir, {
      cachedUsageUtilization: cachedUsageUtilization({
        fetchedAtMs: Date.now() - HOUR / 2,
        utilization: usageBody({ five_hour: { utilization: 42, resetsAt: Date.now() + 2 * HOUR } }),
      }),
    });
    const env = { QUOTIDE_API_URL: api.url };
    const old = await run(places, ['guard'], env);
    expect(old.out).toMatch(
      /^Not sure, the numbers are old: 5-hour 42\s% \(as Claude Code last read it, old\)\.\n$/,
    );
    expect(old.code).toBe(4);
    expect((await run(places, ['guard', '--fail-open'], env)).code).toBe(0);
    expect((await run(places, ['guard', '--below', '40'], env)).code).toBe(6);
  });

  it('quotide guard --wait ends with 0 once the limit has been reset', async () => {
    const { places, api } = await commandWorld();
    const env = { QUOTIDE_API_URL: api.url, QUOTIDE_TIME_SCALE: '600' };
    const begin = Date.now();
    // The reset is 20 minutes away: 2 s of real time.
    const resetsAt = begin + 20 * 60_000;
    use(api, 97, 11, resetsAt);
    const waiting = start(places, ['guard', '--wait', '--window', 'five_hour'], env);
    await eventually('the line on stderr', () => waiting.err().includes('waiting'));
    expect(waiting.err()).toMatch(/quotide: waiting\. No: 5-hour 97\s%, not below 90\s%/);
    use(api, 3, 11, resetsAt + 5 * HOUR);
    const { code, out } = await waiting.ended;
    expect(out).toMatch(/^Yes: 5-hour 3\s%\.\n$/);
    expect(code).toBe(0);
  });

  it('quotide guard --wait ends with the answer of that moment at its timeout and on SIGTERM', async () => {
    const { places, api } = await commandWorld();
    use(api, 97);
    const env = { QUOTIDE_API_URL: api.url };
    const timed = await run(places, ['guard', '--wait', '--timeout', '1s'], env);
    expect(timed.code).toBe(6);
    const waiting = start(places, ['guard', '--wait'], env);
    await eventually('the line on stderr', () => waiting.err().includes('waiting'));
    const { code, out } = await waiting.stop();
    expect([code, out.startsWith('No: 5-hour')]).toEqual([6, true]);
  });

  it('quotide guard refuses wrong options with one line and 2', async () => {
    const { places } = await commandWorld();
    const wrong = [
      ['--window', 'fiv_hour'],
      ['--below', '0'],
      ['--below', '101'],
      ['--for', 'soon'],
      ['--timeout', '1m'],
      ['--fail-open', '--fail-closed'],
    ];
    for (const words of wrong) {
      const { code, err } = await run(places, ['guard', ...words]);
      expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
      expect(err).toContain('use: quotide guard [--window W] [--below P]');
    }
  });
});
