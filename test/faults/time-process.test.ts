import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../electron/core/snapshot/status';
import type { AnthropicApi } from '../fakes/anthropic-api';
import { commandWorld, eventually, run, start, unwrapped } from './support/command';
import { CANARY } from '../unit/sources/credentials/support';
import { CANARY_TAIL, filesWith, signIn } from './support/places';
import { faketimeEnv } from './support/tools';
import { gaps, HOUR, MINUTE, SECOND } from './support/world';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
] as const;
const SHIFTS = { '+1 h': '+3600s', '-2 h': '-7200s', '+10 years': '+315360000s', 'to 1970': '-1795000000s' };

const say = (api: AnthropicApi, fiveHour = 42) => {
  const resetsAt = Math.ceil(Date.now() / HOUR) * HOUR;
  api.setUsage(
    api.usage({
      five_hour: { utilization: fiveHour, resetsAt: resetsAt + 3 * HOUR },
      seven_day: { utilization: 17, resetsAt: resetsAt + 100 * HOUR },
    }),
  );
};

/** The percents that are on show, unknown ones left out. */
const percents = ({ windows }: Status) => windows.flatMap(({ utilization }) => utilization ?? []);

describe('quotide watch after its process stood still', () => {
  it('quotide watch sends one request after 3 s at a standstill (an hour of its time), and then goes on at its pace', async () => {
    const { api, places } = await commandWorld();
    say(api);
    const watch = start(places, ['watch', '--json'], {
      QUOTIDE_API_URL: api.url,
      QUOTIDE_TIME_SCALE: '1200',
    });
    await api.waitForRequests(5, 15_000);
    watch.child.kill('SIGSTOP');
    await sleep(3000);
    const before = api.requests.length;
    watch.child.kill('SIGCONT');
    await api.waitForRequests(before + 4, 10_000);
    const sent = api.requests.slice(before);
    // A minute of its time is 50 ms.
    expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(45);
    expect(sent.filter(({ at }) => at < (sent[0]?.at ?? 0) + 90)).toHaveLength(1);
    expect((await watch.stop()).code).toBe(0);
  });
});

describe('the command in other time zones', () => {
  it('another time zone changes the words of the command and nothing else', async () => {
    const { api, places } = await commandWorld();
    say(api);
    const inZone = async (zone: string) => {
      const env = { QUOTIDE_API_URL: api.url, TZ: zone, LC_ALL: 'C.UTF-8' };
      const runs = [
        await run(places, ['status', '--json'], env),
        await run(places, ['status'], env),
      ] as const;
      expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(Array(2).fill({ code: 0, err: '' }));
      const shown = (JSON.parse(runs[0].out) as Status).windows;
      const facts = JSON.stringify(shown.map(({ id, utilization, resetsAt }) => [id, utilization, resetsAt]));
      return { facts, words: runs[1].out };
    };
    const [first, ...others] = ZONES;
    // The first one asks; the others must find its answer.
    const all = [await inZone(first), ...(await Promise.all(others.map(inZone)))];
    const windows = new Set(all.map(({ facts }) => facts));
    const words = new Set(all.map((each) => each.words));
    expect(windows.size).toBe(1);
    expect(words.size).toBeGreaterThanOrEqual(5);
    expect(api.requests).toHaveLength(1);
  });
});

describe('the command when the machine’s wall clock is set (libfaketime)', () => {
  for (const [name, shift] of Object.entries(SHIFTS)) {
    it(`the command prints no invented number and stores no reading of the future when the wall clock is set ${name} between two runs`, async () => {
      const { api, places } = await commandWorld();
      say(api);
      const file = path.join(places.home, 'shift');
      const env = { QUOTIDE_API_URL: api.url, ...faketimeEnv(file) };
      fs.writeFileSync(file, '+0s');
      expect((await run(places, ['status', '--json'], env)).code).toBe(0);
      fs.writeFileSync(file, shift);
      const { code, out, err } = await run(places, ['status', '--json'], env);
      const status = JSON.parse(out) as Status;
      expect(err).toBe('');
      expect(code).toBe(0);
      expect([42, 17]).toEqual(expect.arrayContaining([...percents(status)]));
      expect(Date.parse(status.observedAt ?? '') - Date.parse(status.takenAt)).toBeLessThanOrEqual(MINUTE);
      expect(api.requests.length).toBeLessThanOrEqual(2);
      expect(filesWith(places.dataDir, CANARY_TAIL)).toEqual([]);
    });
  }

  it(
    'a wall clock that leaps about leaves quotide watch alive, and it asks no oftener',
    { timeout: 500_000 },
    async () => {
      const { api, places } = await commandWorld();
      say(api);
      const file = path.join(places.home, 'shift');
      fs.writeFileSync(file, '+0s');
      const watch = start(places, ['watch', '--json'], { QUOTIDE_API_URL: api.url, ...faketimeEnv(file) });
      await eventually('the first line', () => watch.lines().length > 0);
      // A leap while the request is under way is a row of its own, in virtual time.
      await sleep(500);
      const perShift = LONG ? 70 * SECOND : 400;
      for (const shift of Object.values(SHIFTS)) {
        fs.writeFileSync(file, shift);
        await sleep(perShift);
        expect({ code: watch.child.exitCode, err: watch.err() }).toEqual({ code: null, err: '' });
      }
      fs.writeFileSync(file, '+0s');
      await sleep(perShift);
      expect(
        watch
          .lines()
          .flatMap(percents)
          .every((percent) => [42, 17].includes(percent)),
      ).toBe(true);
      expect(api.requests.length).toBeGreaterThanOrEqual(1);
      expect(api.requests.length).toBeLessThanOrEqual(LONG ? 5 : 1);
      const all = gaps(api.requests);
      expect(Math.min(Infinity, ...all)).toBeGreaterThanOrEqual(59 * SECOND);
      expect((await watch.stop()).code).toBe(0);
    },
  );
});

describe('the command on a machine whose clock is off (libfaketime)', { timeout: 120_000 }, () => {
  const OFFS = { '2 h ahead': '+7200s', '3 h behind': '-10800s', '26 h ahead': '+93600s' };
  /** 47 % of a window that resets in 1 h 14 m by the true time, and a login that ends in 8 h. */
  const world = async (shift: string) => {
    const made = await commandWorld();
    const now = Date.now();
    const resetsAt = now + 74 * MINUTE + 30 * SECOND;
    made.api.setUsage(made.api.usage({ five_hour: { utilization: 47, resetsAt } }));
    signIn(made.places, { expiresAt: now + 8 * HOUR });
    const file = path.join(made.places.home, 'shift');
    fs.writeFileSync(file, shift);
    const env = { QUOTIDE_API_URL: made.api.url, ...faketimeEnv(file) };
    return { ...made, resetsAt, file, env };
  };
  const shownBy = async (at: Awaited<ReturnType<typeof world>>) => {
    const { code, out, err } = await run(at.places, ['status', '--json'], at.env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const status = JSON.parse(out) as Status;
    const window = status.windows.find(({ id }) => id === 'five_hour');
    const left = Date.parse(window?.resetsAt ?? '') - Date.parse(status.takenAt);
    return { percent: window?.utilization, left, truly: at.resetsAt - Date.now() };
  };

  for (const [name, shift] of Object.entries(OFFS)) {
    it(`on a machine whose clock is ${name} and then put right, the number, the countdown and the login are those of the true time`, async () => {
      const at = await world(shift);
      for (const next of ['+0s', shift]) {
        const { percent, left, truly } = await shownBy(at);
        expect(percent).toBe(47);
        expect(Math.abs(left - truly)).toBeLessThanOrEqual(2 * MINUTE);
        fs.writeFileSync(at.file, next);
      }
      // The second run found the first one's answer, and knew how old it is.
      expect(at.api.requests).toHaveLength(1);
    });
  }

  it('the doctor names by how much the machine’s clock is off', async () => {
    const at = await world('+7200s');
    const { out } = await run(at.places, ['doctor', '-v'], at.env);
    expect(unwrapped(out).replaceAll('\u202f', ' ')).toContain(
      'This computer’s clock is 2 hours ahead; Quotide goes by Anthropic’s time.',
    );
  });

  it('a login that has truly ended is sent once, and not again', async () => {
    const { api, places } = await commandWorld();
    signIn(places, { expiresAt: Date.now() - HOUR });
    api.logout(CANARY);
    for (let turn = 0; turn < 3; turn += 1)
      expect((await run(places, ['status', '--refresh'], { QUOTIDE_API_URL: api.url })).code).toBe(3);
    expect(api.requests).toHaveLength(1);
  });
});
